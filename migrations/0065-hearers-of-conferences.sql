-- Who must hear that a conference has another time or place, or is cancelled: by mail, or by hand from a list.
create table conference.hearer (
  district text not null,
  id uuid not null,
  conference_id uuid not null,
  registration_id uuid,
  invitation_id uuid,
  -- When and where they believe it is: a conference can be moved again before everybody has heard.
  knew_starts_at timestamptz not null,
  knew_ends_at timestamptz not null,
  knew_place text not null,
  -- When it was moved or cancelled the last time.
  changed_at timestamptz not null,
  -- When they were told; null while they have not been.
  told_at timestamptz,
  primary key (district, id),
  unique (district, registration_id),
  unique (district, invitation_id),
  foreign key (district, conference_id) references conference.conference (district, id) on delete cascade,
  foreign key (district, registration_id) references conference.registration (district, id) on delete cascade,
  foreign key (district, invitation_id) references conference.invitation (district, id) on delete cascade,
  check (num_nonnulls(registration_id, invitation_id) = 1)
);
create index hearer_by_conference on conference.hearer (district, conference_id);
create index hearer_untold on conference.hearer (changed_at) where told_at is null;
