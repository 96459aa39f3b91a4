-- A place that is no longer offered stays for what mentions it; its name is free again.
alter table street.place add column retired_at timestamptz;
drop index street.place_name;
create unique index place_name on street.place (district, lower(name)) where retired_at is null;

-- Whose map the streets come from, as their licence asks; an address at the end becomes a link.
alter table platform.district
  add column map_credit text check (map_credit = btrim(map_credit) and length(map_credit) between 1 and 200);
