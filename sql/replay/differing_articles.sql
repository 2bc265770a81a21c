-- Articles that hold a revision read from one of these captures.
SELECT DISTINCT revision.article_id
FROM warehouse.fact_article_revision AS revision
WHERE revision.capture_id = any(cast(:capture_ids AS uuid[]))
