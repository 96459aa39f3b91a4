-- Who comes to a conference: one queue for the web, the phone, the mail and the door.
create table conference.registration (
  district text not null,
  id uuid not null,
  conference_id uuid not null,
  -- The place in the queue: given under the lock of the conference, without gaps.
  number int not null check (number > 0),
  state text not null check (state in ('seated', 'waiting', 'offered', 'cancelled', 'declined', 'expired')),
  -- Null once it has been erased.
  name text check (char_length(name) between 1 and 120),
  -- Which party of the network; null for neighbours and others. Nothing else is asked about the person.
  party_id uuid,
  comes_as text not null check (comes_as in ('party', 'neighbour', 'other')),
  email text check (char_length(email) between 3 and 254),
  phone text check (char_length(phone) between 6 and 40),
  -- Where a letter goes to somebody who has neither.
  address text check (char_length(address) between 1 and 300),
  -- Workshops, the dearest first.
  wishes uuid[] not null default '{}',
  came_by text not null check (came_by in ('web', 'phone', 'mail', 'door')),
  -- Let in after the registration had closed.
  is_late boolean not null default false,
  -- Opens the registration for whoever has no mail: a hash.
  code_hash text,
  created_at timestamptz not null,
  state_at timestamptz not null,
  offer_expires_at timestamptz,
  -- When the secretary last tried to reach somebody about an offer, and did not.
  called_at timestamptz,
  -- What the last mail told, so that a job that runs again tells nothing twice.
  told text,
  version int not null default 1,
  erased_at timestamptz,
  primary key (district, id),
  unique (district, conference_id, number),
  foreign key (district, conference_id) references conference.conference (district, id) on delete cascade,
  foreign key (district, party_id) references network.party (district, id),
  check (comes_as = 'party' or party_id is null),
  check ((state = 'offered') = (offer_expires_at is not null))
);
create index registration_by_state on conference.registration (district, conference_id, state, number);
create unique index registration_by_code on conference.registration (district, code_hash) where code_hash is not null;

-- What somebody needs to take part. Apart from the rest: only the organisers read it, and it ends sooner.
create table conference.need (
  district text not null,
  registration_id uuid not null,
  diet text not null default '' check (char_length(diet) <= 300),
  access text not null default '' check (char_length(access) <= 300),
  interpreter text not null default '' check (char_length(interpreter) <= 300),
  travel text not null default '' check (char_length(travel) <= 300),
  primary key (district, registration_id),
  foreign key (district, registration_id) references conference.registration (district, id) on delete cascade
);
