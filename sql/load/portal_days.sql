-- What each portal published on each news day and what we got, however often the day was run:
-- of an address that several runs met, the best fate counts.
WITH met AS (
    SELECT
        fate.portal_code,
        run.news_day,
        fate.url,
        min(
            coalesce(
                array_position(
                    ARRAY[
                        'loaded', 'revised', 'unchanged', 'duplicate_of', 'redirected', 'followed',
                        'attachment', 'not_article', 'soft_404', 'not_found', 'gone',
                        -- not asked, and no sign that the portal answers
                        'external', 'excluded_by_robots',
                        'quarantined', 'layout_changed', 'unreadable_encoding', 'deferred',
                        'too_large', 'wrong_content', 'unreachable', 'blocked',
                        -- listed, known, and nothing else was to be said of it that day
                        'not_due', 'out_of_range'
                    ],
                    fate.fate
                ),
                -- a page that waits to be read
                17
            )
        ) AS rank
    FROM crawl.fate AS fate
    INNER JOIN crawl.run AS run ON fate.run_id = run.run_id
    -- A backfill tells of days past, not of the day it runs on.
    WHERE run.news_day >= :first_day AND run.purpose = 'night'
    GROUP BY fate.portal_code, run.news_day, fate.url
),

portal_day AS (
    SELECT
        met.portal_code,
        met.news_day,
        count(*) AS addresses_seen,
        count(*) FILTER (WHERE met.rank <= 11) AS answered,
        count(*) FILTER (WHERE met.rank <= 4) AS articles_read,
        count(*) FILTER (WHERE met.rank BETWEEN 14 AND 16) AS pages_quarantined,
        count(*) FILTER (WHERE met.rank = 17) AS pages_deferred,
        count(*) FILTER (WHERE met.rank BETWEEN 18 AND 21) AS pages_failed,
        count(*) FILTER (WHERE met.rank = 21) AS pages_blocked,
        count(*) FILTER (WHERE met.rank = 22 AND address.was_there) AS articles_listed
    FROM met
    LEFT JOIN crawl.address AS address
        ON met.portal_code = address.portal_code AND met.url = address.url
    GROUP BY met.portal_code, met.news_day
),

revised AS (
    SELECT
        article.portal_id,
        run.news_day,
        count(DISTINCT article.article_id) AS articles
    FROM warehouse.fact_article_revision AS revision
    INNER JOIN warehouse.fact_article AS article ON revision.article_id = article.article_id
    INNER JOIN archive.capture AS capture ON revision.capture_id = capture.capture_id
    INNER JOIN crawl.run AS run ON capture.run_id = run.run_id
    WHERE revision.revision_ordinal > 1 AND run.news_day >= :first_day
    GROUP BY article.portal_id, run.news_day
),

counted AS (
    SELECT
        portal.portal_id,
        portal_day.news_day AS date_on,
        portal_day.addresses_seen,
        portal_day.pages_quarantined,
        portal_day.pages_failed,
        portal_day.pages_deferred,
        CASE
            WHEN portal_day.pages_blocked > 0 AND portal_day.articles_read = 0 THEN 'blocked'
            WHEN
                portal_day.answered = 0
                AND portal_day.pages_quarantined = 0
                AND portal_day.pages_failed > 0
                THEN 'source_down'
            WHEN
                portal_day.pages_failed + portal_day.pages_deferred + portal_day.pages_quarantined
                > 0
                THEN 'partial'
            WHEN portal_day.articles_read + portal_day.articles_listed > 0 THEN 'complete'
            WHEN NOT portal.is_news_expected THEN 'none_expected'
            ELSE 'partial'
        END AS coverage
    FROM portal_day
    INNER JOIN warehouse.dim_portal AS portal ON portal_day.portal_code = portal.portal_code
)

INSERT INTO warehouse.fact_portal_day AS known (
    portal_id,
    date_on,
    coverage,
    addresses_seen,
    articles_new,
    articles_revised,
    articles_gone,
    articles_published,
    pages_quarantined,
    pages_failed,
    pages_deferred
)
SELECT
    counted.portal_id,
    counted.date_on,
    counted.coverage,
    counted.addresses_seen,
    (
        SELECT count(*)
        FROM warehouse.fact_article AS article
        WHERE
            article.portal_id = counted.portal_id
            AND article.first_seen_on = counted.date_on
    ) AS articles_new,
    coalesce(revised.articles, 0) AS articles_revised,
    (
        SELECT count(*)
        FROM warehouse.fact_article AS article
        WHERE article.portal_id = counted.portal_id AND article.gone_on = counted.date_on
    ) AS articles_gone,
    (
        SELECT count(*)
        FROM warehouse.fact_article AS article
        WHERE article.portal_id = counted.portal_id AND article.published_on = counted.date_on
    ) AS articles_published,
    counted.pages_quarantined,
    counted.pages_failed,
    counted.pages_deferred
FROM counted
LEFT JOIN revised
    ON counted.portal_id = revised.portal_id AND counted.date_on = revised.news_day
ON CONFLICT (portal_id, date_on) DO UPDATE
    SET
        coverage = excluded.coverage,
        addresses_seen = excluded.addresses_seen,
        articles_new = excluded.articles_new,
        articles_revised = excluded.articles_revised,
        articles_gone = excluded.articles_gone,
        articles_published = excluded.articles_published,
        pages_quarantined = excluded.pages_quarantined,
        pages_failed = excluded.pages_failed,
        pages_deferred = excluded.pages_deferred
    WHERE known IS DISTINCT FROM excluded
