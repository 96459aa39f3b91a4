-- Who came to a conference, how that was noted at the door, and what stands on somebody's badge.

-- Somebody who came without having signed up; also without a name, who is counted only.
alter table conference.registration
  drop constraint registration_came_by_check,
  add constraint registration_came_by_check check (came_by in ('web', 'phone', 'mail', 'door', 'walk_in')),
  -- Let in at the door though every seat was taken.
  add column above_capacity boolean not null default false;

-- Each press at the door, on whichever phone, with the id that the phone gave it: sent twice it is the same press.
create table conference.door_press (
  district text not null,
  id uuid not null,
  registration_id uuid not null,
  pressed_at timestamptz not null,
  -- A press that was wrong stays, taken back: so a phone that sends it later does not bring it back.
  taken_back_at timestamptz,
  primary key (district, id),
  foreign key (district, registration_id) references conference.registration (district, id) on delete cascade
);
create index door_press_by_registration on conference.door_press (district, registration_id);

-- Who is there: one row each, computed from the presses.
create table conference.attendance (
  district text not null,
  conference_id uuid not null,
  registration_id uuid not null,
  -- Null once the name has been erased: that somebody came stays.
  came_at timestamptz,
  primary key (district, registration_id),
  foreign key (district, registration_id) references conference.registration (district, id) on delete cascade
);
create index attendance_by_conference on conference.attendance (district, conference_id);

-- What somebody wants on their badge, where it is not simply their name, and when it was printed.
create table conference.badge (
  district text not null,
  registration_id uuid not null,
  -- Null: the name as registered.
  name text check (char_length(name) between 1 and 60),
  shows_party boolean not null default false,
  -- Null: not printed as it is now.
  printed_at timestamptz,
  primary key (district, registration_id),
  foreign key (district, registration_id) references conference.registration (district, id) on delete cascade
);
