-- How somebody took part: in their own browser, on a shared tablet, through a worker who typed it in from a sheet of
-- paper or the phone, or brought in from another tool. Only so that one can see whom each way reaches.
alter table dialogue.participant
  add column channel text not null default 'web' check (channel in ('web', 'kiosk', 'paper', 'import'));

-- How many came each way, kept with the result when the participants are gone.
alter table dialogue.result add column channels jsonb;

-- The numbers of sheets that have been given out; each goes up under a lock, so that no number is given twice.
alter table dialogue.question add column sheets_numbered int not null default 0;

-- A shared tablet that takes answers to one question. It is opened by a code that works once for a few minutes, and known
-- by a secret in its browser; only keyed hashes of both are kept.
create table dialogue.kiosk (
  district text not null,
  id uuid not null,
  question_id uuid not null,
  place text not null check (char_length(place) between 1 and 80),
  opened_by uuid,
  opened_at timestamptz not null,
  code_hash text not null,
  code_until timestamptz not null,
  -- null until a tablet has taken the code
  device_hash text,
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (district, id),
  foreign key (district, question_id) references dialogue.question (district, id) on delete cascade,
  foreign key (district, opened_by) references platform.member (district, id) on delete set null (opened_by)
);
create index kiosk_question on dialogue.kiosk (district, question_id);
create index kiosk_code on dialogue.kiosk (district, code_hash);
create index kiosk_opened_by on dialogue.kiosk (district, opened_by) where opened_by is not null;
-- A tablet is one kiosk at a time.
create unique index kiosk_device on dialogue.kiosk (district, device_hash) where ended_at is null;

-- Sheets that were numbered together, and the statements that stand on them, line by line.
create table dialogue.sheet_run (
  district text not null,
  id uuid not null,
  question_id uuid not null,
  -- On paper, or for somebody on the phone.
  kind text not null check (kind in ('paper', 'phone')),
  lang text not null check (lang in ('da', 'en')),
  first_number int not null check (first_number > 0),
  sheets int not null check (sheets between 1 and 200),
  statements uuid[] not null,
  drop_off text not null check (char_length(drop_off) <= 200),
  -- The last day on which a sheet can be handed in.
  return_by date not null,
  made_by uuid,
  made_at timestamptz not null,
  primary key (district, id),
  unique (district, question_id, first_number),
  foreign key (district, question_id) references dialogue.question (district, id) on delete cascade,
  foreign key (district, made_by) references platform.member (district, id) on delete set null (made_by)
);
create index sheet_run_made_by on dialogue.sheet_run (district, made_by) where made_by is not null;

-- A sheet whose answers have been typed in. What they are stands with a participant, whose key is made of the number.
create table dialogue.sheet (
  district text not null,
  question_id uuid not null,
  number int not null,
  entered_by uuid,
  entered_on date not null,
  -- Counts how often it has been typed in, so that two workers with one sheet notice each other.
  version int not null default 1,
  primary key (district, question_id, number),
  foreign key (district, question_id) references dialogue.question (district, id) on delete cascade,
  foreign key (district, entered_by) references platform.member (district, id) on delete set null (entered_by)
);
create index sheet_entered_by on dialogue.sheet (district, entered_by) where entered_by is not null;
