-- Whether a service has room, as its party has last said it; never a number. It holds until a moment and then says nothing.
create table help.free_places (
  district text not null,
  service_id uuid not null,
  level text not null check (level in ('none', 'few', 'many')),
  said_at timestamptz not null,
  until timestamptz not null check (until > said_at),
  primary key (district, service_id),
  foreign key (district, service_id) references help.service (district, id) on delete cascade
);
