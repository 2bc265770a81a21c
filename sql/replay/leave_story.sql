-- Articles that are read anew leave their story; the next load tells it again.
UPDATE warehouse.fact_article
SET story_id = NULL
WHERE
    story_id IN (
        SELECT article.story_id
        FROM warehouse.fact_article AS article
        WHERE article.article_id = any(:article_ids)
    )
