-- How each portal does, one row per portal.
DROP VIEW IF EXISTS mart.portal_health;

CREATE VIEW mart.portal_health AS
SELECT
    portal.portal_code,
    portal.name,
    portal.host,
    portal.platform,
    portal.portal_kind,
    publisher.name AS publisher_name,
    place.name AS place_name,
    last_day.date_on AS last_news_day,
    last_day.coverage AS last_coverage,
    CASE
        WHEN
            last_day.addresses_seen > 0
            THEN round(last_day.pages_failed::numeric / last_day.addresses_seen, 4)
    END AS failed_share,
    CASE
        WHEN
            last_day.addresses_seen > 0
            THEN round(last_day.pages_quarantined::numeric / last_day.addresses_seen, 4)
    END AS quarantined_share,
    history.days_run,
    history.days_complete,
    articles.article_count,
    articles.gone_count,
    articles.undated_count,
    articles.last_published_on,
    articles.last_new_on,
    quarantined.address_count AS quarantined_addresses,
    articles.missing_count,
    brake.date_on AS brake_since,
    brake.articles_missing AS brake_articles,
    judged.date_on AS last_judged_on,
    judged.article_count AS last_judged_articles,
    judged.expected_minimum,
    judged.expected_maximum,
    alarms.red_count AS red_alarms,
    alarms.warning_count AS warnings
FROM warehouse.dim_portal AS portal
LEFT JOIN warehouse.dim_organisation AS publisher
    ON portal.publisher_organisation_id = publisher.organisation_id
LEFT JOIN warehouse.dim_place AS place ON portal.place_id = place.place_id
LEFT JOIN LATERAL (
    SELECT
        day.date_on,
        day.coverage,
        day.addresses_seen,
        day.pages_failed,
        day.pages_quarantined
    FROM warehouse.fact_portal_day AS day
    WHERE day.portal_id = portal.portal_id
    ORDER BY day.date_on DESC
    LIMIT 1
) AS last_day ON TRUE
CROSS JOIN
    LATERAL (
        SELECT
            count(*) AS days_run,
            count(*) FILTER (WHERE day.coverage = 'complete') AS days_complete
        FROM warehouse.fact_portal_day AS day
        WHERE day.portal_id = portal.portal_id
    ) AS history
CROSS JOIN
    LATERAL (
        SELECT
            count(*) AS article_count,
            count(*) FILTER (WHERE article.is_gone) AS gone_count,
            count(*) FILTER (
                WHERE article.absent_since IS NOT NULL AND NOT article.is_gone
            ) AS missing_count,
            count(*) FILTER (WHERE article.published_on IS NULL) AS undated_count,
            max(article.published_on) AS last_published_on,
            max(article.first_seen_on) AS last_new_on
        FROM warehouse.shown_article AS article
        WHERE article.portal_id = portal.portal_id
    ) AS articles
CROSS JOIN
    LATERAL (
        SELECT count(DISTINCT refused.url) AS address_count
        FROM quarantine.refused_capture AS refused
        WHERE refused.portal_code = portal.portal_code AND refused.released_at IS NULL
    ) AS quarantined
LEFT JOIN LATERAL (
    SELECT
        min(held.date_on) AS date_on,
        sum(held.articles_missing) AS articles_missing
    FROM warehouse.gone_brake AS held
    WHERE
        held.portal_id = portal.portal_id
        AND held.recovered_on IS NULL
        AND NOT held.is_confirmed
) AS brake ON TRUE
LEFT JOIN LATERAL (
    SELECT
        band.date_on,
        band.article_count,
        band.expected_minimum,
        band.expected_maximum
    FROM quality.portal_band AS band
    WHERE band.portal_code = portal.portal_code
    ORDER BY band.date_on DESC
    LIMIT 1
) AS judged ON TRUE
CROSS JOIN LATERAL (
    SELECT
        count(*) FILTER (WHERE alarm.severity = 'red') AS red_count,
        count(*) FILTER (WHERE alarm.severity = 'warning') AS warning_count
    FROM quality.portal_alarm AS alarm
    WHERE alarm.portal_code = portal.portal_code AND alarm.news_day = last_day.date_on
) AS alarms;

