-- What stands instead of words that were taken out may be many times as long as they were, so these texts have no longest length
-- here: what may be typed is limited by their forms.
alter table letters.reply
  drop constraint reply_reason_check,
  add constraint reply_reason_check check (kind = 'accepted' or char_length(reason) >= 10),
  drop constraint reply_their_number_check,
  drop constraint reply_function_check,
  drop constraint reply_withdrawn_why_check,
  add constraint reply_withdrawn_why_check check (withdrawn_why <> ''),
  drop constraint reply_file_removed_why_check,
  add constraint reply_file_removed_why_check check (file_removed_why <> '');

alter table letters.earlier_reply
  drop constraint earlier_reply_why_check,
  add constraint earlier_reply_why_check check (why <> '');

alter table letters.letter
  drop constraint letter_title_check,
  add constraint letter_title_check check (title <> ''),
  drop constraint letter_body_check,
  drop constraint letter_audience_check,
  add constraint letter_audience_check check (audience <> ''),
  drop constraint letter_their_number_check,
  drop constraint letter_handed_over_check;

alter table letters.attachment
  drop constraint attachment_name_check,
  add constraint attachment_name_check check (name <> '');
