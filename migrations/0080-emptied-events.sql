-- Empties single events before their time, when they say words about a person that have been taken out of what they were said of.
create function platform.empty_audit_events(of_district text, events uuid[], erased timestamptz) returns void language plpgsql as $$
begin
  perform set_config('kvarter.erasing_audit', 'on', true);
  update platform.audit_event
  set actor_id = null, before = null, after = null, salt = null, erased_at = erased
  where district = of_district and id = any (events) and erased_at is null;
  perform set_config('kvarter.erasing_audit', 'off', true);
end $$;
