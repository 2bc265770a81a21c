-- Every text that an article has had.
DROP VIEW IF EXISTS mart.revision;

CREATE VIEW mart.revision AS
SELECT
    revision.revision_id,
    article.article_id,
    portal.portal_code,
    capture.url,
    revision.revision_ordinal,
    revision.valid_to IS NULL AS is_current,
    revision.observed_on,
    revision.title,
    revision.byline,
    revision.text,
    revision.captions,
    revision.tables,
    jsonb_array_length(revision.changes) AS change_count,
    revision.disclosure,
    revision.published_quote,
    revision.content_digest,
    revision.layout,
    revision.encoding,
    revision.encoding_basis,
    revision.extractor_version
FROM warehouse.shown_revision AS revision
INNER JOIN warehouse.shown_article AS article ON revision.article_id = article.article_id
INNER JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
INNER JOIN archive.capture AS capture ON revision.capture_id = capture.capture_id;

-- noqa: disable=LT05
COMMENT ON VIEW mart.revision IS 'Every text that an article has had, in order | Mọi phiên bản nội dung của bài viết, theo thứ tự';
COMMENT ON COLUMN mart.revision.revision_id IS 'Text version | Phiên bản';
COMMENT ON COLUMN mart.revision.article_id IS 'Article | Bài viết';
COMMENT ON COLUMN mart.revision.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.revision.url IS 'Address it was read from | Địa chỉ đã đọc';
COMMENT ON COLUMN mart.revision.revision_ordinal IS 'Number of the text, from 1 | Số thứ tự phiên bản, từ 1';
COMMENT ON COLUMN mart.revision.is_current IS 'Whether it is the current text | Có phải phiên bản hiện hành hay không';
COMMENT ON COLUMN mart.revision.observed_on IS 'News day on which we first read it | Ngày đầu tiên đọc được';
COMMENT ON COLUMN mart.revision.title IS 'Headline as printed | Tiêu đề nguyên văn';
COMMENT ON COLUMN mart.revision.byline IS 'By-line as printed | Dòng tác giả nguyên văn';
COMMENT ON COLUMN mart.revision.text IS 'Paragraphs, one per line, as printed | Các đoạn văn nguyên văn, mỗi đoạn một dòng';
COMMENT ON COLUMN mart.revision.captions IS 'Captions of pictures | Chú thích ảnh';
COMMENT ON COLUMN mart.revision.tables IS 'Tables as rows of cells | Bảng biểu theo hàng và ô';
COMMENT ON COLUMN mart.revision.change_count IS 'Strings that differ from the text before | Số chuỗi khác với phiên bản trước';
COMMENT ON COLUMN mart.revision.disclosure IS 'Whether the page says that it was changed: silent, correction, update; empty for the first | Trang có ghi là đã sửa hay không: lặng lẽ (silent), đính chính (correction), cập nhật (update); trống với phiên bản đầu';
COMMENT ON COLUMN mart.revision.published_quote IS 'Date line as printed, where the date is stated | Nguyên văn dòng ngày đăng, nếu có ghi';
COMMENT ON COLUMN mart.revision.content_digest IS 'Digest of the words (sha256) | Mã băm của nội dung (sha256)';
COMMENT ON COLUMN mart.revision.layout IS 'Page layout it was read with | Bố cục trang đã dùng để đọc';
COMMENT ON COLUMN mart.revision.encoding IS 'Character encoding of the page | Bảng mã của trang';
COMMENT ON COLUMN mart.revision.encoding_basis IS 'Why this encoding was chosen | Vì sao chọn bảng mã này';
COMMENT ON COLUMN mart.revision.extractor_version IS 'Version of the extractor | Phiên bản bộ trích xuất';
