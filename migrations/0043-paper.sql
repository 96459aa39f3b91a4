-- Who collects needles, and the number for it, as the notice for stairwells says. Empty: the notice says where to report one.
alter table platform.district
  add column needle_collector text check (char_length(needle_collector) between 1 and 80),
  add column needle_phone text check (char_length(needle_phone) between 1 and 20);

-- When a district's papers were last made, and what they said then, as a digest of each part: enough to tell what has changed.
create table help.paper (
  district text primary key references platform.district (id) on delete cascade,
  made_at timestamptz not null,
  facts jsonb not null
);
