-- A reply that the secretariat entered can be put right or withdrawn, and words about a person can be taken out of what is public.
alter table letters.reply
  -- Counts its corrections, so that two people writing at once notice each other.
  add column version int not null default 1,
  add column withdrawn_at timestamptz,
  add column withdrawn_by text check (withdrawn_by in ('coordinator', 'admin')),
  add column withdrawn_why text check (char_length(withdrawn_why) between 1 and 300),
  -- When words were last taken out of it; what they were is kept nowhere.
  add column blacked_out_at timestamptz,
  add column file_removed_at timestamptz,
  add column file_removed_why text check (char_length(file_removed_why) between 1 and 300),
  add check (num_nulls(withdrawn_at, withdrawn_by, withdrawn_why) in (0, 3)),
  add check (withdrawn_at is null or came_by = 'secretary'),
  add check (num_nulls(file_removed_at, file_removed_why) in (0, 2)),
  -- What stands instead of words that were taken out may be longer than they were.
  drop constraint reply_check,
  add constraint reply_reason_check check (char_length(reason) <= 20000 and (kind = 'accepted' or char_length(reason) >= 10)),
  drop constraint reply_their_number_check,
  add constraint reply_their_number_check check (char_length(their_number) <= 300),
  drop constraint reply_function_check,
  add constraint reply_function_check check (char_length(function) <= 600);
drop index letters.reply_final;
create unique index reply_final on letters.reply (district, letter_id) where kind <> 'interim' and withdrawn_at is null;

alter table letters.letter
  add column blacked_out_at timestamptz,
  drop constraint letter_title_check,
  add constraint letter_title_check check (char_length(title) between 1 and 1000),
  drop constraint letter_body_check,
  add constraint letter_body_check check (char_length(body) <= 40000),
  drop constraint letter_audience_check,
  add constraint letter_audience_check check (char_length(audience) between 1 and 1000),
  drop constraint letter_their_number_check,
  add constraint letter_their_number_check check (char_length(their_number) <= 300),
  drop constraint letter_handed_over_check,
  add constraint letter_handed_over_check check (char_length(handed_over) <= 1500);

-- What a reply said before it was put right: for those who may put it right.
create table letters.earlier_reply (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  reply_id uuid not null,
  kind text not null check (kind in ('accepted', 'partly', 'no', 'not_ours', 'interim')),
  reason text not null,
  received_day date not null,
  new_due_day date,
  their_number text not null,
  function text not null,
  corrected_at timestamptz not null,
  corrected_by text not null check (corrected_by in ('coordinator', 'admin')),
  why text not null check (char_length(why) between 1 and 300),
  primary key (district, id),
  foreign key (district, reply_id) references letters.reply (district, id) on delete cascade
);
create index earlier_reply_of_reply on letters.earlier_reply (district, reply_id, id);
