INSERT INTO crawl.backfill (
    portal_code,
    first_day,
    last_day,
    listing_url,
    next_page_url,
    pages_walked,
    ended,
    run_id
)
VALUES (
    :portal_code,
    :first_day,
    :last_day,
    :listing_url,
    :next_page_url,
    :pages_walked,
    :ended,
    :run_id
)
ON CONFLICT (portal_code, first_day, last_day, listing_url) DO UPDATE
    SET
        next_page_url = excluded.next_page_url,
        pages_walked = excluded.pages_walked,
        ended = excluded.ended,
        run_id = excluded.run_id,
        changed_at = now()
