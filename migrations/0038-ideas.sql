-- Longer proposals for common solutions. Anyone sends one without an account; a coordinator reads it and publishes it as it
-- was written, or returns it with a reason. Nothing is kept of who sent it; of when, only the day.
create schema ideas;

create table ideas.idea (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  title text not null check (char_length(title) between 1 and 120),
  what text not null check (char_length(what) between 1 and 4000),
  for_whom text not null check (char_length(for_whom) between 1 and 500),
  place text not null check (char_length(place) <= 200),
  -- The party that proposes it; null for people.
  party_id uuid,
  -- By phone or on paper: somebody typed it in.
  came_by text not null check (came_by in ('web', 'phone', 'paper')),
  receipt_hash text not null,
  sent_on date not null,
  status text not null check (status in ('received', 'read', 'published', 'returned', 'closed')),
  status_at timestamptz not null,
  return_reason text check (return_reason in ('names_person', 'hostile', 'off_topic', 'unclear', 'known')),
  outcome text check (outcome in ('taken_further', 'not_now')),
  -- What a coordinator says about it: to the sender when it is returned, to everyone when it is closed.
  answer text not null default '' check (char_length(answer) <= 1000),
  published_at timestamptz,
  -- How many support it; stays when the keys of those who do are gone.
  supporters int not null default 0 check (supporters >= 0),
  check ((status = 'returned') = (return_reason is not null)),
  check ((status = 'closed') = (outcome is not null)),
  check (status not in ('published', 'closed') or published_at is not null),
  primary key (district, id),
  unique (district, receipt_hash),
  foreign key (district, party_id) references network.party (district, id)
);
create index idea_work on ideas.idea (district, status, sent_on);
create index idea_public on ideas.idea (district, published_at desc) where status in ('published', 'closed');
create index idea_party on ideas.idea (district, party_id) where party_id is not null;

-- What made somebody think of it: a question of the dialogue.
create table ideas.origin (
  district text not null,
  idea_id uuid not null,
  item_kind text not null,
  item_id uuid not null,
  primary key (district, idea_id, item_kind, item_id),
  foreign key (district, idea_id) references ideas.idea (district, id) on delete cascade
);
create index origin_item on ideas.origin (district, item_kind, item_id);

-- One browser's support for one idea, under a key that it has for nothing else. No moment stands beside it.
create table ideas.support (
  district text not null,
  idea_id uuid not null,
  key text not null,
  primary key (district, idea_id, key),
  foreign key (district, idea_id) references ideas.idea (district, id) on delete cascade
);
