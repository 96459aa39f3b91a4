-- Elections of representatives and deputies for a party. No row anywhere joins a voter, a code and a vote: adr/0028.
create schema elections;

create table elections.election (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  party_id uuid not null,
  title text not null check (char_length(title) between 1 and 200),
  seats int not null check (seats between 1 and 20),
  deputies int not null check (deputies between 0 and 20),
  -- How many crosses one ballot may hold.
  crosses int not null check (crosses between 1 and seats),
  -- The period the elected speak for the party.
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  -- Rules in plain words.
  voters text not null check (char_length(voters) between 1 and 1000),
  standers text not null check (char_length(standers) between 1 and 1000),
  contact text not null check (char_length(contact) between 1 and 300),
  -- Each day counts until it ends.
  candidates_day date not null,
  withdraw_day date not null check (withdraw_day >= candidates_day),
  voting_day date not null check (voting_day > withdraw_day),
  hall_from timestamptz not null,
  hall_until timestamptz not null check (hall_until > hall_from),
  place text not null check (char_length(place) between 1 and 200),
  status text not null check (status in ('call', 'closed', 'voting', 'counting', 'approved', 'seated', 'cancelled')),
  status_at timestamptz not null,
  -- Counts the changes of the call, so that two people writing at once notice each other.
  version int not null default 1,
  -- Fixed with the call, shown when their lot has been drawn; until then only their digests are public.
  order_secret text not null check (order_secret ~ '^[0-9a-f]{64}$'),
  tie_secret text not null check (tie_secret ~ '^[0-9a-f]{64}$'),
  -- What was said or thrown in the hall when the voting was over.
  hall_words text check (char_length(hall_words) between 1 and 200),
  counter_one uuid,
  counter_two uuid check (counter_two <> counter_one),
  cancelled_because text not null default '' check (char_length(cancelled_because) <= 1000),
  -- All that follows is set when the result is approved, and never again.
  document_number text,
  approved_at timestamptz,
  remarks text not null default '' check (char_length(remarks) <= 2000),
  result jsonb,
  created_at timestamptz not null,
  primary key (district, id),
  unique (district, document_number),
  foreign key (district, party_id) references network.party (district, id),
  foreign key (district, counter_one) references platform.member (district, id),
  foreign key (district, counter_two) references platform.member (district, id),
  check ((status in ('approved', 'seated')) = (num_nulls(document_number, approved_at, result) = 0)),
  check (status not in ('approved', 'seated') = (num_nonnulls(document_number, approved_at, result) = 0))
);
create index election_newest on elections.election (district, hall_from desc, id desc);

create table elections.candidate (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  election_id uuid not null,
  -- As the person wants it on the ballot; null once it has been erased.
  name text check (char_length(name) between 1 and 120),
  text text not null default '' check (char_length(text) <= 600),
  email text,
  phone text,
  came_by text not null check (came_by in ('form', 'secretary')),
  status text not null check (status in ('waiting', 'standing', 'withdrawn')),
  -- The number on the ballot, drawn by lot.
  number int,
  outcome text check (outcome in ('elected', 'deputy')),
  -- First elected, second elected; first deputy, second deputy.
  rank int,
  representation_id uuid,
  created_at timestamptz not null,
  primary key (district, id),
  unique (district, election_id, number),
  foreign key (district, election_id) references elections.election (district, id) on delete cascade,
  check (status <> 'waiting' or number is null),
  check (num_nulls(outcome, rank) in (0, 2))
);
create unique index candidate_name on elections.candidate (district, election_id, lower(name));

-- One row for each election holds all that a vote on screen changes, so that neither the order of rows nor who wrote
-- them last can tell which code goes with which ballot.
create table elections.ballot_box (
  district text not null references platform.district (id) on delete cascade,
  election_id uuid not null,
  -- Keyed hashes of codes, each list in the order of the hashes.
  unused text[] not null default '{}',
  used text[] not null default '{}',
  ballots int not null default 0,
  blank int not null default 0,
  -- Crosses by the candidate's number.
  votes jsonb not null default '{}',
  primary key (district, election_id),
  foreign key (district, election_id) references elections.election (district, id) on delete cascade
);

-- That somebody has been given a ballot: a keyed hash of name and address, and never which code.
create table elections.handout (
  district text not null references platform.district (id) on delete cascade,
  election_id uuid not null,
  who text not null,
  kind text not null check (kind in ('paper', 'card', 'mail')),
  primary key (district, election_id, who),
  foreign key (district, election_id) references elections.election (district, id) on delete cascade
);

-- What one of the two counters made of one batch of paper ballots.
create table elections.tally (
  district text not null references platform.district (id) on delete cascade,
  election_id uuid not null,
  batch int not null check (batch between 1 and 200),
  counter_id uuid not null,
  ballots int not null check (ballots between 0 and 10000),
  blank int not null check (blank >= 0),
  invalid int not null check (invalid >= 0),
  votes jsonb not null,
  primary key (district, election_id, batch, counter_id),
  foreign key (district, election_id) references elections.election (district, id) on delete cascade,
  foreign key (district, counter_id) references platform.member (district, id),
  check (blank + invalid <= ballots)
);

-- Which election a representation came of.
alter table network.representation
  add column election_id uuid,
  add foreign key (district, election_id) references elections.election (district, id) on delete set null (election_id);
