-- Revisions that the warehouse holds end where a new one of their article begins.
WITH timeline AS (
    SELECT
        held.revision_id,
        held.valid_from,
        held.valid_to,
        held.article_id
    FROM warehouse.fact_article_revision AS held
    WHERE held.article_id IN (
        SELECT loadable.article_id FROM loadable
        WHERE loadable.is_new
    )
),

ending AS (
    SELECT
        timeline.revision_id,
        min(loadable.fetched_at) AS valid_to
    FROM timeline
    INNER JOIN loadable
        ON
            timeline.article_id = loadable.article_id
            AND loadable.is_new
            AND timeline.valid_from < loadable.fetched_at
            AND (timeline.valid_to IS NULL OR timeline.valid_to > loadable.fetched_at)
    GROUP BY timeline.revision_id
)

UPDATE warehouse.fact_article_revision AS held
SET valid_to = ending.valid_to
FROM ending
WHERE held.revision_id = ending.revision_id
