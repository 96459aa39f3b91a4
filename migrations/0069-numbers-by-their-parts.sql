-- Of "VSF-2026-0004" the full text search made the words "vsf", "-2026" and "-0004", as of a sum: whoever typed "2026-0004"
-- or "0004" found nothing. A hyphen before a figure only joins.
alter table thread.item
  drop column public_words,
  drop column words,
  add column public_words tsvector generated always as (
    setweight(to_tsvector('danish', regexp_replace(coalesce(public_title, ''), '(?<=\w)-(?=\d)', '_', 'g')), 'A') ||
    setweight(to_tsvector('danish', case when public_title is null then '' else regexp_replace(also_found_by || ' ' || public_text, '(?<=\w)-(?=\d)', '_', 'g') end), 'B')
  ) stored,
  add column words tsvector generated always as (
    setweight(to_tsvector('danish', regexp_replace(title, '(?<=\w)-(?=\d)', '_', 'g')), 'A') ||
    setweight(to_tsvector('danish', regexp_replace(also_found_by || ' ' || text, '(?<=\w)-(?=\d)', '_', 'g')), 'B')
  ) stored;
create index item_public_words on thread.item using gin (public_words);
create index item_words on thread.item using gin (words);
