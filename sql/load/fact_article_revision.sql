-- New revisions; each holds until the next of its article, in this build or in the warehouse.
WITH beginning AS (
    SELECT
        loadable.article_id,
        loadable.fetched_at AS valid_from
    FROM loadable
    WHERE loadable.is_new
    UNION ALL
    SELECT
        held.article_id,
        held.valid_from
    FROM warehouse.fact_article_revision AS held
    WHERE held.article_id IN (
        SELECT loadable.article_id FROM loadable
        WHERE loadable.is_new
    )
),

timeline AS (
    SELECT
        beginning.article_id,
        beginning.valid_from,
        lead(beginning.valid_from) OVER (
            PARTITION BY beginning.article_id ORDER BY beginning.valid_from
        ) AS valid_to
    FROM beginning
)

INSERT INTO warehouse.fact_article_revision (
    revision_id,
    article_id,
    revision_ordinal,
    content_digest,
    title,
    text,
    text_search,
    byline,
    published_quote,
    captions,
    tables,
    attachments,
    changes,
    capture_id,
    observed_on,
    valid_from,
    valid_to,
    layout,
    encoding,
    encoding_basis,
    extractor_version
)
SELECT
    loadable.revision_id,
    loadable.article_id,
    reading.revision_ordinal,
    reading.content_digest,
    reading.title,
    reading.text,
    reading.text_search,
    reading.byline,
    CASE WHEN reading.published_basis = 'stated' THEN reading.published_quote END
        AS published_quote,
    reading.captions,
    reading.tables,
    reading.attachments,
    reading.changes,
    reading.capture_id,
    loadable.news_day,
    timeline.valid_from,
    timeline.valid_to,
    reading.layout,
    reading.encoding,
    reading.encoding_basis,
    reading.extractor_version
FROM loadable
INNER JOIN staging.reading AS reading
    ON reading.build_id = :build_id AND loadable.capture_id = reading.capture_id
INNER JOIN timeline
    ON loadable.article_id = timeline.article_id AND loadable.fetched_at = timeline.valid_from
WHERE loadable.is_new
