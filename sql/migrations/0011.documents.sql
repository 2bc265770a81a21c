-- Documents: well-known ones of the centre, the run of numbers, conflicts.
-- depends: 0010.people_and_organisations

CREATE TABLE warehouse.central_document (
    document_id uuid PRIMARY KEY,
    kind text NOT NULL,
    number_symbol text NOT NULL,
    name text NOT NULL,
    issuer_name text NOT NULL,
    issued_on date NOT NULL,
    evidence text NOT NULL,
    UNIQUE (number_symbol, issued_on)
);

ALTER TABLE warehouse.dim_document
ADD COLUMN name text,
ADD COLUMN series_period text,
ADD COLUMN series_basis text CHECK (series_basis IN ('number', 'stated', 'article', 'none'));

CREATE INDEX dim_document_number ON warehouse.dim_document (number_symbol);

ALTER TABLE warehouse.fact_document_citation
ADD COLUMN conflict text;

ALTER TABLE staging.document_citation
ADD COLUMN conflict text,
ADD COLUMN series_period text,
ADD COLUMN series_basis text;

-- noqa: disable=LT05
COMMENT ON TABLE warehouse.central_document IS 'Well-known documents of the centre, from the gazetteer | Văn bản trung ương thông dụng, theo danh mục';
COMMENT ON COLUMN warehouse.central_document.document_id IS 'Document | Văn bản';
COMMENT ON COLUMN warehouse.central_document.kind IS 'Kind of document | Loại văn bản';
COMMENT ON COLUMN warehouse.central_document.number_symbol IS 'Number and symbol | Số và ký hiệu';
COMMENT ON COLUMN warehouse.central_document.name IS 'Name of a well-known document of the centre | Tên văn bản trung ương thông dụng';
COMMENT ON COLUMN warehouse.central_document.issuer_name IS 'Issuing body | Cơ quan ban hành';
COMMENT ON COLUMN warehouse.central_document.issued_on IS 'Day of issue | Ngày ban hành';
COMMENT ON COLUMN warehouse.central_document.evidence IS 'How it is known | Căn cứ';

COMMENT ON COLUMN warehouse.dim_document.name IS 'Name of a well-known document of the centre | Tên văn bản trung ương thông dụng';
COMMENT ON COLUMN warehouse.dim_document.series_period IS 'Year or term in which the number is unique; empty where it is not known | Năm hoặc nhiệm kỳ mà số văn bản là duy nhất; trống nếu chưa rõ';
COMMENT ON COLUMN warehouse.dim_document.series_basis IS 'How the period is known: number, stated, article, none | Căn cứ xác định: theo số hiệu, theo ngày ban hành, theo bài viết, không có';
COMMENT ON TABLE warehouse.dim_document IS 'Documents that articles cite, known by kind, number, symbol, issuer''s place, and year or term | Văn bản được dẫn, xác định theo loại, số, ký hiệu, nơi ban hành và năm hoặc nhiệm kỳ';
COMMENT ON COLUMN warehouse.fact_document_citation.conflict IS 'Where symbol and issuer contradict each other | Chỗ ký hiệu và cơ quan ban hành mâu thuẫn';
COMMENT ON COLUMN staging.document_citation.conflict IS 'Where symbol and issuer contradict each other | Chỗ ký hiệu và cơ quan ban hành mâu thuẫn';
COMMENT ON COLUMN staging.document_citation.series_period IS 'Year or term in which the number is unique; empty where it is not known | Năm hoặc nhiệm kỳ mà số văn bản là duy nhất; trống nếu chưa rõ';
COMMENT ON COLUMN staging.document_citation.series_basis IS 'How the period is known: number, stated, article, none | Căn cứ xác định: theo số hiệu, theo ngày ban hành, theo bài viết, không có';
