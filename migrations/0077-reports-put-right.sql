-- What everyone reads of a report that was published: that its words were put right, or that it was withdrawn, and why.
create table conference.report_note (
  district text not null,
  conference_id uuid not null,
  number int not null check (number > 0),
  kind text not null check (kind in ('corrected', 'withdrawn')),
  why text not null check (char_length(why) between 1 and 300),
  noted_at timestamptz not null,
  primary key (district, conference_id, number),
  foreign key (district, conference_id) references conference.conference (district, id) on delete cascade
);
