-- Outgoing mail, written in the transaction of what it tells about, sent by a job, its content forgotten in time.
create table platform.mail (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  to_address text,
  subject text,
  text text,
  html text,
  purpose text not null,
  about_kind text,
  about_id uuid,
  status text not null default 'queued' check (status in ('queued', 'sent', 'failed', 'kept')),
  tries int not null default 0,
  last_error_code text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  erased_at timestamptz,
  primary key (district, id),
  check ((sent_at is not null) = (status = 'sent')),
  check (erased_at is not null or (to_address is not null and subject is not null and text is not null))
);
create index mail_newest on platform.mail (created_at desc);
create index mail_about on platform.mail (district, about_kind, about_id) where about_kind is not null;

create table platform.mail_attachment (
  district text not null,
  mail_id uuid not null,
  position int not null,
  name text not null,
  type text not null,
  content bytea not null,
  primary key (district, mail_id, position),
  foreign key (district, mail_id) references platform.mail (district, id) on delete cascade
);
