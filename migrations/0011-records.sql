create schema records;

-- A document of the district, shown as a transcript.
create table records.document (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  title text not null check (char_length(title) between 1 and 200),
  -- Who wrote it: a body or an office.
  author text not null check (char_length(author) between 1 and 200),
  day date not null,
  -- True when only month and year are known; `day` is then the first of the month.
  day_is_month boolean not null default false,
  -- The city's own numbers.
  case_number text check (char_length(case_number) between 1 and 40),
  document_number text check (char_length(document_number) between 1 and 40),
  -- Markdown.
  transcript text not null check (char_length(transcript) between 1 and 100000),
  left_out text not null default '' check (char_length(left_out) <= 1000),
  created_at timestamptz not null,
  primary key (district, id)
);
create index document_newest on records.document (district, day desc);
