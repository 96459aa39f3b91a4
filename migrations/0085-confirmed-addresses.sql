-- A mail address that somebody has written into a registration later, which counts once the link that was mailed to it is used:
-- it may be somebody else's. Until then the registration keeps the one it has, or none.
create table conference.unconfirmed_address (
  district text not null,
  registration_id uuid not null,
  email text not null check (char_length(email) between 3 and 254),
  -- Until when its newest link works; then it is forgotten.
  expires_at timestamptz not null,
  -- The last mail that was written to it; null while one is asked for.
  mail_id uuid,
  primary key (district, registration_id),
  foreign key (district, registration_id) references conference.registration (district, id) on delete cascade
);
create index unconfirmed_address_by_end on conference.unconfirmed_address (expires_at);

alter table conference.badge
  -- Whether workshops stood on a badge as it was printed last. Those from before this was kept are taken as if they did.
  add column with_workshops boolean not null default true,
  -- A digest of those workshops, with their times and rooms. Null: not printed since this is kept, or without.
  add column workshops_digest text;
