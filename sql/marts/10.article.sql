-- Articles with their current text.
DROP VIEW IF EXISTS mart.article;

CREATE VIEW mart.article AS
SELECT
    article.article_id,
    portal.portal_code,
    portal.name AS portal_name,
    article.url,
    article.title,
    article.title_search,
    article.published_at,
    article.published_on,
    article.published_basis,
    article.published_precision,
    article.published_quote,
    article.is_published_conflicting,
    article.byline,
    article.authors,
    article.unit,
    place.name AS place_name,
    place.level AS place_level,
    CASE
        WHEN place.level = 'district' THEN place.name
        WHEN around.level = 'district' THEN around.name
    END AS district_name,
    province.name AS province_name,
    today.name AS place_today_name,
    today.level AS place_today_level,
    today_province.name AS province_today_name,
    calendar.school_year,
    calendar.party_term,
    article.first_seen_on,
    article.is_gone,
    coalesce(
        seen.coverage,
        CASE WHEN article.published_on IS NULL THEN 'undated' ELSE 'not_observed' END
    ) AS coverage,
    article.gone_on,
    article.gone_reason,
    article.absent_since,
    article.absent_nights,
    article.story_id,
    revision.revision_ordinal,
    CASE
        WHEN revision.layout = 'none' THEN 'page'
        WHEN revision.layout IS NOT NULL THEN 'layout'
    END AS read_by,
    revision.text,
    revision.text_search,
    revision.captions,
    revision.tables,
    revision.attachments,
    -- subqueries of their own: who does not ask for them does not wait for them
    (
        SELECT coalesce(array_agg(topic.topic_code ORDER BY topic.topic_code), '{}')
        FROM warehouse.shown_topic_mention AS mention
        INNER JOIN warehouse.dim_topic AS topic ON mention.topic_id = topic.topic_id
        WHERE mention.revision_id = article.current_revision_id
    ) AS topics,
    (
        SELECT observed.view_count
        FROM warehouse.fact_view_count AS observed
        WHERE observed.article_id = article.article_id
        ORDER BY observed.observed_at DESC
        LIMIT 1
    ) AS view_count,
    (
        SELECT observed.news_day
        FROM warehouse.fact_view_count AS observed
        WHERE observed.article_id = article.article_id
        ORDER BY observed.observed_at DESC
        LIMIT 1
    ) AS view_counted_on
-- what narrows comes first: Postgres orders eight joins at once, and not the rest
FROM warehouse.shown_article AS article
LEFT JOIN warehouse.dim_place AS place ON article.place_id = place.place_id
LEFT JOIN warehouse.dim_place AS around ON place.parent_place_id = around.place_id
LEFT JOIN warehouse.dim_place AS province ON place.province_place_id = province.place_id
LEFT JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
LEFT JOIN warehouse.dim_place AS today ON article.today_place_id = today.place_id
LEFT JOIN warehouse.dim_place AS today_province
    ON today.province_place_id = today_province.place_id
LEFT JOIN warehouse.shown_revision AS revision
    ON article.current_revision_id = revision.revision_id
LEFT JOIN warehouse.fact_portal_day AS seen
    ON article.portal_id = seen.portal_id AND article.published_on = seen.date_on
LEFT JOIN warehouse.dim_date AS calendar ON article.published_on = calendar.date_on;

