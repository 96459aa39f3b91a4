-- Somebody who was at a meeting can say that its sent minutes are right as they are.
alter table meetings.delivery add column agreed_at timestamptz;

-- Search and threads went on telling what an alert said while it warned. Once it is over only what was learnt stands, as on its page.
update thread.item i
set text = a.learnt, public_text = a.learnt
from alerts.alert a
where i.kind = 'alert' and i.district = a.district and i.id = a.id and i.status in ('expired', 'closed');
