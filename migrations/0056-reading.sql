-- What people read before a conference: texts for everyone and for each workshop, with a summary of one page each.
-- When everyone may read them; without a row, not yet.
create table conference.reading_pack (
  district text not null,
  conference_id uuid not null,
  released_at timestamptz not null,
  primary key (district, conference_id),
  foreign key (district, conference_id) references conference.conference (district, id) on delete cascade
);

create table conference.reading_text (
  district text not null,
  id uuid not null,
  conference_id uuid not null,
  -- The workshop that it is for; null when it is for everyone.
  session_id uuid,
  -- In which order texts for the same people are read and printed.
  position int not null check (position > 0),
  title text not null check (char_length(title) between 1 and 160),
  -- Who wrote it, or where it is from.
  source text not null check (char_length(source) between 1 and 200),
  -- Markdown, in our own words.
  summary text not null check (char_length(summary) between 1 and 3500),
  -- Both in English, or neither.
  title_en text check (char_length(title_en) between 1 and 160),
  summary_en text check (char_length(summary_en) between 1 and 3500),
  link text check (char_length(link) <= 2000 and link like 'https://%'),
  file_key text,
  file_name text check (char_length(file_name) between 1 and 200),
  -- Bytes.
  file_size int check (file_size > 0),
  file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  -- Null when the file does not say.
  file_pages int check (file_pages > 0),
  version int not null default 1,
  created_at timestamptz not null,
  primary key (district, id),
  foreign key (district, conference_id) references conference.conference (district, id) on delete cascade,
  foreign key (district, conference_id, session_id) references conference.session (district, conference_id, id) deferrable initially deferred,
  foreign key (district, file_key) references platform.stored_file (district, key) deferrable initially deferred,
  check ((title_en is null) = (summary_en is null)),
  check (link is not null or file_key is not null),
  check ((file_key is null) = (file_name is null) and (file_key is null) = (file_size is null) and (file_key is null) = (file_sha256 is null)),
  check (file_pages is null or file_key is not null)
);
create index reading_text_by_conference on conference.reading_text (district, conference_id, position);
create index reading_text_by_file on conference.reading_text (district, file_key);
