-- Field by field: what the present code reads of a capture beside what the warehouse holds of it.
WITH reread AS (
    SELECT *
    FROM staging.reading
    WHERE build_id = :build_id
),

held AS (
    SELECT
        revision.*,
        article.published_at,
        article.published_on,
        article.published_basis,
        article.authors,
        article.unit,
        article.current_revision_id = revision.revision_id AS is_current
    FROM warehouse.fact_article_revision AS revision
    INNER JOIN warehouse.fact_article AS article ON revision.article_id = article.article_id
),

pair AS (
    SELECT
        reread.capture_id,
        reread.url,
        field.name,
        field.before,
        field.after
    FROM reread
    INNER JOIN held ON reread.capture_id = held.capture_id
    CROSS JOIN
        LATERAL (
            VALUES
            ('article', 'read', coalesce(reread.fate, 'read')),
            ('title', held.title, reread.title),
            ('byline', held.byline, reread.byline),
            ('text', held.text, reread.text),
            ('captions', to_jsonb(held.captions)::text, to_jsonb(reread.captions)::text),
            ('tables', held.tables::text, reread.tables::text),
            ('attachments', held.attachments::text, reread.attachments::text),
            ('layout', held.layout, reread.layout),
            ('encoding', held.encoding, reread.encoding),
            ('extractor_version', held.extractor_version, reread.extractor_version),
            (
                'published_on',
                CASE
                    WHEN held.is_current THEN held.published_on::text ELSE reread.published_on::text
                END,
                reread.published_on::text
            ),
            (
                'published_at',
                CASE
                    WHEN held.is_current THEN held.published_at::text ELSE reread.published_at::text
                END,
                reread.published_at::text
            ),
            (
                'published_basis',
                CASE WHEN held.is_current THEN held.published_basis ELSE reread.published_basis END,
                reread.published_basis
            ),
            (
                'authors',
                CASE
                    WHEN held.is_current THEN to_jsonb(held.authors)::text
                    ELSE to_jsonb(reread.authors)::text
                END,
                to_jsonb(reread.authors)::text
            ),
            (
                'unit',
                CASE WHEN held.is_current THEN held.unit ELSE reread.unit END,
                reread.unit
            )
        ) AS field (name, before, after)
    UNION ALL
    SELECT
        reread.capture_id,
        reread.url,
        'article' AS name,
        fate.fate AS before,
        coalesce(reread.fate, 'read') AS after
    FROM reread
    INNER JOIN crawl.fate AS fate
        ON reread.capture_id = fate.capture_id AND reread.run_id = fate.run_id
    WHERE
        fate.fate NOT IN ('loaded', 'revised', 'unchanged', 'duplicate_of', 'quarantined')
        OR (
            fate.fate IN ('loaded', 'revised', 'unchanged', 'duplicate_of')
            AND reread.fate IS NOT NULL
            AND NOT EXISTS (
                SELECT 1
                FROM held
                WHERE held.capture_id = reread.capture_id
            )
        )
)

SELECT DISTINCT
    capture_id,
    url,
    name,
    before,
    after
FROM pair
WHERE before IS DISTINCT FROM after
ORDER BY url, capture_id, name
