-- Dates and periods that articles tell of, the words that decided a topic, bases of percentages.
-- depends: 0011.documents

CREATE TABLE warehouse.fact_event_date (
    revision_id uuid NOT NULL REFERENCES warehouse.fact_article_revision ON DELETE CASCADE,
    source_field text NOT NULL,
    span_start integer NOT NULL CHECK (span_start >= 0),
    span_end integer NOT NULL,
    quote text NOT NULL,
    rule text NOT NULL,
    extractor_version text NOT NULL,
    value text NOT NULL,
    precision text NOT NULL,
    basis text NOT NULL,
    begins_on date NOT NULL,
    ends_on date NOT NULL,
    PRIMARY KEY (revision_id, source_field, span_start, span_end),
    CHECK (span_end > span_start),
    CHECK (begins_on <= ends_on)
);

CREATE INDEX fact_event_date_days ON warehouse.fact_event_date (begins_on, ends_on);

CREATE TABLE warehouse.fact_period (
    revision_id uuid NOT NULL REFERENCES warehouse.fact_article_revision ON DELETE CASCADE,
    source_field text NOT NULL,
    span_start integer NOT NULL CHECK (span_start >= 0),
    span_end integer NOT NULL,
    quote text NOT NULL,
    rule text NOT NULL,
    extractor_version text NOT NULL,
    label text NOT NULL,
    starts_on date,
    ends_on date,
    PRIMARY KEY (revision_id, source_field, span_start, span_end),
    CHECK (span_end > span_start),
    CHECK (starts_on <= ends_on)
);

CREATE TABLE warehouse.fact_topic_evidence (
    revision_id uuid NOT NULL REFERENCES warehouse.fact_article_revision ON DELETE CASCADE,
    topic_id uuid NOT NULL REFERENCES warehouse.dim_topic,
    source_field text NOT NULL,
    span_start integer NOT NULL CHECK (span_start >= 0),
    span_end integer NOT NULL,
    quote text NOT NULL,
    rule text NOT NULL,
    extractor_version text NOT NULL,
    PRIMARY KEY (revision_id, topic_id, source_field, span_start, span_end),
    CHECK (span_end > span_start),
    FOREIGN KEY (revision_id, topic_id) REFERENCES warehouse.fact_topic_mention ON DELETE CASCADE
);

CREATE TRIGGER fact_event_date_evidence_added
AFTER INSERT ON warehouse.fact_event_date
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_evidence();

CREATE TRIGGER fact_event_date_evidence_changed
AFTER UPDATE ON warehouse.fact_event_date
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_evidence();

CREATE TRIGGER fact_period_evidence_added
AFTER INSERT ON warehouse.fact_period
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_evidence();

CREATE TRIGGER fact_period_evidence_changed
AFTER UPDATE ON warehouse.fact_period
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_evidence();

CREATE TRIGGER fact_topic_evidence_evidence_added
AFTER INSERT ON warehouse.fact_topic_evidence
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_evidence();

CREATE TRIGGER fact_topic_evidence_evidence_changed
AFTER UPDATE ON warehouse.fact_topic_evidence
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_evidence();

ALTER TABLE warehouse.fact_quantity
ADD COLUMN base text;

ALTER TABLE staging.quantity
ADD COLUMN base text;

CREATE TABLE staging.event_date (
    build_id text NOT NULL,
    capture_id uuid NOT NULL,
    source_field text NOT NULL,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    quote text NOT NULL,
    rule text NOT NULL,
    value text,
    precision text,
    basis text,
    begins_on date,
    ends_on date
);

CREATE TABLE staging.period (
    build_id text NOT NULL,
    capture_id uuid NOT NULL,
    source_field text NOT NULL,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    quote text NOT NULL,
    rule text NOT NULL,
    label text,
    starts_on date,
    ends_on date
);

CREATE TABLE staging.topic_mention (
    build_id text NOT NULL,
    capture_id uuid NOT NULL,
    source_field text NOT NULL,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    quote text NOT NULL,
    rule text NOT NULL,
    topic_code text
);

CREATE INDEX event_date_capture ON staging.event_date (build_id, capture_id);
CREATE INDEX period_capture ON staging.period (build_id, capture_id);
CREATE INDEX topic_mention_capture ON staging.topic_mention (build_id, capture_id);

