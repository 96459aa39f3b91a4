-- What the workshops of a conference come to: notes, at most five recommendations each, and who in the room supports them.

-- What a facilitator wrote down in one round of a workshop. For the organisers, never public.
create table conference.workshop_note (
  district text not null,
  session_id uuid not null,
  conference_id uuid not null,
  round smallint not null check (round between 1 and 6),
  -- Markdown.
  text text not null check (char_length(text) <= 20000),
  version int not null default 1,
  changed_at timestamptz not null,
  primary key (district, session_id, round),
  foreign key (district, conference_id, session_id) references conference.session (district, conference_id, id) on delete cascade
);

create table conference.recommendation (
  district text not null,
  id uuid not null,
  conference_id uuid not null,
  session_id uuid not null,
  -- At most five: there is no sixth place.
  position smallint not null check (position between 1 and 5),
  -- One sentence, as short as a statement of a dialogue.
  sentence text not null check (char_length(sentence) between 1 and 140),
  why text not null default '' check (char_length(why) <= 1000),
  -- Counts the sentences it has had: support is for the one that stood there.
  wording int not null default 1 check (wording > 0),
  -- A show of hands, counted by whoever facilitated.
  hands_for int check (hands_for between 0 and 5000),
  hands_against int check (hands_against between 0 and 5000),
  hands_unsure int check (hands_unsure between 0 and 5000),
  hands_wording int,
  version int not null default 1,
  created_at timestamptz not null,
  -- Since when everyone may read it; null before, and while it is taken back.
  released_at timestamptz,
  -- When everyone could read it first: from then on it has a place in the thread and is not deleted.
  first_released_at timestamptz,
  primary key (district, id),
  unique (district, session_id, position) deferrable initially deferred,
  foreign key (district, conference_id, session_id) references conference.session (district, conference_id, id) on delete cascade,
  check (num_nulls(hands_for, hands_against, hands_unsure, hands_wording) in (0, 4)),
  check (released_at is null or first_released_at is not null)
);
create index recommendation_by_conference on conference.recommendation (district, conference_id, session_id, position);

-- A vote by phone on one recommendation. Its three sums are written when it is closed, and the single votes deleted.
create table conference.ballot (
  district text not null,
  id uuid not null,
  recommendation_id uuid not null,
  conference_id uuid not null,
  -- What is typed on a phone.
  code text not null check (code ~ '^[0-9]{6}$'),
  wording int not null,
  opened_at timestamptz not null,
  -- It takes no votes after this, also when nobody closes it.
  ends_at timestamptz not null,
  closed_at timestamptz,
  votes_for int,
  votes_against int,
  votes_unsure int,
  primary key (district, id),
  -- A vote that is held again takes the place of the one before.
  unique (district, recommendation_id),
  unique (district, code),
  foreign key (district, recommendation_id) references conference.recommendation (district, id) on delete cascade,
  check (ends_at > opened_at),
  check (num_nulls(closed_at, votes_for, votes_against, votes_unsure) in (0, 4))
);

-- One phone's vote while a ballot is open. The key cannot be traced to a phone, nor to its vote on anything else.
create table conference.ballot_vote (
  district text not null,
  ballot_id uuid not null,
  key text not null,
  choice text not null check (choice in ('for', 'against', 'unsure')),
  primary key (district, ballot_id, key),
  foreign key (district, ballot_id) references conference.ballot (district, id) on delete cascade
);
