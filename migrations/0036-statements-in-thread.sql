-- Statements that were published before statements had a place in the thread get it, so that something can be made of them.
-- What waits, was returned or stands in a draft has none.
insert into thread.item (district, kind, id, at, status, status_at, title, public_title)
select s.district, 'statement', s.id, since.at, 'published', since.at, s.text, s.text
from dialogue.statement s
join dialogue.question q on q.district = s.district and q.id = s.question_id
cross join lateral (
  select coalesce(s.published_on::timestamp at time zone 'Europe/Copenhagen', q.opened_at) as at
) since
where s.status = 'published' and q.status <> 'draft'
on conflict do nothing;
