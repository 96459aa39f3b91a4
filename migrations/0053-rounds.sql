-- A conference goes with all that belongs to it, in whatever order its rows fall: that a workshop has its round is looked at
-- when the transaction ends.
alter table conference.workshop_round
  drop constraint workshop_round_district_conference_id_round_fkey,
  add constraint workshop_round_round
    foreign key (district, conference_id, round) references conference.round (district, conference_id, number)
    deferrable initially deferred;
