-- Who has read a translated text and vouches for exactly this wording. Other texts are shown to nobody.
create table help.text_approval (
  district text not null references platform.district (id) on delete cascade,
  language text not null check (language in ('pl', 'ro')),
  key text not null,
  -- Digest of the Danish, the English and the translated wording: when one of them changes, this no longer counts.
  wording text not null,
  name text not null check (char_length(name) between 1 and 80),
  role text not null check (char_length(role) between 1 and 80),
  approved_on date not null,
  primary key (district, language, key)
);
