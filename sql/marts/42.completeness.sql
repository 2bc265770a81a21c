-- What a portal's own listings, feeds and sitemaps show of each day, and how much of it we hold.
DROP VIEW IF EXISTS mart.completeness;

CREATE VIEW mart.completeness AS
WITH listed AS (
    SELECT
        address.portal_code,
        address.stated_on AS date_on,
        -- A duplicate of an article is held with it; a redirect with what it leads to.
        address.was_there OR coalesce(
            address.last_fate IN (
                'loaded', 'unchanged', 'revised', 'gone', 'duplicate_of', 'redirected'
            ),
            FALSE
        ) AS is_held,
        address.last_fate IN (
            'not_article', 'external', 'attachment', 'excluded_by_robots'
        ) AS is_none_of_ours
    FROM crawl.address AS address
    WHERE address.stated_on IS NOT NULL
),

counted AS (
    SELECT
        listed.portal_code,
        listed.date_on,
        count(*) AS articles_listed,
        count(*) FILTER (WHERE listed.is_held) AS articles_held
    FROM listed
    WHERE listed.is_none_of_ours IS DISTINCT FROM TRUE
    GROUP BY listed.portal_code, listed.date_on
),

published AS (
    SELECT
        portal.portal_code,
        article.published_on AS date_on,
        count(*) AS articles_published
    FROM warehouse.shown_article AS article
    INNER JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
    WHERE article.published_on IS NOT NULL
    GROUP BY portal.portal_code, article.published_on
)

SELECT
    coalesce(counted.portal_code, published.portal_code) AS portal_code,
    coalesce(counted.date_on, published.date_on) AS date_on,
    coalesce(counted.articles_listed, 0) AS articles_listed,
    coalesce(counted.articles_held, 0) AS articles_held,
    coalesce(counted.articles_listed - counted.articles_held, 0) AS articles_missing,
    CASE
        WHEN counted.articles_listed > 0
            THEN round(counted.articles_held::numeric / counted.articles_listed, 4)
    END AS held_share,
    coalesce(published.articles_published, 0) AS articles_published
FROM counted
FULL OUTER JOIN published
    ON counted.portal_code = published.portal_code AND counted.date_on = published.date_on;

-- noqa: disable=LT05
COMMENT ON VIEW mart.completeness IS 'What each portal''s own listings, feeds and sitemaps show of each day of publication, and how much of it is held | Danh mục, tin RSS và sơ đồ trang của cổng cho thấy gì theo từng ngày đăng, và đã thu được bao nhiêu';
COMMENT ON COLUMN mart.completeness.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.completeness.date_on IS 'Day of publication | Ngày đăng';
COMMENT ON COLUMN mart.completeness.articles_listed IS 'Addresses that the portal lists under that day | Số địa chỉ cổng liệt kê cho ngày này';
COMMENT ON COLUMN mart.completeness.articles_held IS 'Those of them that were read | Trong đó đã đọc được';
COMMENT ON COLUMN mart.completeness.articles_missing IS 'Those of them that were not; named in missing_address | Trong đó chưa đọc được; xem missing_address';
COMMENT ON COLUMN mart.completeness.held_share IS 'Share that is held, 0 to 1; empty where nothing is listed | Tỷ lệ thu được, 0 đến 1; trống khi không có gì được liệt kê';
COMMENT ON COLUMN mart.completeness.articles_published IS 'Articles in the warehouse that bear that day | Số bài viết trong kho ghi ngày này';
