-- Every text of the article at an address, with what it changed, one row for each change.
DROP FUNCTION IF EXISTS mart.explain_revisions(text);

CREATE FUNCTION mart.explain_revisions(url text)
RETURNS TABLE (
    article_id uuid,
    article_url text,
    is_gone boolean,
    gone_on date,
    revision_ordinal smallint,
    title text,
    observed_at timestamptz,
    superseded_at timestamptz,
    capture_url text,
    warc_file text,
    warc_offset bigint,
    warc_length bigint,
    disclosure text,
    change_ordinal integer,
    kind text,
    action text,
    aspect text,
    field text,
    words_before text,
    words_after text,
    value_before text,
    value_after text,
    number_before numeric,
    number_after numeric,
    unit_before text,
    unit_after text,
    measure text,
    subject text,
    period_label text
)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
WITH asked AS (
    -- With and without a slash at the end, over http and https: what people paste.
    SELECT DISTINCT scheme.name || '://' || rest.path || slash.mark AS url
    FROM (
        SELECT rtrim(regexp_replace(trim(explain_revisions.url), '^https?://', ''), '/') AS path
    ) AS rest
    CROSS JOIN (VALUES ('http'), ('https')) AS scheme (name)
    CROSS JOIN (VALUES (''), ('/')) AS slash (mark)
),

-- An address of its own, one that the article had before it moved, or that of a duplicate.
named AS (
    SELECT article.article_id
    FROM warehouse.fact_article AS article
    INNER JOIN asked ON article.url = asked.url
    UNION
    SELECT revision.article_id
    FROM archive.capture
    INNER JOIN asked ON capture.url = asked.url
    INNER JOIN warehouse.fact_article_revision AS revision
        ON capture.capture_id = revision.capture_id
    UNION
    SELECT article.article_id
    FROM crawl.fate
    INNER JOIN asked ON fate.url = asked.url
    INNER JOIN warehouse.fact_article AS article ON fate.target_url = article.url
    WHERE fate.fate IN ('duplicate_of', 'redirected')
)

SELECT
    article.article_id,
    article.url,
    article.is_gone,
    article.gone_on,
    revision.revision_ordinal,
    revision.title,
    revision.valid_from,
    revision.valid_to,
    capture.url,
    capture.warc_file,
    capture.warc_offset,
    capture.warc_length,
    revision.disclosure,
    change.change_ordinal,
    change.kind,
    change.action,
    change.aspect,
    coalesce(change.after_field, change.before_field),
    change.before_quote,
    change.after_quote,
    change.before_value,
    change.after_value,
    change.before_number,
    change.after_number,
    change.before_unit,
    change.after_unit,
    change.measure,
    change.subject,
    change.period_label
FROM named
INNER JOIN warehouse.fact_article AS article ON named.article_id = article.article_id
INNER JOIN warehouse.shown_revision AS revision ON named.article_id = revision.article_id
INNER JOIN archive.capture ON revision.capture_id = capture.capture_id
LEFT JOIN warehouse.shown_revision_change AS change ON revision.revision_id = change.revision_id
ORDER BY article.url, revision.valid_from, change.change_ordinal
$$;

-- noqa: disable=LT05
COMMENT ON FUNCTION mart.explain_revisions(text) IS 'Every text of the article at an address, what it changed and where its capture lies | Mọi phiên bản của bài viết tại một địa chỉ, nội dung đã thay đổi và vị trí bản lưu';
