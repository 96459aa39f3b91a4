-- A passkey of a person: what a device proves itself by. Only the public half is here.
create table identity.passkey (
  id uuid primary key,
  person_id uuid not null references identity.person (id) on delete cascade,
  credential_id text not null unique check (char_length(credential_id) <= 1400),
  public_key bytea not null,
  -- Grows with each use on devices that count; a copy of the device would lag behind.
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  name text not null check (char_length(name) between 1 and 60),
  created_at timestamptz not null default now(),
  last_used_on date
);
create index passkey_person on identity.passkey (person_id);

-- How a person knows their own sessions again, in words so coarse that they say nothing about anybody.
alter table identity.session
  add column device text not null default 'other' check (device in ('phone', 'tablet', 'computer', 'other')),
  add column browser text not null default 'other' check (browser in ('firefox', 'chrome', 'safari', 'edge', 'other')),
  add column last_used_on date not null default (now() at time zone 'Europe/Copenhagen')::date;
