-- Seeds of two installations of one warehouse come one after the other.
SELECT pg_advisory_xact_lock(hashtextextended('govnews.seed', 0))
