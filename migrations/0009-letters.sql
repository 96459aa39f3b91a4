-- Recommendations to city hall, numbered and frozen when they leave the house, and the replies to them.
create schema letters;

-- One case for everything that is written on one decision. It gets its number with the first letter.
create table letters.case_file (
  district text not null references platform.district (id) on delete cascade,
  decision_id uuid not null,
  number text,
  primary key (district, decision_id),
  unique (district, number)
);

create table letters.letter (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  decision_id uuid not null,
  addressee_id uuid,
  title text not null check (char_length(title) between 1 and 200),
  body text not null check (char_length(body) <= 20000),
  their_number text not null default '' check (char_length(their_number) <= 60),
  due_day date,
  status text not null check (
    status in ('draft', 'waiting', 'answered_accepted', 'answered_partly', 'answered_no', 'answered_not_ours')
  ),
  status_at timestamptz not null,
  -- Counts the changes of the draft, so that two people writing at once notice each other.
  version int not null default 1,
  created_at timestamptz not null,
  -- All that follows is set when it is sent, and never again.
  addressee_name text,
  case_number text,
  document_number text,
  sent_at timestamptz,
  sent_day date,
  first_due_day date,
  sent_by text check (sent_by in ('mail', 'hand')),
  office_email text,
  handed_over text not null default '' check (char_length(handed_over) <= 300),
  letterhead jsonb,
  sent_text text,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  mailed_at timestamptz,
  primary key (district, id),
  unique (district, document_number),
  foreign key (district, addressee_id) references network.party (district, id),
  foreign key (district, decision_id) references letters.case_file (district, decision_id),
  check (
    case when status = 'draft' then
      num_nonnulls(addressee_name, case_number, document_number, sent_at, sent_day, first_due_day, sent_by, letterhead, sent_text, sha256) = 0
    else
      num_nulls(addressee_id, due_day, addressee_name, case_number, document_number, sent_at, sent_day, first_due_day, sent_by, letterhead, sent_text, sha256) = 0
    end
  ),
  check ((sent_by = 'mail') = (office_email is not null) or sent_by is null),
  check (sent_by is distinct from 'hand' or handed_over <> '')
);
create index letter_newest on letters.letter (district, sent_at desc, id desc);
create index letter_decision on letters.letter (district, decision_id);

create table letters.attachment (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  letter_id uuid not null,
  name text not null check (char_length(name) between 1 and 200),
  type text not null,
  size int not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  file_key text not null,
  created_at timestamptz not null,
  primary key (district, id),
  foreign key (district, letter_id) references letters.letter (district, id) on delete cascade
);
create index attachment_letter on letters.attachment (district, letter_id, id);

create table letters.reply (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  letter_id uuid not null,
  kind text not null check (kind in ('accepted', 'partly', 'no', 'not_ours', 'interim')),
  reason text not null check (char_length(reason) <= 10000 and (kind = 'accepted' or char_length(reason) >= 10)),
  received_day date not null,
  -- An interim reply moves the day; the day before it is kept beside it.
  due_day_before date not null,
  new_due_day date,
  their_number text not null default '' check (char_length(their_number) <= 60),
  -- A function such as "Kontorchef", never a person's name.
  function text not null default '' check (char_length(function) <= 120),
  came_by text not null check (came_by in ('link', 'secretary')),
  file_name text,
  file_type text,
  file_size int,
  file_sha256 text,
  file_key text,
  file_is_public boolean not null default false,
  created_at timestamptz not null,
  primary key (district, id),
  foreign key (district, letter_id) references letters.letter (district, id) on delete cascade,
  check ((kind = 'interim') = (new_due_day is not null)),
  check (num_nulls(file_name, file_type, file_size, file_sha256, file_key) in (0, 5))
);
create unique index reply_final on letters.reply (district, letter_id) where kind <> 'interim';
create index reply_newest on letters.reply (district, received_day desc, id desc);
create index reply_letter on letters.reply (district, letter_id, id);
