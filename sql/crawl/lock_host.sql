-- One request at a time to each host, across all machines; the lock goes with its connection.
SELECT pg_advisory_lock(hashtextextended('host/' || :host, 0)) AS is_locked
