-- The audit becomes provable: every event has a digest, and a job seals digests into a chain. What an event says can be
-- erased in time, the digest of what it said stays.

-- json keeps the very text that was hashed; jsonb would write it anew.
alter table platform.audit_event
  alter column before type json using before::text::json,
  alter column after type json using after::text::json,
  add column salt bytea check (octet_length(salt) = 32),
  add column payload_digest bytea check (octet_length(payload_digest) = 32),
  add column digest bytea check (octet_length(digest) = 32),
  add column erased_at timestamptz;

-- Events from before get theirs as the program makes them: src/platform/audit/digest.ts.
create function pg_temp.field(value text) returns bytea language sql immutable as $$
  select convert_to(coalesce(octet_length(convert_to(value, 'UTF8')) || ':' || value || ',', '-,'), 'UTF8')
$$;
alter table platform.audit_event disable trigger audit_event_append_only;
update platform.audit_event set
  at = date_trunc('milliseconds', at),
  salt = decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
update platform.audit_event set payload_digest = sha256(
  pg_temp.field(encode(salt, 'hex')) || pg_temp.field(actor_id) || pg_temp.field(before::text) || pg_temp.field(after::text));
update platform.audit_event set digest = sha256(
  pg_temp.field(district) || pg_temp.field(id::text)
  || pg_temp.field(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  || pg_temp.field(actor_kind) || pg_temp.field(action) || pg_temp.field(item_kind) || pg_temp.field(item_id)
  || pg_temp.field(encode(payload_digest, 'hex')));
alter table platform.audit_event enable trigger audit_event_append_only;

alter table platform.audit_event
  alter column at drop default,
  alter column payload_digest set not null,
  alter column digest set not null,
  add check ((erased_at is null) = (salt is not null)),
  add check (erased_at is null or (actor_id is null and before is null and after is null));
create index audit_event_to_erase on platform.audit_event (at) where erased_at is null;

-- The chain: which event stands at which place, and the hash of everything up to there.
create table platform.audit_seal (
  district text not null references platform.district (id) on delete cascade,
  position bigint not null check (position > 0),
  event_id uuid not null,
  hash bytea not null check (octet_length(hash) = 32),
  sealed_at timestamptz not null,
  primary key (district, position),
  unique (district, event_id),
  foreign key (district, event_id) references platform.audit_event (district, id)
);

-- How far the chain of a district has come, and what was found when it was last gone through. Sealing locks its row.
create table platform.audit_chain (
  district text primary key references platform.district (id) on delete cascade,
  position bigint not null default 0,
  hash bytea not null check (octet_length(hash) = 32),
  verified_at timestamptz,
  verified_position bigint,
  fault_code text,
  fault_position bigint
);

create or replace function platform.refuse_change() returns trigger language plpgsql as $$
begin
  -- Only a district that is removed as a whole (the example) takes its events with it.
  if tg_op = 'DELETE' and pg_trigger_depth() > 1 then
    return old;
  end if;
  -- Only platform.erase_audit_payload opens this door, and only what it empties may differ.
  if tg_op = 'UPDATE' and tg_table_name = 'audit_event' and current_setting('kvarter.erasing_audit', true) = 'on' then
    if old.erased_at is null and new.erased_at is not null
      and to_jsonb(new) - array['actor_id', 'before', 'after', 'salt', 'erased_at']
        = to_jsonb(old) - array['actor_id', 'before', 'after', 'salt', 'erased_at'] then
      return new;
    end if;
  end if;
  raise exception 'the audit log only grows';
end $$;

create trigger audit_event_not_emptied before truncate on platform.audit_event
  for each statement execute function platform.refuse_change();
create trigger audit_seal_append_only before update or delete on platform.audit_seal
  for each row execute function platform.refuse_change();
create trigger audit_seal_not_emptied before truncate on platform.audit_seal
  for each statement execute function platform.refuse_change();

-- Erases who did it and what it was from events older than a moment; when, what was done to which item, and the digests stay.
create function platform.erase_audit_payload(older_than timestamptz, erased timestamptz)
returns table (erased_district text, events bigint) language plpgsql as $$
begin
  perform set_config('kvarter.erasing_audit', 'on', true);
  return query
    with gone as (
      update platform.audit_event as event
      set actor_id = null, before = null, after = null, salt = null, erased_at = erased
      where event.at < older_than and event.erased_at is null
      returning event.district
    )
    select gone.district, count(*) from gone group by gone.district;
  perform set_config('kvarter.erasing_audit', 'off', true);
end $$;
