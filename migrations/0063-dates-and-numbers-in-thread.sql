-- What is printed on something is found by search, too: its numbers, and to whom it went. It stands apart from the text, which
-- goes along into other things.
alter table thread.item add column also_found_by text not null default '';

update thread.item i set also_found_by = concat_ws(' · ',
    nullif(l.document_number, ''), nullif(l.case_number, ''), nullif(l.their_number, ''), nullif(coalesce(l.addressee_name, l.audience), ''))
  from letters.letter l where i.kind = 'letter' and l.district = i.district and l.id = i.id;
update thread.item i set also_found_by = r.their_number
  from letters.reply r where i.kind = 'reply' and r.district = i.district and r.id = i.id;
update thread.item i set also_found_by = coalesce(m.document_number, '')
  from meetings.meeting m where i.kind = 'meeting' and m.district = i.district and m.id = i.id;
update thread.item i set also_found_by = coalesce(c.case_number, '')
  from conference.conference c where i.kind = 'conference' and c.district = i.district and c.id = i.id;
-- An election's number stood in its text.
update thread.item i set also_found_by = e.document_number,
    text = replace(i.text, E'\n' || e.document_number, ''), public_text = replace(i.public_text, E'\n' || e.document_number, '')
  from elections.election e where i.kind = 'election' and e.district = i.district and e.id = i.id and e.document_number is not null;

alter table thread.item
  drop column public_words,
  drop column words,
  add column public_words tsvector generated always as (
    setweight(to_tsvector('danish', coalesce(public_title, '')), 'A') ||
    setweight(to_tsvector('danish', case when public_title is null then '' else also_found_by || ' ' || public_text end), 'B')
  ) stored,
  add column words tsvector generated always as (
    setweight(to_tsvector('danish', title), 'A') || setweight(to_tsvector('danish', also_found_by || ' ' || text), 'B')
  ) stored;
create index item_public_words on thread.item using gin (public_words);
create index item_words on thread.item using gin (words);

-- An election is on the day when people vote in the hall, not when it was called.
update thread.item i set at = e.hall_from
  from elections.election e where i.kind = 'election' and e.district = i.district and e.id = i.id;

-- A measure is of the day it begins, not of the day somebody wrote it down.
update thread.item i set at = coalesce(m.from_day::timestamp at time zone 'Europe/Copenhagen', m.created_at)
  from plan.measure m where i.kind = 'measure' and m.district = i.district and m.id = i.id;

-- What a meeting said of an item it said on its day, also when the minutes were approved later.
with said as (
  select distinct on (e.district, e.item_id) e.district, e.item_id, e.outcome, m.starts_at
  from meetings.entry e join meetings.meeting m on m.district = e.district and m.id = e.meeting_id
  where e.outcome is not null
  order by e.district, e.item_id, m.starts_at desc
)
update meetings.item i set status_at = said.starts_at
  from said where said.district = i.district and said.item_id = i.id and said.outcome = i.status
    and (said.starts_at at time zone 'Europe/Copenhagen')::date < (i.status_at at time zone 'Europe/Copenhagen')::date;
update thread.item t set status_at = i.status_at
  from meetings.item i where t.kind = 'agenda-item' and i.district = t.district and i.id = t.id;

-- A decision whose day was put right has stood since that day. One that stands after all, having lapsed, keeps its own.
update decisions.decision d set status_at = d.day::timestamp at time zone 'Europe/Copenhagen'
  where d.status = 'taken' and d.status_at in (d.created_at, date_trunc('day', d.status_at, 'Europe/Copenhagen'))
    and (d.status_at at time zone 'Europe/Copenhagen')::date <> d.day;
update thread.item t set status_at = d.status_at
  from decisions.decision d where t.kind = 'decision' and d.district = t.district and d.id = t.id and t.status_at <> d.status_at;
