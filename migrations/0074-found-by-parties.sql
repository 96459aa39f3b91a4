-- Whoever typed the name of an office found its letters, but not its replies, nor the measures and tasks it answers for.
update thread.item i set also_found_by = concat_ws(' · ', nullif(r.their_number, ''), nullif(r.function, ''), nullif(l.addressee_name, ''))
from letters.reply r join letters.letter l on l.district = r.district and l.id = r.letter_id
where i.kind = 'reply' and r.district = i.district and r.id = i.id and r.withdrawn_at is null;

update thread.item i set also_found_by = p.name
from plan.measure m join network.party p on p.district = m.district and p.id = m.party_id
where i.kind = 'measure' and m.district = i.district and m.id = i.id;

update thread.item i set also_found_by = p.name
from decisions.task t join network.party p on p.district = t.district and p.id = t.party_id
where i.kind = 'task' and t.district = i.district and t.id = i.id;
