-- Pairs that were measured on a text that has a newer revision.
DELETE FROM warehouse.story_edge AS edge
USING loadable
WHERE
    loadable.is_new
    AND (edge.article_id = loadable.article_id OR edge.other_article_id = loadable.article_id)
