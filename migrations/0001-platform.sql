create schema platform;

create table platform.district (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{1,40}$' and id not in ('en', 'assets')),
  name text not null,
  body_name text not null,
  body_address text not null default '',
  body_email text,
  ean text,
  outreach_phone text,
  document_pattern text not null default 'VSF-{year}-{number}',
  case_pattern text not null default 'VSF-S{year}-{number}',
  streets jsonb not null default '[]',
  is_example boolean not null default false,
  -- Counts what may have changed a public page, so that rendered pages can be kept until then.
  revision bigint not null default 0,
  created_at timestamptz not null default now()
);

create table platform.sent_form (
  key text primary key,
  location text not null,
  sent_at timestamptz not null default now()
);
create index sent_form_sent_at on platform.sent_form (sent_at);

create table platform.counter (
  district text not null references platform.district (id) on delete cascade,
  series text not null,
  year int not null,
  value bigint not null,
  primary key (district, series, year)
);

create table platform.audit_event (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  at timestamptz not null default now(),
  actor_kind text not null check (actor_kind in ('member', 'link', 'system')),
  actor_id text,
  action text not null,
  item_kind text not null,
  item_id text not null,
  before jsonb,
  after jsonb,
  primary key (district, id)
);
create index audit_event_item on platform.audit_event (district, item_kind, item_id);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  -- Only a district that is removed as a whole (the example) takes its events with it.
  if tg_op = 'DELETE' and pg_trigger_depth() > 1 then
    return old;
  end if;
  raise exception 'the audit log only grows';
end $$;

create trigger audit_event_append_only before update or delete on platform.audit_event
  for each row execute function platform.refuse_change();
