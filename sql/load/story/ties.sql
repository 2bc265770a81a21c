-- The pairs that make the stories of those touched.
SELECT
    edge.article_id,
    edge.other_article_id
FROM touched
INNER JOIN warehouse.story_edge AS edge ON touched.article_id = edge.article_id
WHERE edge.relation = 'same_story'
