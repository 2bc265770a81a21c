-- One task per portal at a time, across all machines; the lock goes with its connection.
SELECT pg_try_advisory_lock(hashtextextended('scrape_portals/' || :portal_code, 0)) AS is_locked
