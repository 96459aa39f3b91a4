-- What the organiser asks those who register for a conference, besides what is asked of everyone.
create table conference.question (
  district text not null,
  id uuid not null,
  conference_id uuid not null,
  -- In which order they are asked.
  position smallint not null check (position > 0),
  kind text not null check (kind in ('text', 'one', 'several')),
  words text not null check (char_length(words) between 1 and 200),
  words_en text check (char_length(words_en) between 1 and 200),
  -- What can be chosen; none where something is written.
  options text[] not null default '{}' check (cardinality(options) <= 12),
  -- The same in English, in the same order.
  options_en text[] check (cardinality(options_en) = cardinality(options)),
  is_required boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null,
  primary key (district, id),
  unique (district, conference_id, position) deferrable initially deferred,
  foreign key (district, conference_id) references conference.conference (district, id) on delete cascade,
  check ((kind = 'text') = (cardinality(options) = 0)),
  check (options_en is null or words_en is not null)
);

-- What somebody answered: apart from the rest, as needs are. Only the organisers read it, and it ends with the needs.
create table conference.question_answer (
  district text not null,
  registration_id uuid not null,
  question_id uuid not null,
  -- One text that was written, or the options that were chosen, in their Danish words.
  answer text[] not null check (cardinality(answer) between 1 and 12 and char_length(array_to_string(answer, '')) <= 2000),
  primary key (district, registration_id, question_id),
  foreign key (district, registration_id) references conference.registration (district, id) on delete cascade,
  foreign key (district, question_id) references conference.question (district, id) on delete cascade
);
create index question_answer_by_question on conference.question_answer (district, question_id);

-- Which texts of a reading pack somebody has been told of, by mail or on paper, so that nothing is told twice.
create table conference.reading_told (
  district text not null,
  registration_id uuid not null,
  text_id uuid not null,
  told_at timestamptz not null,
  primary key (district, registration_id, text_id),
  foreign key (district, registration_id) references conference.registration (district, id) on delete cascade,
  foreign key (district, text_id) references conference.reading_text (district, id) on delete cascade
);
create index reading_told_by_text on conference.reading_told (district, text_id);
