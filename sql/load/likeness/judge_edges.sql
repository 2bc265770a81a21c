-- Every edge judged anew by its stored features; whoever joins or leaves a story is touched.
WITH judged AS (
    SELECT
        edge.article_id,
        edge.other_article_id,
        warehouse.story_relation(
            edge.jaccard,
            edge.containment,
            edge.number_agreement,
            edge.is_title_conflicting,
            edge.is_time_conflicting,
            edge.is_one_portal,
            rule
        ) AS relation
    FROM warehouse.story_edge AS edge
    CROSS JOIN warehouse.story_rule AS rule
),

moved AS (
    UPDATE warehouse.story_edge AS edge
    SET relation = judged.relation
    FROM judged
    WHERE
        edge.article_id = judged.article_id
        AND edge.other_article_id = judged.other_article_id
        AND edge.relation IS DISTINCT FROM judged.relation
    RETURNING edge.article_id, edge.other_article_id
)

INSERT INTO touched (article_id)
SELECT DISTINCT ends.article_id
FROM moved
CROSS JOIN unnest(ARRAY[moved.article_id, moved.other_article_id]) AS ends (article_id)
ON CONFLICT DO NOTHING
