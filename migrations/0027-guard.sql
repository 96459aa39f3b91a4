-- Where forms of people who are not signed in are guarded, and until when: because of a flood, or by an admin's hand.
-- Without a district: the forms of the installation itself, such as the one to sign in.
create table platform.guard (
  district text references platform.district (id) on delete cascade,
  reason text not null check (reason in ('flood', 'hand')),
  since timestamptz not null,
  until timestamptz not null check (until > since),
  unique nulls not distinct (district, reason)
);
