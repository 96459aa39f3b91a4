-- Files that rows refer to. A file in the store that has no row here is removed after a day: it belongs to a
-- transaction that came to nothing, or to something that has been taken away.
create table platform.stored_file (
  district text not null references platform.district (id) on delete cascade,
  key text not null,
  stored_at timestamptz not null default now(),
  primary key (district, key)
);
insert into platform.stored_file (district, key)
  select district, photo_key from street.observation where photo_key is not null
  union select district, file_key from letters.attachment
  union select district, file_key from letters.reply where file_key is not null
  union select district, file_key from plan.proof where file_key is not null;

-- Checked when the transaction ends: a row cannot refer to a file that the sweep would remove.
alter table street.observation add constraint observation_photo
  foreign key (district, photo_key) references platform.stored_file (district, key) deferrable initially deferred;
alter table letters.attachment add constraint attachment_file
  foreign key (district, file_key) references platform.stored_file (district, key) deferrable initially deferred;
alter table letters.reply add constraint reply_file
  foreign key (district, file_key) references platform.stored_file (district, key) deferrable initially deferred;
alter table plan.proof add constraint proof_file
  foreign key (district, file_key) references platform.stored_file (district, key) deferrable initially deferred;

-- sending: being handed to the mail server · maybe_sent: the program ended, or the connection broke, before the
-- server's answer was kept · held: earlier mail to the address was refused for good.
alter table platform.mail
  drop constraint mail_status_check,
  add constraint mail_status_check
    check (status in ('queued', 'sending', 'maybe_sent', 'sent', 'failed', 'held', 'kept')),
  add column sending_since timestamptz,
  add column unsubscribe_url text,
  add constraint mail_sending_check check (status not in ('sending', 'maybe_sent') or sending_since is not null);
create index mail_of_district on platform.mail (district, created_at desc, id desc);
create index mail_sending on platform.mail (sending_since) where status = 'sending';

-- Addresses whose server refuses them for good. The address itself is not here, only a keyed hash to know it by.
create table platform.mail_bounce (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  address_hash text not null,
  masked_address text not null,
  code text not null,
  refused_at timestamptz not null,
  primary key (district, id),
  unique (district, address_hash)
);
