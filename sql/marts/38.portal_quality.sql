-- What should be known of each portal before its articles are counted.
DROP VIEW IF EXISTS mart.portal_quality;

CREATE VIEW mart.portal_quality AS
SELECT
    portal.portal_code,
    portal.name AS portal_name,
    tally.articles AS article_count,
    tally.gone AS gone_count,
    tally.undated AS undated_count,
    tally.dated_elsewhere AS dated_elsewhere_count,
    tally.conflicting_dates AS conflicting_date_count,
    tally.changed AS changed_count,
    tally.without_counter AS without_counter_count,
    tally.without_place AS without_place_count
FROM warehouse.tally_portal AS tally
INNER JOIN warehouse.dim_portal AS portal ON tally.portal_id = portal.portal_id;

-- noqa: disable=LT05
COMMENT ON VIEW mart.portal_quality IS 'Articles of each portal and what to be wary of in them | Số bài của mỗi cổng và những điều cần lưu ý';
COMMENT ON COLUMN mart.portal_quality.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.portal_quality.portal_name IS 'Portal''s name | Tên cổng';
COMMENT ON COLUMN mart.portal_quality.article_count IS 'All articles that we hold, gone ones included | Tổng số bài đang giữ, kể cả bài đã gỡ';
COMMENT ON COLUMN mart.portal_quality.gone_count IS 'Taken down by the portal | Số bài cổng đã gỡ';
COMMENT ON COLUMN mart.portal_quality.undated_count IS 'Without a day of publication | Số bài không rõ ngày đăng';
COMMENT ON COLUMN mart.portal_quality.dated_elsewhere_count IS 'Dated by something else than the words of the page | Số bài có ngày lấy ngoài nội dung trang';
COMMENT ON COLUMN mart.portal_quality.conflicting_date_count IS 'With another date that contradicts it | Số bài có ngày mâu thuẫn';
COMMENT ON COLUMN mart.portal_quality.changed_count IS 'Changed after we had read them | Số bài đã sửa sau khi đọc';
COMMENT ON COLUMN mart.portal_quality.without_counter_count IS 'Without a counter of readers | Số bài không có lượt xem';
COMMENT ON COLUMN mart.portal_quality.without_place_count IS 'Without a known place | Số bài không rõ địa bàn';
