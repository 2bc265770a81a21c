-- Pairs that were measured on a text of before; whoever shared a story by them is touched.
WITH concerned AS (
    SELECT
        edge.article_id,
        edge.other_article_id
    FROM arrival
    INNER JOIN warehouse.story_edge AS edge ON arrival.article_id = edge.article_id
    UNION
    SELECT
        edge.article_id,
        edge.other_article_id
    FROM arrival
    INNER JOIN warehouse.story_edge AS edge ON arrival.article_id = edge.other_article_id
),

forgotten AS (
    DELETE FROM warehouse.story_edge AS edge
    USING concerned
    WHERE
        edge.article_id = concerned.article_id
        AND edge.other_article_id = concerned.other_article_id
    RETURNING edge.article_id, edge.other_article_id, edge.relation
)

INSERT INTO touched (article_id)
SELECT DISTINCT ends.article_id
FROM forgotten
CROSS JOIN unnest(ARRAY[forgotten.article_id, forgotten.other_article_id]) AS ends (article_id)
WHERE forgotten.relation = 'same_story'
ON CONFLICT DO NOTHING
