-- What each revision changed: figures, names, dates, documents, sentences.
DROP VIEW IF EXISTS mart.revision_diff;

CREATE VIEW mart.revision_diff AS
SELECT
    article.article_id,
    portal.portal_code,
    article.url,
    revision.revision_ordinal,
    revision.observed_on,
    revision.disclosure,
    change.change_ordinal,
    change.kind,
    change.action,
    change.aspect,
    coalesce(change.after_field, change.before_field) AS field,
    change.before_quote AS words_before,
    change.after_quote AS words_after,
    change.before_value AS value_before,
    change.after_value AS value_after,
    change.before_number AS number_before,
    change.after_number AS number_after,
    change.before_number_high AS number_high_before,
    change.after_number_high AS number_high_after,
    coalesce(change.after_unit, change.before_unit) AS unit,
    change.before_unit AS unit_before,
    change.measure,
    change.subject,
    change.period_label,
    change.before_field AS source_field_before,
    change.before_start AS span_start_before,
    change.before_end AS span_end_before,
    change.after_field AS source_field_after,
    change.after_start AS span_start_after,
    change.after_end AS span_end_after
-- The newest can be read backwards from the index of the texts that have one before.
FROM warehouse.shown_revision AS revision
INNER JOIN warehouse.shown_revision_change AS change ON revision.revision_id = change.revision_id
INNER JOIN warehouse.shown_article AS article ON revision.article_id = article.article_id
INNER JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
WHERE revision.previous_revision_id IS NOT NULL;

-- noqa: disable=LT05
COMMENT ON VIEW mart.revision_diff IS 'What each new text of an article changed: one row for each figure, name, date, document or sentence | Nội dung thay đổi trong từng phiên bản: mỗi dòng là một số liệu, tên, ngày, văn bản hoặc câu';
COMMENT ON COLUMN mart.revision_diff.article_id IS 'Article | Bài viết';
COMMENT ON COLUMN mart.revision_diff.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.revision_diff.url IS 'Address of the article | Địa chỉ bài viết';
COMMENT ON COLUMN mart.revision_diff.revision_ordinal IS 'Number of the text that brought the change | Số thứ tự phiên bản có thay đổi';
COMMENT ON COLUMN mart.revision_diff.observed_on IS 'News day on which we first read it | Ngày đầu tiên đọc được';
COMMENT ON COLUMN mart.revision_diff.disclosure IS 'Whether the page says that it was changed: silent, correction, update | Trang có ghi là đã sửa hay không: lặng lẽ (silent), đính chính (correction), cập nhật (update)';
COMMENT ON COLUMN mart.revision_diff.change_ordinal IS 'Number of the change within the revision | Số thứ tự thay đổi trong phiên bản';
COMMENT ON COLUMN mart.revision_diff.kind IS 'What changed: label, figure, person, organisation, place, date, period, document, sentence | Loại thay đổi: ghi chú sửa, số liệu, người, tổ chức, địa danh, ngày, kỳ, văn bản, câu';
COMMENT ON COLUMN mart.revision_diff.action IS 'changed, added, removed or moved | Sửa, thêm, bỏ hoặc chuyển chỗ';
COMMENT ON COLUMN mart.revision_diff.aspect IS 'What of it changed: value, unit, modifier, name, titles, wording; typography: only case, signs or the place of a tone | Khía cạnh thay đổi: giá trị, đơn vị, mức độ, tên, chức danh, câu chữ; typography: chỉ hoa thường, dấu câu hoặc vị trí dấu thanh';
COMMENT ON COLUMN mart.revision_diff.field IS 'String that changed: title, text, byline, published, captions.0, tables.0 … | Chuỗi thay đổi: title, text, byline, published, captions.0, tables.0 …';
COMMENT ON COLUMN mart.revision_diff.words_before IS 'Words before, empty where added | Nội dung trước, trống nếu thêm mới';
COMMENT ON COLUMN mart.revision_diff.words_after IS 'Words after, empty where removed | Nội dung sau, trống nếu đã bỏ';
COMMENT ON COLUMN mart.revision_diff.value_before IS 'What they say: a name, titles, a date | Nội dung trước: tên, chức danh, ngày';
COMMENT ON COLUMN mart.revision_diff.value_after IS 'What they say: a name, titles, a date, the word of a label | Nội dung sau: tên, chức danh, ngày, từ ghi chú';
COMMENT ON COLUMN mart.revision_diff.number_before IS 'Figure before, in base units | Giá trị trước, theo đơn vị gốc';
COMMENT ON COLUMN mart.revision_diff.number_after IS 'Figure after, in base units | Giá trị sau, theo đơn vị gốc';
COMMENT ON COLUMN mart.revision_diff.number_high_before IS 'Upper end of a range before | Cận trên trước đó';
COMMENT ON COLUMN mart.revision_diff.number_high_after IS 'Upper end of a range after | Cận trên sau đó';
COMMENT ON COLUMN mart.revision_diff.unit IS 'Unit of the figure | Đơn vị tính';
COMMENT ON COLUMN mart.revision_diff.unit_before IS 'Unit before, which may be another one | Đơn vị trước, có thể khác';
COMMENT ON COLUMN mart.revision_diff.measure IS 'What a figure counts, in the page''s words | Nội dung được đếm, theo nguyên văn';
COMMENT ON COLUMN mart.revision_diff.subject IS 'Whose figure it is | Chủ thể của con số';
COMMENT ON COLUMN mart.revision_diff.period_label IS 'Period of a figure as printed | Kỳ số liệu nguyên văn';
COMMENT ON COLUMN mart.revision_diff.source_field_before IS 'String of the text before that its words stand in | Chuỗi của phiên bản trước chứa nguyên văn';
COMMENT ON COLUMN mart.revision_diff.span_start_before IS 'First character of those words, counted from 0 | Ký tự đầu, đếm từ 0';
COMMENT ON COLUMN mart.revision_diff.span_end_before IS 'Character after them | Ký tự ngay sau';
COMMENT ON COLUMN mart.revision_diff.source_field_after IS 'String of the new text that its words stand in | Chuỗi của phiên bản mới chứa nguyên văn';
COMMENT ON COLUMN mart.revision_diff.span_start_after IS 'First character of those words, counted from 0 | Ký tự đầu, đếm từ 0';
COMMENT ON COLUMN mart.revision_diff.span_end_after IS 'Character after them | Ký tự ngay sau';
