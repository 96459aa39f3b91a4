-- A coordinator can note for somebody who was at a meeting, and says so on the phone, that the sent minutes are right as they are.
alter table meetings.delivery
  add column agreed_assisted boolean not null default false check (agreed_at is not null or not agreed_assisted);
