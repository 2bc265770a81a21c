-- What each revision changed, string by string as the pages show it.
DROP VIEW IF EXISTS mart.string_change;

CREATE VIEW mart.string_change AS
SELECT
    article.article_id,
    portal.portal_code,
    article.url,
    revision.revision_ordinal,
    revision.observed_on,
    change.ordinality AS change_ordinal,
    change.value ->> 'field' AS field,
    change.value ->> 'before' AS words_before,
    change.value ->> 'after' AS words_after
FROM warehouse.shown_revision AS revision
INNER JOIN warehouse.shown_article AS article ON revision.article_id = article.article_id
INNER JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
CROSS JOIN LATERAL jsonb_array_elements(revision.changes) WITH ORDINALITY AS change;

-- noqa: disable=LT05
COMMENT ON VIEW mart.string_change IS 'What each new text of an article changed, string by string | Nội dung thay đổi trong từng phiên bản, theo từng chuỗi';
COMMENT ON COLUMN mart.string_change.article_id IS 'Article | Bài viết';
COMMENT ON COLUMN mart.string_change.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.string_change.url IS 'Address of the article | Địa chỉ bài viết';
COMMENT ON COLUMN mart.string_change.revision_ordinal IS 'Number of the text that brought the change | Số thứ tự phiên bản có thay đổi';
COMMENT ON COLUMN mart.string_change.observed_on IS 'News day on which we first read it | Ngày đầu tiên đọc được';
COMMENT ON COLUMN mart.string_change.change_ordinal IS 'Number of the change within the revision | Số thứ tự thay đổi trong phiên bản';
COMMENT ON COLUMN mart.string_change.field IS 'String that changed: title, body[2], captions[0], tables[0][3] … | Chuỗi thay đổi: title, body[2], captions[0], tables[0][3] …';
COMMENT ON COLUMN mart.string_change.words_before IS 'Words before, empty where added | Nội dung trước, trống nếu thêm mới';
COMMENT ON COLUMN mart.string_change.words_after IS 'Words after, empty where removed | Nội dung sau, trống nếu đã bỏ';