-- noqa: disable=LT05
COMMENT ON VIEW mart.article IS 'Articles with their current text, where they belong and how often they were read | Bài viết với nội dung hiện hành, địa bàn và lượt xem';
COMMENT ON COLUMN mart.article.article_id IS 'Article | Bài viết';
COMMENT ON COLUMN mart.article.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.article.portal_name IS 'Portal''s name | Tên cổng';
COMMENT ON COLUMN mart.article.url IS 'Address of the article | Địa chỉ bài viết';
COMMENT ON COLUMN mart.article.title IS 'Headline as printed | Tiêu đề nguyên văn';
COMMENT ON COLUMN mart.article.title_search IS 'Headline without case and marks, for searching | Tiêu đề không dấu, để tìm kiếm';
COMMENT ON COLUMN mart.article.published_at IS 'Moment of publication, where a time is given | Thời điểm đăng, nếu có ghi giờ';
COMMENT ON COLUMN mart.article.published_on IS 'Day of publication in Vietnam, empty where the portal gives none | Ngày đăng (giờ Việt Nam), trống nếu cổng không ghi';
COMMENT ON COLUMN mart.article.published_basis IS 'Where the date was taken from: stated, metadata, feed, url, inferred, absent | Nguồn của ngày đăng: ghi trên trang, siêu dữ liệu, tin RSS, địa chỉ, suy ra, không có';
COMMENT ON COLUMN mart.article.published_precision IS 'How fine the date is: second, minute, day, month, year | Độ chi tiết của ngày đăng';
COMMENT ON COLUMN mart.article.published_quote IS 'The words that the date was read from | Nguyên văn của ngày đăng';
COMMENT ON COLUMN mart.article.is_published_conflicting IS 'Whether another date of the page contradicts it | Có ngày khác trên trang mâu thuẫn hay không';
COMMENT ON COLUMN mart.article.byline IS 'By-line as printed | Dòng tác giả nguyên văn';
COMMENT ON COLUMN mart.article.authors IS 'Authors named in the by-line | Các tác giả';
COMMENT ON COLUMN mart.article.unit IS 'Unit named in the by-line | Đơn vị của tác giả';
COMMENT ON COLUMN mart.article.place_name IS 'Smallest known unit where the article belongs, as of publication | Đơn vị hành chính nhỏ nhất của bài viết vào lúc đăng';
COMMENT ON COLUMN mart.article.place_level IS 'Level of that unit: province, district, commune | Cấp của đơn vị đó: tỉnh, huyện, xã';
COMMENT ON COLUMN mart.article.district_name IS 'District of that place as of publication, empty where there was none | Huyện của nơi đó vào lúc đăng, trống nếu không có';
COMMENT ON COLUMN mart.article.province_name IS 'Province as of publication | Tỉnh, thành phố vào lúc đăng';
COMMENT ON COLUMN mart.article.place_today_name IS 'Smallest unit of today that surely holds that place | Đơn vị ngày nay nhỏ nhất chắc chắn bao gồm nơi đó';
COMMENT ON COLUMN mart.article.place_today_level IS 'Level of the unit of today: province, commune | Cấp của đơn vị ngày nay: tỉnh, xã';
COMMENT ON COLUMN mart.article.province_today_name IS 'Province of today around that place | Tỉnh, thành phố ngày nay';
COMMENT ON COLUMN mart.article.school_year IS 'School year of the day of publication | Năm học của ngày đăng';
COMMENT ON COLUMN mart.article.party_term IS 'Term of the Party''s Central Committee on that day | Nhiệm kỳ Trung ương Đảng vào ngày đó';
COMMENT ON COLUMN mart.article.first_seen_on IS 'News day on which we first read it | Ngày đầu tiên đọc được bài';
COMMENT ON COLUMN mart.article.is_gone IS 'Whether the portal has surely taken it down: missing on several nights | Cổng chắc chắn đã gỡ bài: vắng mặt nhiều đêm';
COMMENT ON COLUMN mart.article.coverage IS 'Whether we could look at the portal on the day of publication: complete, partial, source_down, blocked, none_expected, not_observed, undated | Có xem được cổng vào ngày đăng không: đủ, một phần, cổng hỏng, bị chặn, không có tin, chưa theo dõi, không rõ ngày';
COMMENT ON COLUMN mart.article.gone_on IS 'First news day without it | Ngày đầu tiên không còn bài';
COMMENT ON COLUMN mart.article.gone_reason IS 'How the portal answered then | Trả lời của cổng khi đó';
COMMENT ON COLUMN mart.article.absent_since IS 'First news day of an absence that lasts, confirmed or not | Ngày đầu tiên không thấy bài và chưa thấy lại, dù đã xác nhận hay chưa';
COMMENT ON COLUMN mart.article.absent_nights IS 'Nights of that absence that count | Số đêm vắng mặt được tính';
COMMENT ON COLUMN mart.article.story_id IS 'Story that this article shares with near copies | Câu chuyện chung với các bài gần giống';
COMMENT ON COLUMN mart.article.revision_ordinal IS 'Number of the current text, from 1 | Số thứ tự phiên bản hiện hành, từ 1';
COMMENT ON COLUMN mart.article.read_by IS 'What the page was read by: layout (known selectors) or page (no layout yet: title, date and text are likely, not known) | Cách đọc trang: layout (theo bố cục đã biết) hoặc page (chưa có bố cục: tiêu đề, ngày, nội dung chỉ là suy đoán)';
COMMENT ON COLUMN mart.article.text IS 'Paragraphs, one per line, as printed | Các đoạn văn nguyên văn, mỗi đoạn một dòng';
COMMENT ON COLUMN mart.article.text_search IS 'Text without case and marks, for searching | Nội dung không dấu, để tìm kiếm';
COMMENT ON COLUMN mart.article.captions IS 'Captions of pictures | Chú thích ảnh';
COMMENT ON COLUMN mart.article.tables IS 'Tables as rows of cells | Bảng biểu theo hàng và ô';
COMMENT ON COLUMN mart.article.attachments IS 'Files offered: address and link text | Tệp đính kèm: địa chỉ và tên liên kết';
COMMENT ON COLUMN mart.article.topics IS 'Topic codes | Mã chủ đề';
COMMENT ON COLUMN mart.article.view_count IS 'Last reader counter seen | Lượt xem ghi nhận gần nhất';
COMMENT ON COLUMN mart.article.view_counted_on IS 'News day of that counter | Ngày ghi nhận lượt xem';
