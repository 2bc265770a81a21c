-- What is searched of the articles whose current text this build brought or read anew. What is
-- withheld of them comes from the database's own folding.
WITH changed AS (
    SELECT DISTINCT ON (article.article_id)
        article.article_id,
        loadable.capture_id
    FROM loadable
    INNER JOIN warehouse.fact_article AS article
        ON loadable.revision_id = article.current_revision_id
    LEFT JOIN warehouse.withheld AS held ON loadable.revision_id = held.revision_id
    WHERE (loadable.is_new OR loadable.is_filling) AND held.revision_id IS NULL
    ORDER BY article.article_id, loadable.capture_id
)

INSERT INTO warehouse.article_search AS known (
    article_id,
    published_on,
    scope_search,
    folded_search,
    marked_search
)
SELECT
    article.article_id,
    article.published_on,
    warehouse.search_scope(article) AS scope_search,
    reading.title_search || ' | ' || reading.text_search AS folded_search,
    reading.marked_search
FROM changed
INNER JOIN warehouse.fact_article AS article ON changed.article_id = article.article_id
INNER JOIN staging.reading AS reading
    ON reading.build_id = :build_id AND changed.capture_id = reading.capture_id
ON CONFLICT (article_id) DO UPDATE
    SET
        published_on = excluded.published_on,
        scope_search = excluded.scope_search,
        folded_search = excluded.folded_search,
        marked_search = excluded.marked_search
    WHERE known IS DISTINCT FROM excluded
