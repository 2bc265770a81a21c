-- Documents, one row each, with how often standing articles cite them.
DROP VIEW IF EXISTS mart.document;

CREATE VIEW mart.document AS
SELECT
    document.document_id,
    document.kind,
    document.number_symbol,
    document.name,
    document.issuer_name,
    document.issued_on,
    document.subject,
    document.series_period,
    document.series_basis,
    tally.articles AS article_count,
    tally.articles_in_text AS text_article_count,
    tally.mentions_in_text AS text_mention_count,
    (
        SELECT count(DISTINCT article.portal_id)
        FROM warehouse.shown_document_citation AS fact
        INNER JOIN warehouse.shown_article AS article
            ON fact.revision_id = article.current_revision_id
        WHERE fact.document_id = document.document_id AND NOT article.is_gone
    ) AS portal_count
FROM warehouse.tally_document AS tally
INNER JOIN warehouse.dim_document AS document ON tally.document_id = document.document_id;

-- noqa: disable=LT05
COMMENT ON VIEW mart.document IS 'Documents that standing articles cite, one row each | Văn bản được các bài viết hiện hành dẫn, mỗi văn bản một dòng';
COMMENT ON COLUMN mart.document.document_id IS 'Document | Văn bản';
COMMENT ON COLUMN mart.document.kind IS 'Kind as printed: decision, plan, conclusion … | Loại văn bản nguyên văn';
COMMENT ON COLUMN mart.document.number_symbol IS 'Number and symbol | Số và ký hiệu';
COMMENT ON COLUMN mart.document.name IS 'Name of a well-known document of the centre | Tên văn bản trung ương thông dụng';
COMMENT ON COLUMN mart.document.issuer_name IS 'Issuing body, written out | Cơ quan ban hành, viết đầy đủ';
COMMENT ON COLUMN mart.document.issued_on IS 'Day of issue | Ngày ban hành';
COMMENT ON COLUMN mart.document.subject IS 'What it is about, as an article gives it | Trích yếu theo bài viết';
COMMENT ON COLUMN mart.document.series_period IS 'Year or term in which the number is unique; empty where it is not known | Năm hoặc nhiệm kỳ mà số văn bản là duy nhất; trống nếu chưa rõ';
COMMENT ON COLUMN mart.document.series_basis IS 'How the period is known: number, stated, article, none | Căn cứ xác định: theo số hiệu, theo ngày ban hành, theo bài viết, không có';
COMMENT ON COLUMN mart.document.article_count IS 'Standing articles that cite it | Số bài viết còn trên cổng có dẫn';
COMMENT ON COLUMN mart.document.text_article_count IS 'Standing articles that cite it elsewhere than in a slogan of the page | Số bài viết dẫn ngoài khẩu hiệu của trang';
COMMENT ON COLUMN mart.document.text_mention_count IS 'Citations elsewhere than in a slogan of the page | Số lần dẫn ngoài khẩu hiệu của trang';
COMMENT ON COLUMN mart.document.portal_count IS 'Portals whose standing articles cite it | Số cổng dẫn';
