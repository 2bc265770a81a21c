-- Articles as their newest text shows them; an older capture read later changes nothing.
-- Where a known article stands now is the next statement's.
WITH newest AS (
    SELECT DISTINCT ON (loadable.article_id)
        loadable.article_id,
        loadable.capture_id,
        loadable.revision_id,
        loadable.fetched_at,
        min(loadable.news_day) OVER (PARTITION BY loadable.article_id) AS first_seen_on
    FROM loadable
    WHERE loadable.is_new
    ORDER BY loadable.article_id ASC, loadable.fetched_at DESC
)

INSERT INTO warehouse.fact_article AS known (
    article_id,
    portal_id,
    page_identity,
    url,
    current_revision_id,
    title,
    title_search,
    published_at,
    published_on,
    published_basis,
    published_precision,
    published_quote,
    is_published_conflicting,
    byline,
    authors,
    unit,
    place_id,
    today_place_id,
    first_seen_on
)
SELECT
    newest.article_id,
    portal.portal_id,
    reading.page_identity,
    reading.url,
    newest.revision_id,
    reading.title,
    reading.title_search,
    reading.published_at,
    reading.published_on,
    reading.published_basis,
    reading.published_precision,
    reading.published_quote,
    reading.is_published_conflicting,
    reading.byline,
    reading.authors,
    reading.unit,
    reading.place_id,
    reading.today_place_id,
    newest.first_seen_on
FROM newest
INNER JOIN staging.reading AS reading
    ON reading.build_id = :build_id AND newest.capture_id = reading.capture_id
INNER JOIN warehouse.dim_portal AS portal ON reading.portal_code = portal.portal_code
LEFT JOIN warehouse.fact_article AS held ON newest.article_id = held.article_id
LEFT JOIN warehouse.fact_article_revision AS held_revision
    ON held.current_revision_id = held_revision.revision_id
WHERE held_revision.valid_from IS NULL OR held_revision.valid_from < newest.fetched_at
ON CONFLICT (article_id) DO UPDATE
    SET
        current_revision_id = excluded.current_revision_id,
        title = excluded.title,
        title_search = excluded.title_search,
        published_at = excluded.published_at,
        published_on = excluded.published_on,
        published_basis = excluded.published_basis,
        published_precision = excluded.published_precision,
        published_quote = excluded.published_quote,
        is_published_conflicting = excluded.is_published_conflicting,
        byline = excluded.byline,
        authors = excluded.authors,
        unit = excluded.unit,
        place_id = excluded.place_id,
        today_place_id = excluded.today_place_id,
        first_seen_on = least(known.first_seen_on, excluded.first_seen_on)
