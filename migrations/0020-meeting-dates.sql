-- Series that pause and mind holidays, and remind.
alter table meetings.series
  -- What happens when the rhythm falls on a day on which Denmark is closed; "hold" is what there was before.
  add column holiday_rule text not null default 'hold' check (holiday_rule in ('week-later', 'move-days', 'hold')),
  add column holiday_days int not null default 1 check (holiday_days between -6 and 6 and holiday_days <> 0),
  -- So many days before a meeting those who are invited by mail get a reminder; null: none.
  add column remind_days int default 3 check (remind_days between 1 and 30);

-- A time without meetings, such as the summer. Its reason is public.
create table meetings.pause (
  district text not null,
  id uuid not null,
  series_id uuid not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  reason text not null check (char_length(reason) between 1 and 200),
  primary key (district, id),
  foreign key (district, series_id) references meetings.series (district, id) on delete cascade
);
create index pause_series on meetings.pause (district, series_id, from_day);

alter table meetings.meeting
  -- The day of the rhythm this meeting stands for, also after it has been moved; null for one on a day of its own.
  add column rhythm_day date,
  -- Outside the rhythm, with an agenda of its own.
  add column is_extra boolean not null default false,
  add column cancelled_at timestamptz,
  -- When what a calendar shows of it changed last.
  add column changed_at timestamptz not null default now(),
  add check (cancelled_at is null or approved_at is null);
update meetings.meeting set rhythm_day = (starts_at at time zone 'Europe/Copenhagen')::date, changed_at = created_at;

-- A cancelled meeting's hour is free again, and several meetings may change places in one transaction.
alter table meetings.meeting drop constraint meeting_district_series_id_starts_at_key;
alter table meetings.meeting add constraint meeting_one_at_a_time
  exclude using btree (district with =, series_id with =, starts_at with =) where (cancelled_at is null)
  deferrable initially deferred;

-- That a meeting was moved or cancelled: how it was, how it became, and why. Public, but for who did it.
create table meetings.notice (
  district text not null,
  id uuid not null,
  meeting_id uuid not null,
  kind text not null check (kind in ('moved', 'cancelled')),
  at timestamptz not null,
  reason text not null check (char_length(reason) <= 300),
  was_starts_at timestamptz not null,
  was_ends_at timestamptz not null,
  was_place text not null,
  primary key (district, id),
  foreign key (district, meeting_id) references meetings.meeting (district, id) on delete cascade
);
create index notice_meeting on meetings.notice (district, meeting_id, at desc);

-- Who must hear of a notice by phone, on paper or in person, and whether they have.
create table meetings.hearer (
  district text not null,
  notice_id uuid not null,
  member_id uuid not null,
  told_at timestamptz,
  primary key (district, notice_id, member_id),
  foreign key (district, notice_id) references meetings.notice (district, id) on delete cascade,
  foreign key (district, member_id) references platform.member (district, id) on delete cascade
);
create index hearer_member on meetings.hearer (district, member_id);

-- Nobody is reminded of a meeting twice.
alter table meetings.invitation add column reminded_at timestamptz;
