-- An address was found. Where and when it was first found stays; what the portal says of its day
-- is kept. What nobody has visited yet becomes due once something asks for it.
INSERT INTO crawl.address (
    portal_code,
    url,
    kind,
    found_on,
    found_in_run_id,
    feed_published_at,
    first_seen_on,
    next_visit_on,
    page_identity,
    stated_on,
    stated_in,
    stated_change_on
)
SELECT
    :portal_code,
    :url,
    :kind,
    :found_on,
    run.run_id AS found_in_run_id,
    cast(:feed_published_at AS timestamptz) AS feed_published_at,
    run.news_day AS first_seen_on,
    CASE WHEN :is_scheduled THEN run.news_day END AS next_visit_on,
    :page_identity,
    cast(:stated_on AS date) AS stated_on,
    :stated_in,
    cast(:changed_on AS date) AS stated_change_on
FROM crawl.run AS run
WHERE run.run_id = :run_id
ON CONFLICT (portal_code, url) DO UPDATE
    SET
        kind = excluded.kind,
        feed_published_at = coalesce(excluded.feed_published_at, crawl.address.feed_published_at),
        next_visit_on = CASE
            WHEN crawl.address.last_run_id IS NULL
                THEN coalesce(crawl.address.next_visit_on, excluded.next_visit_on)
            ELSE crawl.address.next_visit_on
        END,
        page_identity = coalesce(excluded.page_identity, crawl.address.page_identity),
        stated_on = coalesce(excluded.stated_on, crawl.address.stated_on),
        stated_in = coalesce(excluded.stated_in, crawl.address.stated_in),
        stated_change_on = greatest(excluded.stated_change_on, crawl.address.stated_change_on)
