-- Topics of current articles with the words that decided them.
DROP VIEW IF EXISTS mart.topic;

CREATE VIEW mart.topic AS
SELECT
    article.article_id,
    portal.portal_code,
    article.url,
    article.title,
    article.published_on,
    article.is_gone,
    coalesce(
        seen.coverage,
        CASE WHEN article.published_on IS NULL THEN 'undated' ELSE 'not_observed' END
    ) AS coverage,
    revision.revision_ordinal,
    CASE
        WHEN revision.layout = 'none' THEN 'page'
        WHEN revision.layout IS NOT NULL THEN 'layout'
    END AS read_by,
    topic.topic_code,
    topic.name_en,
    topic.name_vi,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    fact.quote,
    fact.rule,
    fact.extractor_version
-- what narrows comes first: Postgres orders eight joins at once, and not the rest
FROM warehouse.shown_topic_evidence AS fact
INNER JOIN warehouse.shown_article AS article ON fact.revision_id = article.current_revision_id
INNER JOIN warehouse.dim_topic AS topic ON fact.topic_id = topic.topic_id
LEFT JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
LEFT JOIN warehouse.shown_revision AS revision ON fact.revision_id = revision.revision_id
LEFT JOIN warehouse.fact_portal_day AS seen
    ON article.portal_id = seen.portal_id AND article.published_on = seen.date_on;

-- noqa: disable=LT05
COMMENT ON VIEW mart.topic IS 'Topics of current articles with the words that decided them | Chủ đề của bài viết hiện hành kèm những từ quyết định';
COMMENT ON COLUMN mart.topic.article_id IS 'Article | Bài viết';
COMMENT ON COLUMN mart.topic.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.topic.url IS 'Address of the article | Địa chỉ bài viết';
COMMENT ON COLUMN mart.topic.title IS 'Headline of the article | Tiêu đề bài viết';
COMMENT ON COLUMN mart.topic.published_on IS 'Day of publication in Vietnam, empty where the portal gives none | Ngày đăng (giờ Việt Nam), trống nếu cổng không ghi';
COMMENT ON COLUMN mart.topic.is_gone IS 'Whether the portal has taken the article down | Cổng đã gỡ bài viết hay chưa';
COMMENT ON COLUMN mart.topic.coverage IS 'Whether we could look at the portal on the day of publication: complete, partial, source_down, blocked, none_expected, not_observed, undated | Có xem được cổng vào ngày đăng không: đủ, một phần, cổng hỏng, bị chặn, không có tin, chưa theo dõi, không rõ ngày';
COMMENT ON COLUMN mart.topic.revision_ordinal IS 'Number of the article''s text version, from 1 | Số thứ tự phiên bản nội dung, từ 1';
COMMENT ON COLUMN mart.topic.read_by IS 'What the page was read by: layout (known selectors) or page (no layout yet: title, date and text are likely, not known) | Cách đọc trang: layout (theo bố cục đã biết) hoặc page (chưa có bố cục: tiêu đề, ngày, nội dung chỉ là suy đoán)';
COMMENT ON COLUMN mart.topic.topic_code IS 'Topic code | Mã chủ đề';
COMMENT ON COLUMN mart.topic.name_en IS 'Topic in English | Chủ đề bằng tiếng Anh';
COMMENT ON COLUMN mart.topic.name_vi IS 'Topic in Vietnamese | Chủ đề bằng tiếng Việt';
COMMENT ON COLUMN mart.topic.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN mart.topic.span_start IS 'First character of the quote, counted from 0 in Unicode code points | Ký tự đầu của trích dẫn, đếm từ 0 theo mã Unicode';
COMMENT ON COLUMN mart.topic.span_end IS 'Character after the quote | Ký tự ngay sau trích dẫn';
COMMENT ON COLUMN mart.topic.quote IS 'The page''s own words | Nguyên văn trên trang';
COMMENT ON COLUMN mart.topic.rule IS 'Rule that found it | Quy tắc đã nhận ra';
COMMENT ON COLUMN mart.topic.extractor_version IS 'Version of the extractor | Phiên bản bộ trích xuất';
