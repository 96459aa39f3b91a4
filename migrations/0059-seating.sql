-- Who sits in which workshop in which round, and how that came about.

-- What an allocation is drawn with. It is made with the conference, before anybody has registered, and never again. Its SHA-256
-- is public as soon as the conference is; the seed itself once an allocation is published.
alter table conference.conference
  add column seed text not null
    default encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex')
    check (seed ~ '^[0-9a-f]{64}$');

-- Allocations that were tried and not seen by anybody but the organisers: the last one, and the one before it to compare with.
create table conference.allocation_draft (
  district text not null,
  conference_id uuid not null,
  number int not null check (number > 0),
  -- What it is computed from: places, wishes, parties, pins. People stand in it as their numbers in the queue.
  problem jsonb not null,
  -- Null while it is being computed.
  allocation jsonb,
  asked_at timestamptz not null,
  done_at timestamptz,
  -- When the computation was given up.
  failed_at timestamptz,
  primary key (district, conference_id, number),
  foreign key (district, conference_id) references conference.conference (district, id) on delete cascade,
  check ((allocation is null) = (done_at is null)),
  check (done_at is null or failed_at is null)
);

-- Allocations that were published, each for everybody. What they were computed from goes with the names; what came of them stays.
create table conference.allocation (
  district text not null,
  conference_id uuid not null,
  -- Counts from 1.
  version int not null check (version > 0),
  -- The draft that was published; none is published twice.
  draft_number int not null,
  published_at timestamptz not null,
  -- With this, anyone can compute it again. Null once it has been erased.
  problem jsonb,
  -- How many got which wish, by workshop and in all; nothing about one person.
  outcome jsonb not null,
  primary key (district, conference_id, version),
  unique (district, conference_id, draft_number),
  foreign key (district, conference_id) references conference.conference (district, id) on delete cascade
);

-- Seats that the organisers give before an allocation, whatever anyone wished, with the reason that the person reads.
create table conference.pin (
  district text not null,
  conference_id uuid not null,
  registration_id uuid not null,
  round int not null check (round > 0),
  session_id uuid not null,
  reason text not null check (char_length(reason) between 1 and 200),
  created_at timestamptz not null,
  primary key (district, registration_id, round),
  unique (district, registration_id, session_id),
  foreign key (district, registration_id) references conference.registration (district, id) on delete cascade,
  foreign key (district, conference_id) references conference.conference (district, id) on delete cascade
);
create index pin_by_conference on conference.pin (district, conference_id);

-- Everybody whom the published allocation knows, with or without a seat, and why they got what they got.
create table conference.placement (
  district text not null,
  registration_id uuid not null,
  conference_id uuid not null,
  explanation jsonb not null,
  -- Placed after the allocation was published, in what was free.
  is_late boolean not null default false,
  -- The seats they have last been told of; null when they have been told nothing.
  told text,
  placed_at timestamptz not null,
  primary key (district, registration_id),
  foreign key (district, registration_id) references conference.registration (district, id) on delete cascade,
  foreign key (district, conference_id) references conference.conference (district, id) on delete cascade
);
create index placement_by_conference on conference.placement (district, conference_id);

-- The places as they are now: one person's in one workshop in one round. A seat goes when its registration is cancelled.
create table conference.seat (
  district text not null,
  registration_id uuid not null,
  round int not null check (round > 0),
  conference_id uuid not null,
  session_id uuid not null,
  -- Which wish it was, from 1; null for a seat that was given without a wish.
  rank int check (rank > 0),
  -- Drawn with everybody, filled in afterwards, or given by hand.
  came_by text not null check (came_by in ('allocation', 'late', 'hand')),
  -- Of a pin, or of a seat given by hand.
  reason text check (char_length(reason) between 1 and 200),
  primary key (district, registration_id, round),
  unique (district, registration_id, session_id),
  foreign key (district, registration_id) references conference.placement (district, registration_id) on delete cascade,
  foreign key (district, conference_id) references conference.conference (district, id) on delete cascade
);
create index seat_by_session on conference.seat (district, conference_id, session_id, round);
