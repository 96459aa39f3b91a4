-- Who wrote down for another party that its task is done, and why a task that was done is open again.
alter table decisions.task
  -- The party that they speak for themselves.
  add column written_by_party_id uuid,
  add column written_by_coordinator boolean not null default false,
  add column reopened_at timestamptz,
  add column reopened_reason text not null default '' check (char_length(reopened_reason) <= 1000),
  add foreign key (district, written_by_party_id) references network.party (district, id),
  add check ((reopened_at is null) = (reopened_reason = ''));
