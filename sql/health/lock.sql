-- One judgement at a time.
SELECT pg_advisory_xact_lock(hashtextextended('govnews.health', 0))
