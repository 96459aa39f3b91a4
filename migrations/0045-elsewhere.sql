-- What applies to people who come from elsewhere: one text for each situation, shown once a coordinator has read it.
create table help.elsewhere_text (
  district text not null references platform.district (id) on delete cascade,
  situation text not null check (situation in ('denmark', 'eu', 'outside')),
  -- One line for each thing that one may use.
  text text not null check (char_length(text) between 1 and 2000),
  text_en text not null default '' check (char_length(text_en) <= 2000),
  source text not null check (char_length(source) between 1 and 500),
  version int not null,
  changed_at timestamptz not null,
  -- The day on which a coordinator read exactly this against its sources; null: nobody else reads it.
  approved_on date,
  primary key (district, situation)
);
