-- A mail that tells of a moved conference may not arrive. What was written is therefore kept apart from what somebody has said:
-- told_at is when they were told by hand. Those told by mail before this stay as told.
alter table conference.hearer
  add column mail_id uuid,
  add column mailed_at timestamptz,
  add constraint hearer_mail check (num_nonnulls(mail_id, mailed_at) in (0, 2));
drop index conference.hearer_untold;
create index hearer_untold on conference.hearer (changed_at) where told_at is null and mail_id is null;
