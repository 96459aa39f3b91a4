-- Services that come from elsewhere: read first, looked at, then written, and for a while taken back in one press.
create table help.import (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  made_by uuid,
  made_at timestamptz not null,
  source text not null check (source in ('csv', 'hsds')),
  -- The file was in the old encoding of spreadsheets: somebody should look at its letters.
  was_recoded boolean not null,
  -- Columns of the file that nothing is read from.
  ignored text[] not null,
  -- [{ row, cells, problems }]; empty once they have been written.
  rows jsonb not null,
  status text not null check (status in ('read', 'stored', 'undone')),
  stored_at timestamptz,
  -- [{ id, name, version, before }]: what was written, and what stood there before; null for what was added.
  written jsonb not null default '[]',
  -- Services that somebody had changed since, so that they were left as they are.
  left_alone text[] not null default '{}',
  primary key (district, id),
  foreign key (district, made_by) references platform.member (district, id) on delete set null (made_by)
);
create index import_made_by on help.import (district, made_by) where made_by is not null;
create index import_stored on help.import (district, stored_at) where stored_at is not null;
