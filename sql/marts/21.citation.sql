-- Documents that current articles cite.
DROP VIEW IF EXISTS mart.citation;

CREATE VIEW mart.citation AS
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
    document.document_id,
    document.kind,
    document.number_symbol,
    document.name AS document_name,
    document.series_period,
    document.series_basis,
    coalesce(fact.issuer_name, document.issuer_name) AS issuer_name,
    coalesce(fact.issued_on, document.issued_on) AS issued_on,
    coalesce(fact.subject, document.subject) AS subject,
    fact.is_in_banner,
    fact.conflict,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    fact.quote,
    fact.rule,
    fact.extractor_version
-- what narrows comes first: Postgres orders eight joins at once, and not the rest
FROM warehouse.shown_document_citation AS fact
INNER JOIN warehouse.shown_article AS article ON fact.revision_id = article.current_revision_id
INNER JOIN warehouse.dim_document AS document ON fact.document_id = document.document_id
LEFT JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
LEFT JOIN warehouse.shown_revision AS revision ON fact.revision_id = revision.revision_id
LEFT JOIN warehouse.fact_portal_day AS seen
    ON article.portal_id = seen.portal_id AND article.published_on = seen.date_on;

-- noqa: disable=LT05
COMMENT ON VIEW mart.citation IS 'Documents cited in current articles | Văn bản được dẫn trong bài viết hiện hành';
COMMENT ON COLUMN mart.citation.article_id IS 'Article | Bài viết';
COMMENT ON COLUMN mart.citation.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.citation.url IS 'Address of the article | Địa chỉ bài viết';
COMMENT ON COLUMN mart.citation.title IS 'Headline of the article | Tiêu đề bài viết';
COMMENT ON COLUMN mart.citation.published_on IS 'Day of publication in Vietnam, empty where the portal gives none | Ngày đăng (giờ Việt Nam), trống nếu cổng không ghi';
COMMENT ON COLUMN mart.citation.is_gone IS 'Whether the portal has taken the article down | Cổng đã gỡ bài viết hay chưa';
COMMENT ON COLUMN mart.citation.coverage IS 'Whether we could look at the portal on the day of publication: complete, partial, source_down, blocked, none_expected, not_observed, undated | Có xem được cổng vào ngày đăng không: đủ, một phần, cổng hỏng, bị chặn, không có tin, chưa theo dõi, không rõ ngày';
COMMENT ON COLUMN mart.citation.revision_ordinal IS 'Number of the article''s text version, from 1 | Số thứ tự phiên bản nội dung, từ 1';
COMMENT ON COLUMN mart.citation.read_by IS 'What the page was read by: layout (known selectors) or page (no layout yet: title, date and text are likely, not known) | Cách đọc trang: layout (theo bố cục đã biết) hoặc page (chưa có bố cục: tiêu đề, ngày, nội dung chỉ là suy đoán)';
COMMENT ON COLUMN mart.citation.document_id IS 'Document | Văn bản';
COMMENT ON COLUMN mart.citation.kind IS 'Kind as printed: decision, plan, conclusion … | Loại văn bản nguyên văn';
COMMENT ON COLUMN mart.citation.number_symbol IS 'Number and symbol | Số và ký hiệu';
COMMENT ON COLUMN mart.citation.document_name IS 'Name of a well-known document of the centre | Tên văn bản trung ương thông dụng';
COMMENT ON COLUMN mart.citation.series_period IS 'Year or term in which the number is unique; empty where it is not known | Năm hoặc nhiệm kỳ mà số văn bản là duy nhất; trống nếu chưa rõ';
COMMENT ON COLUMN mart.citation.series_basis IS 'How the period is known: number, stated, article, none | Căn cứ xác định: theo số hiệu, theo ngày ban hành, theo bài viết, không có';
COMMENT ON COLUMN mart.citation.issuer_name IS 'Issuing body, written out, as this article gives it, else another | Cơ quan ban hành theo bài này, nếu không thì theo bài khác';
COMMENT ON COLUMN mart.citation.issued_on IS 'Day of issue as this article gives it, else another | Ngày ban hành theo bài này, nếu không thì theo bài khác';
COMMENT ON COLUMN mart.citation.subject IS 'What the document is about as this article gives it, else another | Trích yếu theo bài này, nếu không thì theo bài khác';
COMMENT ON COLUMN mart.citation.is_in_banner IS 'Whether a slogan of the page cites it, not the article | Được dẫn trong khẩu hiệu của trang, không phải bài viết';
COMMENT ON COLUMN mart.citation.conflict IS 'Where symbol and issuer contradict each other | Chỗ ký hiệu và cơ quan ban hành mâu thuẫn';
COMMENT ON COLUMN mart.citation.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN mart.citation.span_start IS 'First character of the quote, counted from 0 in Unicode code points | Ký tự đầu của trích dẫn, đếm từ 0 theo mã Unicode';
COMMENT ON COLUMN mart.citation.span_end IS 'Character after the quote | Ký tự ngay sau trích dẫn';
COMMENT ON COLUMN mart.citation.quote IS 'The page''s own words | Nguyên văn trên trang';
COMMENT ON COLUMN mart.citation.rule IS 'Rule that found it | Quy tắc đã nhận ra';
COMMENT ON COLUMN mart.citation.extractor_version IS 'Version of the extractor | Phiên bản bộ trích xuất';
