-- Every article is stale: its bands and edges are derived anew.
INSERT INTO warehouse.article_likeness AS known (article_id)
SELECT article.article_id
FROM warehouse.fact_article AS article
ON CONFLICT (article_id) DO UPDATE SET algorithm = 0 WHERE known.algorithm <> 0