-- noqa: disable=LT05
COMMENT ON TABLE warehouse.fact_event_date IS 'One date that one text tells of, with its evidence | Một thời điểm mà một nội dung nêu, kèm bằng chứng';
COMMENT ON COLUMN warehouse.fact_event_date.revision_id IS 'Text version of an article | Phiên bản nội dung của bài viết';
COMMENT ON COLUMN warehouse.fact_event_date.source_field IS 'String that the quote stands in: text, title, byline or captions.n | Chuỗi chứa trích dẫn: text, title, byline hoặc captions.n';
COMMENT ON COLUMN warehouse.fact_event_date.span_start IS 'First code point of the quote, from 0 | Vị trí ký tự đầu của trích dẫn, từ 0';
COMMENT ON COLUMN warehouse.fact_event_date.span_end IS 'Code point after the quote | Vị trí ngay sau trích dẫn';
COMMENT ON COLUMN warehouse.fact_event_date.quote IS 'Exact words of the page: source[start:end] | Nguyên văn trên trang: nguồn[đầu:cuối]';
COMMENT ON COLUMN warehouse.fact_event_date.rule IS 'Rule that found it | Quy tắc đã nhận ra';
COMMENT ON COLUMN warehouse.fact_event_date.extractor_version IS 'Version of the extractor that found the facts | Phiên bản bộ trích xuất đã tìm ra dữ kiện';
COMMENT ON COLUMN warehouse.fact_event_date.value IS 'Date as far as it is told: YYYY, YYYY-MM, YYYY-MM-DD or A..B | Thời gian theo mức được nêu: YYYY, YYYY-MM, YYYY-MM-DD hoặc A..B';
COMMENT ON COLUMN warehouse.fact_event_date.precision IS 'How fine the date is | Độ chi tiết';
COMMENT ON COLUMN warehouse.fact_event_date.basis IS 'Stated, or how the year was inferred | Ghi rõ, hoặc cách suy ra năm';
COMMENT ON COLUMN warehouse.fact_event_date.begins_on IS 'First day that the date may mean | Ngày sớm nhất có thể';
COMMENT ON COLUMN warehouse.fact_event_date.ends_on IS 'Last day that the date may mean | Ngày muộn nhất có thể';

COMMENT ON TABLE warehouse.fact_period IS 'One period that one text speaks of, with its evidence | Một kỳ thời gian mà một nội dung nêu, kèm bằng chứng';
COMMENT ON COLUMN warehouse.fact_period.revision_id IS 'Text version of an article | Phiên bản nội dung của bài viết';
COMMENT ON COLUMN warehouse.fact_period.source_field IS 'String that the quote stands in: text, title, byline or captions.n | Chuỗi chứa trích dẫn: text, title, byline hoặc captions.n';
COMMENT ON COLUMN warehouse.fact_period.span_start IS 'First code point of the quote, from 0 | Vị trí ký tự đầu của trích dẫn, từ 0';
COMMENT ON COLUMN warehouse.fact_period.span_end IS 'Code point after the quote | Vị trí ngay sau trích dẫn';
COMMENT ON COLUMN warehouse.fact_period.quote IS 'Exact words of the page: source[start:end] | Nguyên văn trên trang: nguồn[đầu:cuối]';
COMMENT ON COLUMN warehouse.fact_period.rule IS 'Rule that found it | Quy tắc đã nhận ra';
COMMENT ON COLUMN warehouse.fact_period.extractor_version IS 'Version of the extractor that found the facts | Phiên bản bộ trích xuất đã tìm ra dữ kiện';
COMMENT ON COLUMN warehouse.fact_period.label IS 'Period as printed | Kỳ nguyên văn';
COMMENT ON COLUMN warehouse.fact_period.starts_on IS 'First day, empty where it is open | Ngày đầu, trống nếu không giới hạn';
COMMENT ON COLUMN warehouse.fact_period.ends_on IS 'Last day, empty where it is open | Ngày cuối, trống nếu không giới hạn';

COMMENT ON TABLE warehouse.fact_topic_evidence IS 'Words that decided a topic of one text | Những từ quyết định chủ đề của một nội dung';
COMMENT ON COLUMN warehouse.fact_topic_evidence.revision_id IS 'Text version of an article | Phiên bản nội dung của bài viết';
COMMENT ON COLUMN warehouse.fact_topic_evidence.topic_id IS 'Topic | Chủ đề';
COMMENT ON COLUMN warehouse.fact_topic_evidence.source_field IS 'String that the quote stands in: text, title, byline or captions.n | Chuỗi chứa trích dẫn: text, title, byline hoặc captions.n';
COMMENT ON COLUMN warehouse.fact_topic_evidence.span_start IS 'First code point of the quote, from 0 | Vị trí ký tự đầu của trích dẫn, từ 0';
COMMENT ON COLUMN warehouse.fact_topic_evidence.span_end IS 'Code point after the quote | Vị trí ngay sau trích dẫn';
COMMENT ON COLUMN warehouse.fact_topic_evidence.quote IS 'Exact words of the page: source[start:end] | Nguyên văn trên trang: nguồn[đầu:cuối]';
COMMENT ON COLUMN warehouse.fact_topic_evidence.rule IS 'Rule that found it | Quy tắc đã nhận ra';
COMMENT ON COLUMN warehouse.fact_topic_evidence.extractor_version IS 'Version of the extractor that found the facts | Phiên bản bộ trích xuất đã tìm ra dữ kiện';

COMMENT ON COLUMN warehouse.fact_quantity.base IS 'What a percentage or a rise is counted from, in the page''s words | Gốc so sánh của tỷ lệ hoặc mức tăng, theo nguyên văn';
COMMENT ON COLUMN staging.quantity.base IS 'What a percentage or a rise is counted from, in the page''s words | Gốc so sánh của tỷ lệ hoặc mức tăng, theo nguyên văn';

