-- Articles that are no copies any more.
DELETE FROM warehouse.story_copy AS known
USING told
WHERE
    known.article_id = told.article_id
    AND (told.story_id IS NULL OR told.article_id = told.canonical_article_id)
