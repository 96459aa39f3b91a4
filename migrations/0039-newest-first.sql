-- Search looks at the newest hits first.
create index item_by_time on thread.item (district, status_at desc, id);