COMMENT ON TABLE staging.event_date IS 'Dates told of, on their way in | Thời điểm được nêu đang chờ vào kho';
COMMENT ON COLUMN staging.event_date.build_id IS 'Run of build_warehouse | Lượt nạp kho (build_warehouse)';
COMMENT ON COLUMN staging.event_date.capture_id IS 'Capture: one kept answer | Bản lưu: một lần trả lời được giữ lại';
COMMENT ON COLUMN staging.event_date.source_field IS 'String that the quote stands in: text, title, byline or captions.n | Chuỗi chứa trích dẫn: text, title, byline hoặc captions.n';
COMMENT ON COLUMN staging.event_date.span_start IS 'First code point of the quote, from 0 | Vị trí ký tự đầu của trích dẫn, từ 0';
COMMENT ON COLUMN staging.event_date.span_end IS 'Code point after the quote | Vị trí ngay sau trích dẫn';
COMMENT ON COLUMN staging.event_date.quote IS 'Exact words of the page: source[start:end] | Nguyên văn trên trang: nguồn[đầu:cuối]';
COMMENT ON COLUMN staging.event_date.rule IS 'Rule that found it | Quy tắc đã nhận ra';
COMMENT ON COLUMN staging.event_date.value IS 'Date as far as it is told: YYYY, YYYY-MM, YYYY-MM-DD or A..B | Thời gian theo mức được nêu: YYYY, YYYY-MM, YYYY-MM-DD hoặc A..B';
COMMENT ON COLUMN staging.event_date.precision IS 'How fine the date is | Độ chi tiết';
COMMENT ON COLUMN staging.event_date.basis IS 'Stated, or how the year was inferred | Ghi rõ, hoặc cách suy ra năm';
COMMENT ON COLUMN staging.event_date.begins_on IS 'First day that the date may mean | Ngày sớm nhất có thể';
COMMENT ON COLUMN staging.event_date.ends_on IS 'Last day that the date may mean | Ngày muộn nhất có thể';

COMMENT ON TABLE staging.period IS 'Periods spoken of, on their way in | Kỳ thời gian được nêu đang chờ vào kho';
COMMENT ON COLUMN staging.period.build_id IS 'Run of build_warehouse | Lượt nạp kho (build_warehouse)';
COMMENT ON COLUMN staging.period.capture_id IS 'Capture: one kept answer | Bản lưu: một lần trả lời được giữ lại';
COMMENT ON COLUMN staging.period.source_field IS 'String that the quote stands in: text, title, byline or captions.n | Chuỗi chứa trích dẫn: text, title, byline hoặc captions.n';
COMMENT ON COLUMN staging.period.span_start IS 'First code point of the quote, from 0 | Vị trí ký tự đầu của trích dẫn, từ 0';
COMMENT ON COLUMN staging.period.span_end IS 'Code point after the quote | Vị trí ngay sau trích dẫn';
COMMENT ON COLUMN staging.period.quote IS 'Exact words of the page: source[start:end] | Nguyên văn trên trang: nguồn[đầu:cuối]';
COMMENT ON COLUMN staging.period.rule IS 'Rule that found it | Quy tắc đã nhận ra';
COMMENT ON COLUMN staging.period.label IS 'Period as printed | Kỳ nguyên văn';
COMMENT ON COLUMN staging.period.starts_on IS 'First day, empty where it is open | Ngày đầu, trống nếu không giới hạn';
COMMENT ON COLUMN staging.period.ends_on IS 'Last day, empty where it is open | Ngày cuối, trống nếu không giới hạn';

COMMENT ON TABLE staging.topic_mention IS 'Words that decided topics, on their way in | Từ quyết định chủ đề đang chờ vào kho';
COMMENT ON COLUMN staging.topic_mention.build_id IS 'Run of build_warehouse | Lượt nạp kho (build_warehouse)';
COMMENT ON COLUMN staging.topic_mention.capture_id IS 'Capture: one kept answer | Bản lưu: một lần trả lời được giữ lại';
COMMENT ON COLUMN staging.topic_mention.source_field IS 'String that the quote stands in: text, title, byline or captions.n | Chuỗi chứa trích dẫn: text, title, byline hoặc captions.n';
COMMENT ON COLUMN staging.topic_mention.span_start IS 'First code point of the quote, from 0 | Vị trí ký tự đầu của trích dẫn, từ 0';
COMMENT ON COLUMN staging.topic_mention.span_end IS 'Code point after the quote | Vị trí ngay sau trích dẫn';
COMMENT ON COLUMN staging.topic_mention.quote IS 'Exact words of the page: source[start:end] | Nguyên văn trên trang: nguồn[đầu:cuối]';
COMMENT ON COLUMN staging.topic_mention.rule IS 'Rule that found it | Quy tắc đã nhận ra';
COMMENT ON COLUMN staging.topic_mention.topic_code IS 'Topic | Chủ đề';
