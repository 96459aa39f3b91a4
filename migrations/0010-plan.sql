create schema plan;

create table plan.goal (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  title text not null check (char_length(title) between 1 and 200),
  -- What the goal means, in Markdown.
  meaning text not null default '' check (char_length(meaning) <= 6000),
  position int not null,
  created_at timestamptz not null,
  primary key (district, id)
);

create table plan.measure (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  goal_id uuid,
  title text not null check (char_length(title) between 1 and 200),
  description text not null default '' check (char_length(description) <= 6000),
  -- Who answers for it: a party of the network.
  party_id uuid,
  from_day date,
  -- null: until further notice.
  to_day date,
  created_at timestamptz not null,
  published_at timestamptz,
  version int not null default 1,
  primary key (district, id),
  foreign key (district, goal_id) references plan.goal (district, id) on delete cascade,
  foreign key (district, party_id) references network.party (district, id) on delete cascade,
  check (to_day >= from_day),
  check (published_at is null or (goal_id is not null and party_id is not null and from_day is not null))
);
create index measure_goal on plan.measure (district, goal_id);
create index measure_party on plan.measure (district, party_id);

-- A measure has no status of its own: it stands where its latest proof says it stands.
create table plan.proof (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  measure_id uuid not null,
  day date not null,
  status_after text not null check (status_after in ('planned', 'started', 'done', 'stopped')),
  words text not null default '' check (char_length(words) <= 4000),
  link text check (link ~ '^https://' and char_length(link) <= 2000),
  file_key text,
  file_name text check (char_length(file_name) <= 200),
  file_type text check (file_type in ('application/pdf', 'image/jpeg', 'image/png')),
  file_size int check (file_size > 0),
  created_at timestamptz not null,
  primary key (district, id),
  foreign key (district, measure_id) references plan.measure (district, id) on delete cascade,
  check (words <> '' or link is not null or file_key is not null),
  check (num_nulls(file_key, file_name, file_type, file_size) in (0, 4))
);
create index proof_latest on plan.proof (district, measure_id, day desc, id desc);
