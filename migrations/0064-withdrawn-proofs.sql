-- A proof that was taken back. What it said, its link and its file are gone; that it was taken back, and why, stays.
create table plan.withdrawn_proof (
  district text not null references platform.district (id) on delete cascade,
  -- The id that the proof had: who takes it back again finds that it is done.
  id uuid not null,
  measure_id uuid not null,
  why text not null check (char_length(why) between 1 and 300),
  withdrawn_at timestamptz not null,
  primary key (district, id),
  foreign key (district, measure_id) references plan.measure (district, id) on delete cascade
);
create index withdrawn_proof_of_measure on plan.withdrawn_proof (district, measure_id);
