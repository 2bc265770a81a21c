-- How far each listing of a portal was walked for a range of days.
SELECT
    progress.first_day,
    progress.last_day,
    progress.listing_url,
    progress.next_page_url,
    progress.pages_walked,
    progress.ended
FROM crawl.backfill AS progress
WHERE
    progress.portal_code = :portal_code
    AND progress.first_day = :first_day
    AND progress.last_day = :last_day
