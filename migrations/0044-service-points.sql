-- Where on the map a service is, when its provider has said so; and services whose address is told on the phone only.
alter table help.service
  add column lat double precision check (lat between 54 and 58),
  add column lon double precision check (lon between 7 and 16),
  add column is_secret boolean not null default false,
  add constraint service_point check ((lat is null) = (lon is null)),
  add constraint service_secret check (not is_secret or (lat is null and place = '' and phone is not null)),
  add constraint service_place check (is_secret or place <> '');
