-- Every step that an address went through, or why it is not there.
DROP FUNCTION IF EXISTS mart.explain_url(text);

CREATE FUNCTION mart.explain_url(url text)
RETURNS TABLE (
    step bigint,
    stage text,
    news_day date,
    run_id text,
    outcome text,
    detail text
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
        SELECT rtrim(regexp_replace(trim(explain_url.url), '^https?://', ''), '/') AS path
    ) AS rest
    CROSS JOIN (VALUES ('http'), ('https')) AS scheme (name)
    CROSS JOIN (VALUES (''), ('/')) AS slash (mark)
),

known AS (
    SELECT
        10 AS rank,
        'found' AS stage,
        run.news_day,
        run.run_id,
        address.kind AS outcome,
        address.url || ' on ' || coalesce(address.found_on, 'the portal file') AS detail,
        run.started_at AS at
    FROM crawl.address
    INNER JOIN asked ON address.url = asked.url
    INNER JOIN crawl.run AS run ON address.found_in_run_id = run.run_id

    UNION ALL

    SELECT
        20,
        'run',
        run.news_day,
        run.run_id,
        coalesce(fate.fate, 'waiting to be read'),
        concat_ws(
            '; ',
            'HTTP ' || fate.http_status,
            fate.reason,
            'see ' || fate.target_url,
            'listed on ' || fate.found_on,
            'quality ' || fate.quality,
            nullif(array_to_string(fate.quality_reasons, ', '), '')
        ),
        run.started_at
    FROM crawl.fate
    INNER JOIN asked ON fate.url = asked.url
    INNER JOIN crawl.run AS run ON fate.run_id = run.run_id

    UNION ALL

    SELECT
        25,
        'schedule',
        address.visited_on,
        address.last_run_id,
        CASE
            WHEN address.next_visit_on IS NULL THEN 'no visit planned'
            WHEN address.next_visit_on <= address.visited_on THEN 'due in every run'
            ELSE 'next visit on ' || address.next_visit_on
        END,
        concat_ws(
            '; ',
            address.visits || ' visits, ' || address.changes || ' changes seen',
            'last change on ' || address.changed_on,
            'dated ' || address.stated_on || ' in a ' || address.stated_in
        ),
        NULL
    FROM crawl.address
    INNER JOIN asked ON address.url = asked.url
    WHERE address.visited_on IS NOT NULL

    UNION ALL

    SELECT
        28,
        'attempt',
        run.news_day,
        run.run_id,
        coalesce(exchange.fate, 'HTTP ' || exchange.http_status),
        concat_ws(
            '; ',
            CASE WHEN exchange.fate IS NOT NULL THEN 'HTTP ' || exchange.http_status END,
            exchange.reason,
            'asked ' || exchange.asked_at,
            exchange.seconds || ' seconds',
            exchange.received_bytes || ' bytes received',
            'cut off by ' || exchange.truncated,
            exchange.warc_file || ' at ' || exchange.warc_offset
            || ' length ' || exchange.warc_length
        ),
        exchange.asked_at
    FROM archive.exchange
    INNER JOIN asked ON exchange.url = asked.url
    INNER JOIN crawl.run AS run ON exchange.run_id = run.run_id

    UNION ALL

    SELECT
        30,
        'capture',
        run.news_day,
        run.run_id,
        'HTTP ' || capture.http_status,
        concat_ws(
            '; ',
            capture.warc_file || ' at ' || capture.warc_offset || ' length ' || capture.warc_length,
            capture.payload_bytes || ' bytes ' || capture.payload_digest,
            'fetched ' || capture.fetched_at,
            'capture ' || capture.capture_id
        ),
        capture.fetched_at
    FROM archive.capture
    INNER JOIN asked ON capture.url = asked.url
    INNER JOIN crawl.run AS run ON capture.run_id = run.run_id

    UNION ALL

    SELECT
        40,
        'reading',
        reading.news_day,
        reading.run_id,
        coalesce(reading.fate, 'not compared yet'),
        concat_ws('; ', 'in staging of build ' || reading.build_id, reading.reason, reading.layout),
        reading.fetched_at
    FROM staging.reading
    INNER JOIN asked ON reading.url = asked.url

    UNION ALL

    SELECT
        50,
        'revision',
        run.news_day,
        run.run_id,
        'revision ' || revision.revision_ordinal
        || CASE WHEN revision.valid_to IS NULL THEN ' (current)' ELSE ' (superseded)' END,
        concat_ws(
            '; ',
            revision.title,
            'layout ' || revision.layout,
            jsonb_array_length(revision.changes) || ' changes',
            revision.disclosure,
            (
                SELECT count(*)
                FROM warehouse.shown_quantity AS fact
                WHERE fact.revision_id = revision.revision_id
            ) || ' quantities',
            (
                SELECT count(*)
                FROM warehouse.shown_document_citation AS fact
                WHERE fact.revision_id = revision.revision_id
            ) || ' citations',
            (
                SELECT count(*)
                FROM warehouse.shown_person_mention AS fact
                WHERE fact.revision_id = revision.revision_id
            ) || ' people',
            (
                SELECT count(*)
                FROM warehouse.shown_organisation_mention AS fact
                WHERE fact.revision_id = revision.revision_id
            ) || ' organisations',
            (
                SELECT count(*)
                FROM warehouse.shown_place_mention AS fact
                WHERE fact.revision_id = revision.revision_id
            ) || ' places',
            (
                SELECT count(*)
                FROM warehouse.shown_event AS fact
                WHERE fact.revision_id = revision.revision_id
            ) || ' events'
        ),
        revision.valid_from
    FROM warehouse.shown_revision AS revision
    INNER JOIN archive.capture ON revision.capture_id = capture.capture_id
    INNER JOIN asked ON capture.url = asked.url
    INNER JOIN crawl.run AS run ON capture.run_id = run.run_id

    UNION ALL

    SELECT
        60,
        'article',
        article.first_seen_on,
        NULL,
        CASE
            WHEN article.is_gone THEN 'gone since ' || article.gone_on
            WHEN article.absent_since IS NOT NULL
                THEN
                    'missing since ' || article.absent_since
                    || ', ' || article.absent_nights || ' nights count'
            ELSE 'held'
        END,
        concat_ws(
            '; ',
            article.title,
            'article ' || article.article_id,
            article.gone_reason
        ),
        NULL
    FROM warehouse.shown_article AS article
    INNER JOIN asked ON article.url = asked.url

    UNION ALL

    SELECT
        70,
        'quarantine',
        run.news_day,
        run.run_id,
        refused.fate || CASE WHEN refused.released_at IS NULL THEN '' ELSE ' (released)' END,
        refused.reason,
        refused.refused_at
    FROM quarantine.refused_capture AS refused
    INNER JOIN asked ON refused.url = asked.url
    INNER JOIN crawl.run AS run ON refused.run_id = run.run_id

    UNION ALL

    SELECT
        71,
        'quarantine',
        NULL,
        NULL,
        refused.table_name || ' refused by ' || refused.expectation
        || CASE WHEN refused.released_at IS NULL THEN '' ELSE ' (released)' END,
        refused.reason || '; build ' || refused.build_id,
        refused.refused_at
    FROM quarantine.refused_row AS refused
    INNER JOIN asked ON refused.url = asked.url
),

missing AS (
    SELECT
        99 AS rank,
        'unknown' AS stage,
        NULL::date AS news_day,
        NULL AS run_id,
        'never met' AS outcome,
        coalesce(
            'no listing, feed or sitemap of portal ' || (
                SELECT portal.portal_code
                FROM warehouse.dim_portal AS portal
                WHERE portal.host = substring(asked.url FROM '^https?://([^/:]+)')
            ) || ' has named this address yet',
            'no portal on the shelf has this host'
        ) AS detail,
        NULL::timestamptz AS at
    FROM asked
    WHERE NOT EXISTS (SELECT 1 FROM known)
    LIMIT 1
)

SELECT
    row_number() OVER (
        ORDER BY every.rank, every.news_day, every.at, every.run_id, every.outcome, every.detail
    ),
    every.stage,
    every.news_day,
    every.run_id,
    every.outcome,
    every.detail
FROM (SELECT * FROM known UNION ALL SELECT * FROM missing) AS every
ORDER BY 1
$$;

COMMENT ON FUNCTION mart.explain_url(text) IS
'Every step that an address went through, or why it is not there | '
'Mọi bước mà một địa chỉ đã đi qua, hoặc vì sao không có';
