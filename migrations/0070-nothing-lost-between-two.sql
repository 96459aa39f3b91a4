-- Nobody overwrites what somebody else has saved of these since they read it.
alter table street.observation add column version int not null default 1;
alter table street.pattern add column version int not null default 1;
alter table street.place add column version int not null default 1;
alter table meetings.series add column version int not null default 1;
alter table network.representation add column version int not null default 1;

-- What mentions a place takes its new name along.
create index observation_place on street.observation (district, place_id);
create index observation_public_place on street.observation (district, public_place_id);
