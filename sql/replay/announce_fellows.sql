-- Whoever shares a story with an article that is read anew is compared again by the next load.
UPDATE warehouse.article_likeness AS known
SET algorithm = 0
FROM warehouse.fact_article AS article
INNER JOIN warehouse.fact_article AS fellow ON article.story_id = fellow.story_id
WHERE
    article.article_id = any(:article_ids)
    AND known.article_id = fellow.article_id
