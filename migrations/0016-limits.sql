-- How much somebody unknown has asked for lately: a keyed hash of their address, and when all of it is forgotten.
-- Unlogged: it is in no backup, on no standby, and gone after a crash, all of which is welcome.
create unlogged table platform.rate_limit (
  key bytea primary key check (length(key) = 32),
  free_at timestamptz not null
);
create index rate_limit_free_at on platform.rate_limit (free_at);
