create schema street;

-- Squares and streets that people know by name: what a report may name, and all that is ever public of where it was.
create table street.place (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  name text not null check (name = btrim(name) and length(name) between 1 and 80),
  lat double precision not null check (lat between -90 and 90),
  lon double precision not null check (lon between -180 and 180),
  created_at timestamptz not null default now(),
  primary key (district, id)
);
create unique index place_name on street.place (district, lower(name));

-- Something seen in public space. Nothing is kept of who reported it but what they write themselves.
create table street.observation (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  kind text not null
    check (kind in ('needle', 'human_waste', 'rubbish', 'stairwell', 'noise', 'unsafe', 'other')),
  reported_at timestamptz not null,
  -- Private for ever: read by coordinators only.
  place_id uuid,
  lat double precision check (lat between -90 and 90),
  lon double precision check (lon between -180 and 180),
  place_words text not null default '' check (length(place_words) <= 200),
  text text not null default '' check (length(text) <= 2000),
  photo_key text,
  -- Only a hash: the code itself is known to the one who reported.
  receipt_hash text not null unique,
  status text not null check (status in ('received', 'seen', 'under_way', 'solved', 'cannot')),
  status_at timestamptz not null,
  -- Shown to the one who reported, and to everyone when the report is published.
  status_reason text not null default '' check (length(status_reason) <= 500),
  closed_at timestamptz,
  public_line text check (length(public_line) between 10 and 300),
  public_place_id uuid,
  published_at timestamptz,
  -- When retention took the words, the exact place and the photo.
  erased_at timestamptz,
  primary key (district, id),
  foreign key (district, place_id) references street.place (district, id),
  foreign key (district, public_place_id) references street.place (district, id),
  check ((lat is null) = (lon is null)),
  check (erased_at is not null or place_id is not null or lat is not null or place_words <> ''),
  check (status <> 'cannot' or status_reason <> ''),
  check ((closed_at is not null) = (status in ('solved', 'cannot'))),
  check ((public_line is null) = (published_at is null) and (public_line is null) = (public_place_id is null))
);
create index observation_newest on street.observation (district, reported_at desc, id desc);
create index observation_published on street.observation (district, published_at desc, id desc)
  where published_at is not null;

-- Where news may be sent, apart from the report and deleted 30 days after it is closed.
create table street.contact (
  district text not null,
  observation_id uuid not null,
  email text not null check (email = lower(btrim(email)) and length(email) between 3 and 254),
  primary key (district, observation_id),
  foreign key (district, observation_id) references street.observation (district, id) on delete cascade
);

-- What someone has had a mail about, so that nothing is told twice. Goes with the contact.
create table street.told (
  district text not null,
  observation_id uuid not null,
  item_kind text not null,
  item_id uuid not null,
  item_status text not null,
  primary key (district, observation_id, item_kind, item_id, item_status),
  foreign key (district, observation_id) references street.contact (district, observation_id) on delete cascade
);

-- Several observations that belong together.
create table street.pattern (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  title text not null check (length(title) between 3 and 120),
  created_at timestamptz not null,
  status text not null check (status in ('open', 'closed')),
  status_at timestamptz not null,
  public_line text check (length(public_line) between 10 and 300),
  published_at timestamptz,
  primary key (district, id),
  check ((public_line is null) = (published_at is null))
);
create index pattern_newest on street.pattern (district, created_at desc, id desc);
