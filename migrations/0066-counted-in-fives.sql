-- What the public result of an open question is made of: a copy of the answers that have been let into it, five people at a
-- time. Goes when everybody has been counted, at the latest with the answers, 30 days after the question has closed.
create table dialogue.counted (
  district text not null,
  question_id uuid not null,
  answers text not null,
  primary key (district, question_id),
  foreign key (district, question_id) references dialogue.question (district, id) on delete cascade
);

-- Whether the result counts everybody: it was made after the question had closed.
alter table dialogue.result add column is_final boolean not null default false;
update dialogue.result r set is_final = true
from dialogue.question q
where q.district = r.district and q.id = r.question_id and r.analysed_at > q.closed_at;
