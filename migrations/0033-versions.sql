-- Nobody overwrites what somebody else has saved of a member or a party since they read it.
alter table platform.member add column version int not null default 1;
alter table network.party add column version int not null default 1;
