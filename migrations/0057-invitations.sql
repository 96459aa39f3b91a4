-- Invitations to a conference: an open letter, a list of those it goes to, and a conference that only they can sign up for.

-- A letter to many at once stands on the case of what it comes of, waits for no reply, and is answered elsewhere.
alter table letters.letter
  alter column decision_id drop not null,
  -- To whom it is, in words; null for a letter to one party.
  add column audience text check (char_length(audience) between 1 and 200),
  -- The case that what it comes of has already; null for a letter on a decision, whose case is in case_file.
  add column given_case text check (char_length(given_case) between 1 and 40),
  -- A phone that an open letter may name: that of the function one asks.
  add column given_phone text check (char_length(given_phone) between 6 and 40),
  drop constraint letter_status_check,
  add constraint letter_status_check check (
    status in ('draft', 'waiting', 'sent', 'answered_accepted', 'answered_partly', 'answered_no', 'answered_not_ours')
  ),
  drop constraint letter_sent_by_check,
  add constraint letter_sent_by_check check (sent_by in ('mail', 'hand', 'invitation')),
  drop constraint letter_check,
  add constraint letter_check check (
    case
      when status = 'draft' then
        num_nonnulls(addressee_name, case_number, document_number, sent_at, sent_day, first_due_day, sent_by, letterhead, sent_text, sha256) = 0
      when audience is not null then
        status = 'sent' and sent_by = 'invitation' and num_nonnulls(addressee_id, due_day, first_due_day) = 0
        and num_nulls(addressee_name, case_number, document_number, sent_at, sent_day, letterhead, sent_text, sha256) = 0
      else
        status <> 'sent' and sent_by <> 'invitation'
        and num_nulls(addressee_id, due_day, addressee_name, case_number, document_number, sent_at, sent_day, first_due_day, sent_by, letterhead, sent_text, sha256) = 0
    end
  ),
  add constraint letter_about check (num_nonnulls(decision_id, audience) = 1 and (audience is null) = (given_case is null));

alter table conference.conference
  -- Only those who have been invited can sign up by themselves.
  add column by_invitation boolean not null default false;

-- Who is to be invited to a conference, and what came of it.
create table conference.invitation (
  district text not null,
  id uuid not null,
  conference_id uuid not null,
  -- Null once it has been erased.
  name text check (char_length(name) between 1 and 120),
  organisation text not null default '' check (char_length(organisation) <= 160),
  email text check (char_length(email) between 3 and 254),
  phone text check (char_length(phone) between 6 and 40),
  -- Where a printed letter goes to somebody without mail.
  address text check (char_length(address) between 1 and 300),
  -- The party of the network for which somebody was put on the list.
  party_id uuid,
  added_by text not null check (added_by in ('party', 'role', 'import')),
  added_at timestamptz not null,
  sent_at timestamptz,
  reminded_at timestamptz,
  declined_at timestamptz,
  -- When somebody who had not answered was told that the conference is cancelled.
  called_off_at timestamptz,
  -- Opens the invitation for whoever got it on paper: a hash.
  code_hash text,
  -- What they signed up as, by the invitation.
  registration_id uuid,
  erased_at timestamptz,
  primary key (district, id),
  foreign key (district, conference_id) references conference.conference (district, id) on delete cascade,
  foreign key (district, party_id) references network.party (district, id) deferrable initially deferred,
  foreign key (district, registration_id) references conference.registration (district, id) deferrable initially deferred,
  check (sent_at is not null or num_nonnulls(reminded_at, called_off_at) = 0)
);
-- Nobody is invited twice, whichever lists they stand on.
create unique index invitation_by_mail on conference.invitation (district, conference_id, lower(email)) where email is not null;
create unique index invitation_by_code on conference.invitation (district, code_hash) where code_hash is not null;
create index invitation_by_conference on conference.invitation (district, conference_id, id);
create index registration_by_mail on conference.registration (district, conference_id, lower(email)) where email is not null;
