-- Whoever is, was or becomes part of a story of those touched.
WITH RECURSIVE reached AS (
    SELECT touched.article_id
    FROM touched
    UNION
    SELECT fellow.article_id
    FROM reached
    CROSS JOIN
        LATERAL (
            SELECT edge.other_article_id AS article_id
            FROM warehouse.story_edge AS edge
            WHERE edge.article_id = reached.article_id AND edge.relation = 'same_story'
            UNION ALL
            SELECT edge.article_id
            FROM warehouse.story_edge AS edge
            WHERE edge.other_article_id = reached.article_id AND edge.relation = 'same_story'
            UNION ALL
            SELECT told.article_id
            FROM warehouse.fact_article AS article
            INNER JOIN warehouse.fact_article AS told ON article.story_id = told.story_id
            WHERE article.article_id = reached.article_id
        ) AS fellow
)

INSERT INTO touched (article_id)
SELECT reached.article_id
FROM reached
ON CONFLICT DO NOTHING
