-- Before each meeting every party is asked for five lines; with the modules' figures they become one printable page.
create schema bulletins;

create table bulletins.bulletin (
  district text not null references platform.district (id) on delete cascade,
  -- The meeting it is for, as the thread knows it.
  meeting_id uuid not null,
  asked_at timestamptz not null,
  reminded_at timestamptz,
  published_at timestamptz,
  -- As they were when it was published, and since when they count.
  figures jsonb not null default '[]',
  figures_since timestamptz,
  primary key (district, meeting_id),
  check ((published_at is null) = (figures_since is null))
);
create index bulletin_published on bulletins.bulletin (district, published_at desc) where published_at is not null;

create table bulletins.contribution (
  district text not null references platform.district (id) on delete cascade,
  meeting_id uuid not null,
  party_id uuid not null,
  lines jsonb not null default '{}',
  answered_at timestamptz,
  assisted boolean not null default false,
  -- What the party wrote, when a coordinator has shortened it.
  original jsonb,
  -- What came after the deadline and has not been taken in.
  late_lines jsonb,
  late_at timestamptz,
  version integer not null default 0,
  primary key (district, meeting_id, party_id),
  foreign key (district, meeting_id) references bulletins.bulletin (district, meeting_id) on delete cascade,
  foreign key (district, party_id) references network.party (district, id),
  check ((late_lines is null) = (late_at is null))
);
create index contribution_party on bulletins.contribution (district, party_id);
