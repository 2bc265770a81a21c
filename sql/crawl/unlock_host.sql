-- The next worker may have its turn.
SELECT pg_advisory_unlock(hashtextextended('host/' || :host, 0)) AS is_unlocked
