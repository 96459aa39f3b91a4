-- Questions whose answers were given elsewhere and brought in from an export.

-- Where from; '' for our own.
alter table dialogue.question add column origin text not null default '' check (char_length(origin) <= 300);

alter table dialogue.statement
  -- Elsewhere statements may be longer than ours.
  drop constraint statement_text_check,
  add constraint statement_text_check check (char_length(text) <= 1000 and (text <> '' or status <> 'published')),
  -- What was not shown where it comes from is returned, and nobody here knows why.
  drop constraint statement_status_reason_check,
  add constraint statement_status_reason_check check (
    (status = 'published' and reason is null)
    or (status = 'merged' and reason = 'same')
    or (status = 'returned' and (reason is not null or written_on is null))
    or status = 'waiting'
  );

-- An export that has been read and waits to be stored, or is being stored; goes the day after.
create table dialogue.import (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  made_by uuid,
  made_at timestamptz not null,
  title text not null check (char_length(title) between 1 and 200),
  origin text not null check (char_length(origin) between 1 and 300),
  asker text not null check (char_length(asker) between 1 and 200),
  why text not null check (char_length(why) <= 2000),
  must_be_heard text[] not null,
  -- [{ text, isRejected, agree, disagree, pass }]
  statements jsonb not null,
  -- By person: what they say they are, or null; how many answers are theirs; the answers, two bytes each.
  perspectives jsonb not null,
  given int[] not null,
  codes bytea not null,
  -- Rows of the files that were left out because a later one takes their place, and people without answers.
  replaced int not null,
  empty_people int not null,
  status text not null check (status in ('read', 'waiting', 'storing', 'done', 'failed')),
  -- From when it is to be stored on.
  question_id uuid,
  -- The last day to answer; null for a question that is closed at once.
  closes_on date,
  stored_people int not null default 0,
  primary key (district, id),
  foreign key (district, made_by) references platform.member (district, id) on delete set null (made_by)
);
create index import_made_by on dialogue.import (district, made_by) where made_by is not null;
