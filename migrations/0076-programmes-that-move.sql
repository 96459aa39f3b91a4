-- Who must hear that something in their own programme has another time or room, or is dropped: by mail, or by hand from a list.
create table conference.programme_hearer (
  district text not null,
  registration_id uuid not null,
  conference_id uuid not null,
  -- The version of the programme they know, until they are told: several can be published before everybody has heard.
  knew_version int not null,
  -- When a version that touches them was published the last time.
  changed_at timestamptz not null,
  -- When they were told by hand.
  told_at timestamptz,
  -- The mail that was written to them, which may not arrive.
  mail_id uuid,
  mailed_at timestamptz,
  primary key (district, registration_id),
  foreign key (district, registration_id) references conference.registration (district, id) on delete cascade,
  foreign key (district, conference_id, knew_version) references conference.version (district, conference_id, number) on delete cascade,
  check (num_nonnulls(mail_id, mailed_at) in (0, 2))
);
create index programme_hearer_by_version on conference.programme_hearer (district, conference_id, knew_version);
create index programme_hearer_untold on conference.programme_hearer (changed_at) where told_at is null and mail_id is null;
