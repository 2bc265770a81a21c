-- Search filters follow the places.
UPDATE warehouse.article_search AS known
SET scope_search = warehouse.search_scope(article)
FROM warehouse.fact_article AS article
WHERE
    known.article_id = article.article_id
    AND known.scope_search <> warehouse.search_scope(article)