-- noqa: disable=LT05
COMMENT ON VIEW mart.portal_health IS 'How each portal does, as of its last news day | Tình trạng từng cổng tính đến ngày tin gần nhất';
COMMENT ON COLUMN mart.portal_health.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.portal_health.name IS 'Portal''s name | Tên cổng';
COMMENT ON COLUMN mart.portal_health.host IS 'Host name | Tên miền';
COMMENT ON COLUMN mart.portal_health.platform IS 'Platform that the site runs on | Nền tảng của trang';
COMMENT ON COLUMN mart.portal_health.portal_kind IS 'Kind of portal | Loại cổng';
COMMENT ON COLUMN mart.portal_health.publisher_name IS 'Body that publishes | Cơ quan chủ quản';
COMMENT ON COLUMN mart.portal_health.place_name IS 'Place that publishes | Địa bàn của cổng';
COMMENT ON COLUMN mart.portal_health.last_news_day IS 'Last news day with a run | Ngày tin gần nhất có thu thập';
COMMENT ON COLUMN mart.portal_health.last_coverage IS 'Coverage of that day | Mức độ thu thập ngày đó';
COMMENT ON COLUMN mart.portal_health.failed_share IS 'Share of that day''s addresses that could not be fetched, 0 to 1 | Tỷ lệ địa chỉ không tải được ngày đó, 0 đến 1';
COMMENT ON COLUMN mart.portal_health.quarantined_share IS 'Share of that day''s addresses in quarantine, 0 to 1 | Tỷ lệ địa chỉ bị cách ly ngày đó, 0 đến 1';
COMMENT ON COLUMN mart.portal_health.days_run IS 'News days with a run | Số ngày tin có thu thập';
COMMENT ON COLUMN mart.portal_health.days_complete IS 'News days with complete coverage | Số ngày thu thập đầy đủ';
COMMENT ON COLUMN mart.portal_health.article_count IS 'Articles held | Số bài viết đang có';
COMMENT ON COLUMN mart.portal_health.gone_count IS 'Articles that the portal took down | Số bài viết cổng đã gỡ';
COMMENT ON COLUMN mart.portal_health.undated_count IS 'Articles without a date of publication | Số bài viết không có ngày đăng';
COMMENT ON COLUMN mart.portal_health.last_published_on IS 'Latest day of publication | Ngày đăng gần nhất';
COMMENT ON COLUMN mart.portal_health.last_new_on IS 'Last news day with a new article | Ngày tin gần nhất có bài mới';
COMMENT ON COLUMN mart.portal_health.quarantined_addresses IS 'Addresses whose page waits in quarantine | Số địa chỉ đang bị cách ly';
COMMENT ON COLUMN mart.portal_health.missing_count IS 'Articles that are missing, not yet confirmed as taken down | Số bài đang vắng mặt, chưa xác nhận là bị gỡ';
COMMENT ON COLUMN mart.portal_health.brake_since IS 'Day since which absences are not believed, because too many came at once | Ngày bắt đầu không tin các bài vắng mặt vì mất quá nhiều cùng lúc';
COMMENT ON COLUMN mart.portal_health.brake_articles IS 'Articles that went missing at once | Số bài mất cùng lúc';
COMMENT ON COLUMN mart.portal_health.last_judged_on IS 'Last day whose number of articles was judged | Ngày gần nhất đã đánh giá số bài';
COMMENT ON COLUMN mart.portal_health.last_judged_articles IS 'Articles dated that day | Số bài đăng ngày đó';
COMMENT ON COLUMN mart.portal_health.expected_minimum IS 'Fewest expected for that day; empty: not known | Số bài ít nhất dự kiến cho ngày đó';
COMMENT ON COLUMN mart.portal_health.expected_maximum IS 'Most expected for that day; empty: not known | Số bài nhiều nhất dự kiến cho ngày đó';
COMMENT ON COLUMN mart.portal_health.red_alarms IS 'Red alarms of the last news day (see mart.portal_alarm) | Số báo động đỏ của ngày tin gần nhất';
COMMENT ON COLUMN mart.portal_health.warnings IS 'Warnings of the last news day | Số cảnh báo của ngày tin gần nhất';
