-- An address was found. Where and when it was first found stays; a feed's date is kept.
INSERT INTO crawl.address (
    portal_code,
    url,
    kind,
    found_on,
    found_in_run_id,
    feed_published_at
)
VALUES (
    :portal_code,
    :url,
    :kind,
    :found_on,
    :run_id,
    :feed_published_at
)
ON CONFLICT (portal_code, url) DO UPDATE
    SET
        kind = excluded.kind,
        feed_published_at = coalesce(excluded.feed_published_at, crawl.address.feed_published_at)
