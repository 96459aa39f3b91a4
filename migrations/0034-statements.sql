-- Statements that participants write themselves, and how they are read before everyone can answer them.
alter table platform.member drop constraint member_roles_check;
alter table platform.member add constraint member_roles_check
  check (roles <@ array['member', 'provider', 'moderator', 'coordinator', 'admin']);

-- What is not published, in the asker's words; '' for the usual ones.
alter table dialogue.question add column moderation text not null default '' check (char_length(moderation) <= 2000);

alter table dialogue.statement
  add column status text not null default 'published' check (status in ('waiting', 'published', 'returned', 'merged')),
  add column merged_into uuid,
  -- A day and no moment, as beside answers; null for what a coordinator wrote before the question opened.
  add column written_on date,
  -- When everyone could answer it first; null for a coordinator's, and while it never was.
  add column published_on date,
  -- The key of who wrote it, for their own pages; goes with the key 30 days after the question has closed.
  add column author_key text,
  add column receipt_hash text,
  -- While it waits: why somebody wants to return it. Else why it was returned or merged.
  add column reason text
    check (reason in ('names_person', 'off_topic', 'hostile', 'several_ideas', 'unclear', 'same')),
  add column note text not null default '' check (char_length(note) <= 300),
  add column appeal text not null default '' check (char_length(appeal) <= 300),
  add column appealed_on date,
  add column appeal_answered_on date,
  -- Counts what was done with it, so that two who read at once notice each other.
  add column version int not null default 1,
  -- What was never published is erased with the keys; what became of it stays.
  drop constraint statement_text_check,
  add constraint statement_text_check check (char_length(text) <= 140 and (text <> '' or status <> 'published')),
  add constraint statement_merged_check check ((status = 'merged') = (merged_into is not null)),
  add constraint statement_status_reason_check check (
    (status = 'published' and reason is null)
    or (status = 'merged' and reason = 'same')
    or (status = 'returned' and reason is not null)
    or status = 'waiting'
  ),
  add constraint statement_merged_into foreign key (district, question_id, merged_into)
    references dialogue.statement (district, question_id, id),
  add constraint statement_author foreign key (district, question_id, author_key)
    references dialogue.participant (district, question_id, key) on delete set null (author_key);
create unique index statement_receipt on dialogue.statement (district, receipt_hash);
create index statement_of_author on dialogue.statement (district, question_id, author_key);
create index statement_to_read on dialogue.statement (district, status) where status <> 'published';
create index statement_same on dialogue.statement (district, question_id, merged_into);

-- What moderators did with statements, and that authors appealed. Public but for who it was; no texts.
create table dialogue.moderation (
  district text not null,
  question_id uuid not null,
  id uuid not null,
  statement_id uuid not null,
  at timestamptz not null,
  step text not null check (step in ('publish', 'merge', 'propose', 'return', 'take_out', 'appeal', 'uphold')),
  reason text,
  -- How many sides stood behind it; null for what settles nothing yet.
  sides smallint,
  -- Who it was, so that a second is somebody else; goes with the keys. Null for an author's appeal.
  member_id uuid,
  -- For which parties they spoke that day.
  parties uuid[] not null default '{}',
  primary key (district, question_id, id),
  foreign key (district, question_id, statement_id)
    references dialogue.statement (district, question_id, id) on delete cascade,
  foreign key (district, member_id) references platform.member (district, id) on delete set null (member_id)
);
create index moderation_statement on dialogue.moderation (district, question_id, statement_id);
