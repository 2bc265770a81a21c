-- The lock of the load: articles are taken out when nobody brings any in.
SELECT pg_advisory_xact_lock(hashtextextended('govnews.load', 0))
