-- What each listing says it holds in all, against what it has shown us and what we hold of that.
DROP VIEW IF EXISTS mart.listing_total;

CREATE VIEW mart.listing_total AS
WITH latest AS (
    SELECT DISTINCT ON (page.portal_code, page.first_page_url)
        page.portal_code,
        page.first_page_url,
        page.stated_total,
        run.news_day
    FROM crawl.listing_page AS page
    INNER JOIN crawl.run AS run ON page.run_id = run.run_id
    WHERE page.stated_total IS NOT NULL
    ORDER BY page.portal_code ASC, page.first_page_url ASC, run.started_at DESC
),

shown AS (
    SELECT
        page.portal_code,
        page.first_page_url,
        count(DISTINCT entry.url) AS entries_shown,
        count(DISTINCT entry.url) FILTER (
            WHERE address.was_there
            OR address.last_fate IN (
                'loaded', 'unchanged', 'revised', 'gone', 'duplicate_of', 'redirected'
            )
        ) AS entries_held
    FROM crawl.listing_page AS page
    INNER JOIN crawl.listing_entry AS entry
        ON
            page.run_id = entry.run_id
            AND page.portal_code = entry.portal_code
            AND page.listing_url = entry.listing_url
    LEFT JOIN crawl.address AS address
        ON entry.portal_code = address.portal_code AND entry.url = address.url
    GROUP BY page.portal_code, page.first_page_url
)

SELECT
    latest.portal_code,
    latest.first_page_url AS listing_url,
    latest.news_day,
    latest.stated_total,
    coalesce(shown.entries_shown, 0) AS entries_shown,
    coalesce(shown.entries_held, 0) AS entries_held,
    latest.stated_total - coalesce(shown.entries_shown, 0) AS entries_not_shown
FROM latest
LEFT JOIN shown
    ON
        latest.portal_code = shown.portal_code
        AND latest.first_page_url = shown.first_page_url;

-- noqa: disable=LT05
COMMENT ON VIEW mart.listing_total IS 'What each listing says it holds in all, against what it has shown and what is held | Tổng số danh mục tự ghi, so với số mục đã cho thấy và số đã thu được';
COMMENT ON COLUMN mart.listing_total.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.listing_total.listing_url IS 'First page of the listing | Trang đầu của danh mục';
COMMENT ON COLUMN mart.listing_total.news_day IS 'News day of the latest total | Ngày tin của tổng số gần nhất';
COMMENT ON COLUMN mart.listing_total.stated_total IS 'Entries as the listing says itself | Tổng số mục theo danh mục tự ghi';
COMMENT ON COLUMN mart.listing_total.entries_shown IS 'Distinct entries it has shown in all runs | Số mục khác nhau đã thấy trong mọi lượt';
COMMENT ON COLUMN mart.listing_total.entries_held IS 'Those of them that are held | Trong đó đã thu được';
COMMENT ON COLUMN mart.listing_total.entries_not_shown IS 'What the total says beyond them: pages not walked yet, or hidden articles | Phần tổng số vượt quá: trang chưa đi tới hoặc bài bị ẩn';
