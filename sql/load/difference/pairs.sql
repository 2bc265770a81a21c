-- Revisions to be compared with the one before: new neighbours, facts read anew, older rules.
WITH filling AS (
    SELECT loadable.revision_id
    FROM loadable
    WHERE loadable.is_filling
),

concerned AS (
    SELECT revision.article_id
    FROM warehouse.fact_article_revision AS revision
    INNER JOIN filling ON revision.revision_id = filling.revision_id
    UNION
    SELECT revision.article_id
    FROM warehouse.fact_article_revision AS revision
    WHERE revision.revision_ordinal > 1 AND revision.difference_version IS NULL
    UNION
    SELECT revision.article_id
    FROM warehouse.fact_article_revision AS revision
    WHERE revision.revision_ordinal > 1 AND revision.difference_version <> :version
),

line AS (
    SELECT
        revision.revision_id,
        revision.previous_revision_id,
        revision.difference_version,
        lag(revision.revision_id) OVER (
            PARTITION BY revision.article_id
            ORDER BY revision.valid_from
        ) AS before_id
    FROM warehouse.fact_article_revision AS revision
    INNER JOIN concerned ON revision.article_id = concerned.article_id
)

SELECT
    line.revision_id,
    line.before_id
FROM line
WHERE
    line.before_id IS NOT NULL
    AND (
        line.previous_revision_id IS DISTINCT FROM line.before_id
        OR line.difference_version IS DISTINCT FROM :version
        OR EXISTS (
            SELECT 1
            FROM filling
            WHERE filling.revision_id IN (line.revision_id, line.before_id)
        )
    )
ORDER BY line.revision_id
