-- Every view that analysts read.
SELECT viewname
FROM pg_catalog.pg_views
WHERE schemaname = 'mart'
ORDER BY viewname COLLATE "C"
