-- Who is writing on an item of a meeting's minutes just now, so that others at the same table see it. A row counts until
-- its time, some seconds after the last key. Unlogged: it is in no backup, on no standby, and gone after a crash.
create unlogged table meetings.writing (
  district text not null,
  meeting_id uuid not null,
  item_id uuid not null,
  member_id uuid not null,
  until timestamptz not null,
  primary key (district, meeting_id, item_id, member_id),
  foreign key (district, meeting_id, item_id) references meetings.entry (district, meeting_id, item_id) on delete cascade,
  foreign key (district, member_id) references platform.member (district, id) on delete cascade
);
create index writing_member on meetings.writing (district, member_id);
