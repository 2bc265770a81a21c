-- How often each field was there, by portal, layout and news day.
DROP VIEW IF EXISTS mart.layout_fill;

CREATE VIEW mart.layout_fill AS
SELECT
    page.portal_code,
    coalesce(page.layout, '') AS layout,
    page.news_day,
    count(*) AS pages,
    count(*) FILTER (WHERE page.is_read) AS pages_read,
    round(avg(page.is_read::integer), 4) AS title_share,
    round(
        count(DISTINCT page.title_digest) FILTER (WHERE page.is_read)::numeric
        / nullif(count(DISTINCT page.article_id) FILTER (WHERE page.is_read), 0),
        4
    ) AS distinct_title_share,
    round(
        avg((page.published_basis <> 'absent')::integer) FILTER (WHERE page.is_read), 4
    ) AS published_share,
    round(
        avg((page.published_basis = 'stated')::integer) FILTER (WHERE page.is_read), 4
    ) AS published_stated_share,
    round(
        avg((page.published_basis = 'metadata')::integer) FILTER (WHERE page.is_read), 4
    ) AS published_metadata_share,
    round(avg(page.has_byline::integer) FILTER (WHERE page.is_read), 4) AS byline_share,
    percentile_disc(0.5) WITHIN GROUP (ORDER BY page.body_length)
    FILTER (WHERE page.is_read) AS body_length_median,
    round(avg((page.body_length < 200)::integer) FILTER (WHERE page.is_read), 4)
        AS short_body_share,
    round(avg((page.caption_count > 0)::integer) FILTER (WHERE page.is_read), 4) AS caption_share,
    round(avg((page.table_count > 0)::integer) FILTER (WHERE page.is_read), 4) AS table_share
FROM (
    SELECT
        reading.*,
        reading.article_id IS NOT NULL AND reading.fate <> 'quarantined' AS is_read
    FROM quality.page_reading AS reading
) AS page
GROUP BY page.portal_code, coalesce(page.layout, ''), page.news_day;

-- noqa: disable=LT05
COMMENT ON VIEW mart.layout_fill IS 'How often each field was there, by portal, layout and news day | Tỷ lệ có từng trường theo cổng, bố cục và ngày tin';
COMMENT ON COLUMN mart.layout_fill.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.layout_fill.layout IS 'Layout of the pages; empty: none fitted | Bố cục; trống: không bố cục nào khớp';
COMMENT ON COLUMN mart.layout_fill.news_day IS 'News day | Ngày tin';
COMMENT ON COLUMN mart.layout_fill.pages IS 'Pages that should be articles | Số trang đáng lẽ là bài viết';
COMMENT ON COLUMN mart.layout_fill.pages_read IS 'Pages read as articles and accepted | Số trang đọc được thành bài';
COMMENT ON COLUMN mart.layout_fill.title_share IS 'Share of pages with a title and a text, 0 to 1 | Tỷ lệ trang có tiêu đề và nội dung, 0 đến 1';
COMMENT ON COLUMN mart.layout_fill.distinct_title_share IS 'Different titles by articles: near 0 where a banner is read as the title | Số tiêu đề khác nhau trên số bài: gần 0 nếu đọc nhầm biểu ngữ';
COMMENT ON COLUMN mart.layout_fill.published_share IS 'Share with a date of publication | Tỷ lệ có ngày đăng';
COMMENT ON COLUMN mart.layout_fill.published_stated_share IS 'Share whose date is printed on the page | Tỷ lệ có ngày đăng in trên trang';
COMMENT ON COLUMN mart.layout_fill.published_metadata_share IS 'Share whose date comes from metadata | Tỷ lệ lấy ngày đăng từ siêu dữ liệu';
COMMENT ON COLUMN mart.layout_fill.byline_share IS 'Share with a by-line | Tỷ lệ có dòng tác giả';
COMMENT ON COLUMN mart.layout_fill.body_length_median IS 'Median length of the text in characters | Trung vị độ dài nội dung (ký tự)';
COMMENT ON COLUMN mart.layout_fill.short_body_share IS 'Share with less than 200 characters of text | Tỷ lệ nội dung dưới 200 ký tự';
COMMENT ON COLUMN mart.layout_fill.caption_share IS 'Share with a caption | Tỷ lệ có chú thích ảnh';
COMMENT ON COLUMN mart.layout_fill.table_share IS 'Share with a table | Tỷ lệ có bảng';
