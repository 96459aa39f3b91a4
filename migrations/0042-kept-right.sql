-- Somebody stood before a closed door. Only that it was so, and when; nothing of who.
create table help.closed_door (
  district text not null,
  id uuid not null,
  service_id uuid not null,
  at timestamptz not null,
  primary key (district, id),
  foreign key (district, service_id) references help.service (district, id) on delete cascade
);
create index closed_door_service on help.closed_door (district, service_id, at);

-- When those who speak for its party were last asked by mail whether everything is right.
alter table help.service add column asked_at timestamptz;
