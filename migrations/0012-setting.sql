-- Small facts about the installation itself, such as that its example was taken away on purpose.
create table platform.setting (
  key text primary key,
  value text not null,
  set_at timestamptz not null default now()
);
