-- Which drop-in centre passes things on to somebody is forgotten, too, when they leave; and of those who left before.
alter table platform.member
  drop constraint member_check,
  drop constraint member_check3;

update platform.member set centre_name = null where ended_at is not null;

alter table platform.member
  add constraint member_left_check
    check (ended_at is null or (email is null and phone is null and centre_name is null and person_id is null)),
  add constraint member_centre_check check (ended_at is not null or reach <> 'centre' or centre_name is not null);
