-- Links that have not been closed, newest first, for those who look after them.
create index personal_link_open on platform.personal_link (district, created_at desc, id desc) where revoked_at is null;
