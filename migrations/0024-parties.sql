-- How many a party should have in the forum; none for one that only takes letters.
alter table network.party
  add column seats int not null default 1 check (seats between 0 and 20),
  add column deputy_seats int not null default 0 check (deputy_seats between 0 and 20);

update network.party p set seats = 0
where takes_letters
  and not exists (
    select from network.representation r where r.district = p.district and r.party_id = p.id
  );

-- Written consent of somebody who represents a party openly. Without it nothing of a person is public.
create table network.consent (
  district text not null,
  id uuid not null,
  representation_id uuid not null,
  -- As they want to be called in public; null: they are shown by function and party only. Forgotten when it ends.
  public_name text check (char_length(public_name) between 1 and 120),
  given_on date not null,
  -- The member who got the paper.
  received_by uuid,
  ended_on date,
  primary key (district, id),
  foreign key (district, representation_id) references network.representation (district, id) on delete cascade,
  foreign key (district, received_by) references platform.member (district, id) on delete set null (received_by),
  check (ended_on is null or public_name is null)
);
create unique index consent_open on network.consent (district, representation_id) where ended_on is null;
create index consent_representation on network.consent (district, representation_id);
create index consent_received_by on network.consent (district, received_by) where received_by is not null;

-- For which parties a member who came, or sent an apology, spoke at a meeting, as it was that day: minutes keep
-- function and party also when the member has left or speaks for somebody else.
create table meetings.spoke_for (
  district text not null,
  meeting_id uuid not null,
  member_id uuid not null,
  party_id uuid not null,
  function text not null check (char_length(function) between 1 and 120),
  is_deputy boolean not null,
  primary key (district, meeting_id, member_id, party_id),
  foreign key (district, meeting_id, member_id)
    references meetings.attendance (district, meeting_id, member_id) on delete cascade,
  foreign key (district, party_id) references network.party (district, id) on delete cascade
);
create index spoke_for_party on meetings.spoke_for (district, party_id);

insert into meetings.spoke_for (district, meeting_id, member_id, party_id, function, is_deputy)
select distinct on (a.district, a.meeting_id, a.member_id, r.party_id)
  a.district, a.meeting_id, a.member_id, r.party_id, left(r.function, 120), r.is_deputy
from meetings.attendance a
join meetings.meeting m on m.district = a.district and m.id = a.meeting_id
join network.representation r on r.district = a.district and r.member_id = a.member_id
where r.function <> ''
  and r.from_day <= (m.starts_at at time zone 'Europe/Copenhagen')::date
  and (r.to_day is null or r.to_day >= (m.starts_at at time zone 'Europe/Copenhagen')::date)
order by a.district, a.meeting_id, a.member_id, r.party_id, r.is_deputy, r.from_day;
