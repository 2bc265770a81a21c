-- Addresses that a portal names as its articles and that we do not hold, with the reason.
DROP VIEW IF EXISTS mart.missing_address;

CREATE VIEW mart.missing_address AS
WITH named AS (
    SELECT
        address.portal_code,
        address.url,
        address.stated_on AS date_on,
        address.stated_in AS named_in,
        address.found_on AS named_on
    FROM crawl.address AS address
    WHERE address.stated_in IS NOT NULL

    UNION ALL

    -- The article before or after one that we hold: of about its day.
    SELECT
        neighbour.portal_code,
        neighbour.neighbour_url,
        article.published_on AS date_on,
        'neighbour' AS named_in,
        neighbour.url AS named_on
    FROM crawl.neighbour
    LEFT JOIN warehouse.shown_article AS article ON neighbour.url = article.url
),

first_named AS (
    SELECT DISTINCT ON (named.portal_code, named.url) named.*
    FROM named
    ORDER BY
        named.portal_code ASC,
        named.url ASC,
        named.named_in = 'neighbour' ASC,
        named.date_on ASC,
        named.named_on ASC
)

SELECT
    first_named.portal_code,
    first_named.date_on,
    first_named.url,
    first_named.named_in,
    first_named.named_on,
    coalesce(address.last_fate, put_off.fate, 'never_asked') AS last_fate,
    coalesce(last_end.reason, put_off.reason) AS reason,
    address.next_visit_on
FROM first_named
LEFT JOIN crawl.address AS address
    ON first_named.portal_code = address.portal_code AND first_named.url = address.url
LEFT JOIN crawl.fate AS last_end
    ON
        address.last_run_id = last_end.run_id
        AND address.portal_code = last_end.portal_code
        AND address.url = last_end.url
LEFT JOIN LATERAL (
    SELECT
        fate.fate,
        fate.reason
    FROM crawl.fate AS fate
    WHERE
        fate.portal_code = first_named.portal_code
        AND fate.url = first_named.url
        AND address.last_run_id IS NULL
    ORDER BY fate.decided_at DESC
    LIMIT 1
) AS put_off ON TRUE
WHERE
    address.was_there IS DISTINCT FROM TRUE
    AND NOT coalesce(
        address.last_fate IN (
            'loaded', 'unchanged', 'revised', 'duplicate_of', 'redirected', 'not_article',
            'external', 'attachment', 'excluded_by_robots', 'followed'
        ),
        FALSE
    );

-- noqa: disable=LT05
COMMENT ON VIEW mart.missing_address IS 'Addresses that a portal names as articles and that are not held, with the reason | Địa chỉ mà cổng nêu là bài viết nhưng chưa có trong kho, kèm lý do';
COMMENT ON COLUMN mart.missing_address.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.missing_address.date_on IS 'Day of publication that the portal gives; for a neighbour, that of the article beside it | Ngày đăng theo cổng; với bài liền kề là ngày của bài bên cạnh';
COMMENT ON COLUMN mart.missing_address.url IS 'Address that is missing | Địa chỉ còn thiếu';
COMMENT ON COLUMN mart.missing_address.named_in IS 'What names it: listing, feed, sitemap or neighbour | Nơi nêu: danh mục, tin RSS, sơ đồ trang hoặc bài liền kề';
COMMENT ON COLUMN mart.missing_address.named_on IS 'Page that names it | Trang nêu địa chỉ';
COMMENT ON COLUMN mart.missing_address.last_fate IS 'How it ended last, never_asked if nobody asked | Kết cục gần nhất, never_asked nếu chưa truy cập';
COMMENT ON COLUMN mart.missing_address.reason IS 'Why, in one sentence | Lý do, một câu';
COMMENT ON COLUMN mart.missing_address.next_visit_on IS 'First news day on which it is due | Ngày tin sớm nhất sẽ truy cập lại';
