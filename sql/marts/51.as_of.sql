-- Articles and figures as they stood at a moment, as far as we had observed them by then.
DROP FUNCTION IF EXISTS mart.as_of(timestamptz, text, text);

CREATE FUNCTION mart.as_of(
    ts timestamptz, portal_code text DEFAULT NULL, url text DEFAULT NULL
)
RETURNS TABLE (
    article_id uuid,
    portal_code text,
    url text,
    revision_id uuid,
    revision_ordinal smallint,
    title text,
    text text,
    byline text,
    captions text[],
    tables jsonb,
    published_quote text,
    disclosure text,
    observed_at timestamptz,
    superseded_at timestamptz,
    is_gone boolean,
    gone_on date
)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
WITH named AS (
    -- One address, now or before the article moved.
    SELECT article.article_id
    FROM warehouse.fact_article AS article
    WHERE article.url = as_of.url
    UNION
    SELECT revision.article_id
    FROM archive.capture AS capture
    INNER JOIN warehouse.fact_article_revision AS revision
        ON capture.capture_id = revision.capture_id
    WHERE capture.url = as_of.url
),

-- Two ways in, so that one address is looked up and not sought among all of them.
stood AS (
    SELECT revision.*
    FROM warehouse.shown_revision AS revision
    WHERE as_of.url IS NULL
    UNION ALL
    SELECT revision.*
    FROM named
    INNER JOIN warehouse.shown_revision AS revision
        ON named.article_id = revision.article_id
)

SELECT
    article.article_id,
    portal.portal_code,
    capture.url,
    revision.revision_id,
    revision.revision_ordinal,
    revision.title,
    revision.text,
    revision.byline,
    revision.captions,
    revision.tables,
    revision.published_quote,
    revision.disclosure,
    revision.valid_from,
    revision.valid_to,
    coalesce(
        article.gone_on <= (as_of.ts AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, FALSE
    ),
    CASE
        WHEN article.gone_on <= (as_of.ts AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
            THEN article.gone_on
    END
FROM stood AS revision
INNER JOIN warehouse.fact_article AS article ON revision.article_id = article.article_id
INNER JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
INNER JOIN archive.capture AS capture ON revision.capture_id = capture.capture_id
WHERE
    revision.valid_from <= as_of.ts
    AND (revision.valid_to IS NULL OR revision.valid_to > as_of.ts)
    AND (as_of.portal_code IS NULL OR portal.portal_code = as_of.portal_code)
$$;

DROP FUNCTION IF EXISTS mart.quantity_as_of(timestamptz, text, text);

CREATE FUNCTION mart.quantity_as_of(
    ts timestamptz, portal_code text DEFAULT NULL, url text DEFAULT NULL
)
RETURNS TABLE (
    article_id uuid,
    portal_code text,
    url text,
    title text,
    revision_ordinal smallint,
    is_gone boolean,
    value numeric,
    value_high numeric,
    unit text,
    modifier text,
    nature text,
    measure text,
    subject text,
    period_label text,
    period_start_on date,
    period_end_on date,
    source_field text,
    span_start integer,
    span_end integer,
    quote text
)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT
    stood.article_id,
    stood.portal_code,
    stood.url,
    stood.title,
    stood.revision_ordinal,
    stood.is_gone,
    fact.value,
    fact.value_high,
    fact.unit,
    fact.modifier,
    fact.nature,
    fact.measure,
    fact.subject,
    fact.period_label,
    fact.period_start_on,
    fact.period_end_on,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    fact.quote
FROM mart.as_of(quantity_as_of.ts, quantity_as_of.portal_code, quantity_as_of.url) AS stood
INNER JOIN warehouse.shown_quantity AS fact ON stood.revision_id = fact.revision_id
$$;

-- noqa: disable=LT05
COMMENT ON FUNCTION mart.as_of(timestamptz, text, text) IS 'Articles as they stood at a moment: the text that we had observed last; of one portal or address, where given. Tombstones are those known today that began by then | Các bài viết như tại một thời điểm: nội dung quan sát được gần nhất lúc đó; có thể giới hạn một cổng hoặc một địa chỉ. Đánh dấu gỡ bài theo những gì nay đã biết';
COMMENT ON FUNCTION mart.quantity_as_of(timestamptz, text, text) IS 'Figures that articles stated at a moment | Các con số mà bài viết nêu tại một thời điểm';
