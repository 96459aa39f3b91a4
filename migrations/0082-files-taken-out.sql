-- The digest of a file that was taken out of a reply, so that it is known again when it is sent again. Of those that are gone
-- already the audit tells it.
alter table letters.reply
  add column file_removed_sha256 text check (file_removed_sha256 is null or file_removed_at is not null);

update letters.reply r
set file_removed_sha256 = e.before ->> 'sha256'
from platform.audit_event e
where r.file_removed_at is not null and e.district = r.district and e.item_id = r.id::text
  and e.item_kind = 'reply' and e.action = 'letters.remove_reply_file';
