-- When a district is removed, its parties may go before its conferences: looked at when the transaction ends.
alter table conference.registration
  drop constraint registration_district_party_id_fkey,
  add foreign key (district, party_id) references network.party (district, id) deferrable initially deferred;
