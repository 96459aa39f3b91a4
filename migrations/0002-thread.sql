create schema thread;

-- Everything that has a page: one row per item, kept up to date by the feature that owns it, in its own transaction.
create table thread.item (
  district text not null references platform.district (id) on delete cascade,
  kind text not null,
  id uuid not null,
  at timestamptz not null,
  status text not null,
  status_at timestamptz not null,
  -- What visitors may read. null: the item is not public.
  public_title text,
  public_text text not null default '',
  -- What members may read.
  title text not null,
  text text not null default '',
  public_words tsvector generated always as (
    setweight(to_tsvector('danish', coalesce(public_title, '')), 'A') ||
    setweight(to_tsvector('danish', case when public_title is null then '' else public_text end), 'B')
  ) stored,
  words tsvector generated always as (
    setweight(to_tsvector('danish', title), 'A') || setweight(to_tsvector('danish', text), 'B')
  ) stored,
  primary key (district, kind, id)
);
create index item_public_words on thread.item using gin (public_words);
create index item_words on thread.item using gin (words);
create index item_newest on thread.item (district, kind, status_at desc);

create table thread.link (
  district text not null,
  from_kind text not null,
  from_id uuid not null,
  to_kind text not null,
  to_id uuid not null,
  linked_at timestamptz not null default now(),
  primary key (district, from_kind, from_id, to_kind, to_id),
  foreign key (district, from_kind, from_id) references thread.item (district, kind, id) on delete cascade,
  foreign key (district, to_kind, to_id) references thread.item (district, kind, id) on delete cascade
);
create index link_backwards on thread.link (district, to_kind, to_id);
