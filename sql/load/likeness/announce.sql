-- Articles with a new text: what was worked out of the one before is stale.
INSERT INTO warehouse.article_likeness AS known (article_id)
SELECT DISTINCT loadable.article_id
FROM loadable
WHERE loadable.is_new
ON CONFLICT (article_id) DO UPDATE SET algorithm = 0 WHERE known.algorithm <> 0
