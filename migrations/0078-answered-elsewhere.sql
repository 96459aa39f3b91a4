-- When somebody signed up by an invitation with another mail address than the one that is invited. What came of it, and whether
-- that address was registered before, is told there only.
alter table conference.invitation add column answered_elsewhere_at timestamptz;
