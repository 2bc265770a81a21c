-- What each revision changed of the one before, as facts and sentences with their evidence.
-- depends: 0019.likeness

ALTER TABLE warehouse.fact_article_revision
ADD COLUMN published_quote text,
ADD COLUMN previous_revision_id uuid REFERENCES warehouse.fact_article_revision ON DELETE SET NULL,
ADD COLUMN disclosure text CHECK (disclosure IN ('silent', 'correction', 'update')),
ADD COLUMN difference_version smallint,
ADD CONSTRAINT difference_is_told CHECK (
    (difference_version IS NULL) = (disclosure IS NULL)
    AND (previous_revision_id IS NULL OR revision_ordinal > 1)
);

-- The date line of older revisions: where a later one changed it, the words before that change.
WITH change AS (
    SELECT
        later.article_id,
        later.revision_ordinal,
        entry.value ->> 'before' AS words_before
    FROM warehouse.fact_article_revision AS later
    CROSS JOIN LATERAL jsonb_array_elements(later.changes) AS entry
    WHERE entry.value ->> 'field' = 'published'
),

next_change AS (
    SELECT DISTINCT ON (earlier.revision_id)
        earlier.revision_id,
        change.words_before
    FROM warehouse.fact_article_revision AS earlier
    INNER JOIN change
        ON
            earlier.article_id = change.article_id
            AND earlier.revision_ordinal < change.revision_ordinal
    ORDER BY earlier.revision_id ASC, change.revision_ordinal ASC
),

line AS (
    SELECT
        held.revision_id,
        CASE
            WHEN next_change.revision_id IS NOT NULL THEN next_change.words_before
            WHEN article.published_basis = 'stated' THEN article.published_quote
        END AS published_quote
    FROM warehouse.fact_article_revision AS held
    INNER JOIN warehouse.fact_article AS article ON held.article_id = article.article_id
    LEFT JOIN next_change ON held.revision_id = next_change.revision_id
)

UPDATE warehouse.fact_article_revision AS revision
SET published_quote = line.published_quote
FROM line
WHERE revision.revision_id = line.revision_id;

DROP TRIGGER fact_article_revision_reworded ON warehouse.fact_article_revision;

CREATE TRIGGER fact_article_revision_reworded
BEFORE UPDATE OF title, text, byline, published_quote, captions, tables
ON warehouse.fact_article_revision
FOR EACH ROW
WHEN (
    (old.title, old.text, old.byline, old.published_quote, old.captions, old.tables)
    IS DISTINCT FROM
    (new.title, new.text, new.byline, new.published_quote, new.captions, new.tables)
)
EXECUTE FUNCTION warehouse.refuse_rewording();

CREATE INDEX fact_article_revision_untold
ON warehouse.fact_article_revision (difference_version, revision_id) WHERE revision_ordinal > 1;

CREATE INDEX fact_article_revision_previous
ON warehouse.fact_article_revision (previous_revision_id) WHERE previous_revision_id IS NOT NULL;

CREATE INDEX fact_article_revision_days
ON warehouse.fact_article_revision (valid_from, valid_to);

CREATE INDEX reading_url ON staging.reading (url);
CREATE INDEX refused_capture_url ON quarantine.refused_capture (url);
CREATE INDEX refused_row_url ON quarantine.refused_row (url);

CREATE TABLE warehouse.fact_revision_change (
    revision_id uuid NOT NULL REFERENCES warehouse.fact_article_revision ON DELETE CASCADE,
    change_ordinal integer NOT NULL CHECK (change_ordinal > 0),
    previous_revision_id uuid NOT NULL REFERENCES warehouse.fact_article_revision ON DELETE CASCADE,
    kind text NOT NULL CHECK (
        kind IN (
            'label', 'figure', 'person', 'organisation', 'place', 'date', 'period', 'document',
            'sentence'
        )
    ),
    action text NOT NULL CHECK (action IN ('changed', 'added', 'removed', 'moved')),
    aspect text NOT NULL CHECK (
        aspect IN (
            'correction', 'update', 'value', 'unit', 'modifier', 'period', 'name', 'titles', 'day',
            'days', 'symbol', 'published', 'wording', 'typography', 'order'
        )
    ),
    before_field text,
    before_start integer CHECK (before_start >= 0),
    before_end integer,
    before_quote text,
    before_value text,
    before_number numeric,
    before_number_high numeric,
    before_unit text,
    after_field text,
    after_start integer CHECK (after_start >= 0),
    after_end integer,
    after_quote text,
    after_value text,
    after_number numeric,
    after_number_high numeric,
    after_unit text,
    measure text,
    subject text,
    period_label text,
    PRIMARY KEY (revision_id, change_ordinal),
    CHECK (revision_id <> previous_revision_id),
    CHECK (before_start < before_end),
    CHECK (after_start < after_end),
    CONSTRAINT sides_fit_the_action CHECK (
        (before_quote IS NULL) = (action = 'added')
        AND (after_quote IS NULL) = (action = 'removed')
    ),
    CONSTRAINT sides_are_whole CHECK (
        num_nonnulls(before_field, before_start, before_end, before_quote) IN (0, 4)
        AND num_nonnulls(after_field, after_start, after_end, after_quote) IN (0, 4)
    ),
    CONSTRAINT figures_have_numbers CHECK (
        (kind = 'figure' AND before_quote IS NOT NULL)
        = (before_number IS NOT NULL AND before_unit IS NOT NULL)
        AND (kind = 'figure' AND after_quote IS NOT NULL)
        = (after_number IS NOT NULL AND after_unit IS NOT NULL)
    ),
    CONSTRAINT only_sentences_move CHECK (
        (action = 'moved') = (aspect = 'order') AND (action <> 'moved' OR kind = 'sentence')
    ),
    CONSTRAINT labels_are_added CHECK (
        (kind = 'label') = (aspect IN ('correction', 'update'))
        AND (kind <> 'label' OR action = 'added')
    )
);

CREATE INDEX fact_revision_change_previous
ON warehouse.fact_revision_change (previous_revision_id);

-- The string of a revision that a side of a change points into: the date line, too.
CREATE FUNCTION warehouse.change_source(
    revision warehouse.fact_article_revision, source_field text
)
RETURNS text
LANGUAGE sql
IMMUTABLE
RETURN CASE
    WHEN source_field = 'published' THEN revision.published_quote
    ELSE warehouse.evidence_source(revision, source_field)
END;

CREATE FUNCTION warehouse.check_change_evidence()
RETURNS trigger
LANGUAGE plpgsql
AS $$
DECLARE
    broken record;
BEGIN
    SELECT side.revision_id, side.source_field, side.span_start, side.span_end, side.quote
    INTO broken
    FROM (
        SELECT
            told.previous_revision_id AS revision_id,
            told.before_field AS source_field,
            told.before_start AS span_start,
            told.before_end AS span_end,
            told.before_quote AS quote
        FROM told
        WHERE told.before_quote IS NOT NULL
        UNION ALL
        SELECT
            told.revision_id,
            told.after_field,
            told.after_start,
            told.after_end,
            told.after_quote
        FROM told
        WHERE told.after_quote IS NOT NULL
    ) AS side
    INNER JOIN warehouse.fact_article_revision AS revision USING (revision_id)
    WHERE substring(
        warehouse.change_source(revision, side.source_field)
        FROM side.span_start + 1 FOR side.span_end - side.span_start
    ) IS DISTINCT FROM side.quote
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '%: revision % field % [%:%] is not the quote "%"',
            TG_TABLE_NAME, broken.revision_id, broken.source_field,
            broken.span_start, broken.span_end, broken.quote
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END;
$$;

CREATE TRIGGER fact_revision_change_evidence_added
AFTER INSERT ON warehouse.fact_revision_change
REFERENCING NEW TABLE AS told
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_change_evidence();

CREATE TRIGGER fact_revision_change_evidence_changed
AFTER UPDATE ON warehouse.fact_revision_change
REFERENCING NEW TABLE AS told
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_change_evidence();

-- noqa: disable=LT05
COMMENT ON COLUMN warehouse.fact_article_revision.published_quote IS 'Date line as printed on the page, where the date is stated there | Nguyên văn dòng ngày đăng, nếu trang có ghi';
COMMENT ON COLUMN warehouse.fact_article_revision.previous_revision_id IS 'Revision that it was compared with: the one before; empty for the first | Phiên bản liền trước đã được so sánh; trống với phiên bản đầu';
COMMENT ON COLUMN warehouse.fact_article_revision.disclosure IS 'Whether the page says that it was changed: silent, correction, update; empty for the first | Trang có ghi là đã sửa hay không: lặng lẽ (silent), đính chính (correction), cập nhật (update); trống với phiên bản đầu';
COMMENT ON COLUMN warehouse.fact_article_revision.difference_version IS 'Version of the rules that told its changes; empty where not compared | Phiên bản quy tắc so sánh đã dùng; trống nếu chưa so sánh';
COMMENT ON TABLE warehouse.fact_revision_change IS 'One change of one revision against the one before, with the words of both | Một thay đổi của một phiên bản so với phiên bản trước, kèm nguyên văn của cả hai';
COMMENT ON COLUMN warehouse.fact_revision_change.revision_id IS 'Revision that brought the change | Phiên bản có thay đổi';
COMMENT ON COLUMN warehouse.fact_revision_change.change_ordinal IS 'Number of the change within the revision, from 1 | Số thứ tự thay đổi trong phiên bản, từ 1';
COMMENT ON COLUMN warehouse.fact_revision_change.previous_revision_id IS 'Revision before it | Phiên bản liền trước';
COMMENT ON COLUMN warehouse.fact_revision_change.kind IS 'What changed: label, figure, person, organisation, place, date, period, document, sentence | Loại thay đổi: ghi chú sửa, số liệu, người, tổ chức, địa danh, ngày, kỳ, văn bản, câu';
COMMENT ON COLUMN warehouse.fact_revision_change.action IS 'changed, added, removed or moved | Sửa, thêm, bỏ hoặc chuyển chỗ';
COMMENT ON COLUMN warehouse.fact_revision_change.aspect IS 'What of it changed: value, unit, modifier, name, titles, wording, typography … | Khía cạnh thay đổi: giá trị, đơn vị, mức độ, tên, chức danh, câu chữ, hình thức chữ …';
COMMENT ON COLUMN warehouse.fact_revision_change.before_field IS 'String of the revision before that its words stand in: text, title, byline, published, captions.n, tables.n | Chuỗi của phiên bản trước chứa nguyên văn';
COMMENT ON COLUMN warehouse.fact_revision_change.before_start IS 'First code point of those words, from 0 | Vị trí ký tự đầu, từ 0';
COMMENT ON COLUMN warehouse.fact_revision_change.before_end IS 'Code point after them | Vị trí ngay sau';
COMMENT ON COLUMN warehouse.fact_revision_change.before_quote IS 'Words before; empty where added | Nguyên văn trước; trống nếu thêm mới';
COMMENT ON COLUMN warehouse.fact_revision_change.before_value IS 'What they say: a name, titles, a date | Nội dung trước: tên, chức danh, ngày';
COMMENT ON COLUMN warehouse.fact_revision_change.before_number IS 'Figure before, in base units | Giá trị trước, theo đơn vị gốc';
COMMENT ON COLUMN warehouse.fact_revision_change.before_number_high IS 'Upper end of a range before | Cận trên trước đó';
COMMENT ON COLUMN warehouse.fact_revision_change.before_unit IS 'Unit of the figure before | Đơn vị trước';
COMMENT ON COLUMN warehouse.fact_revision_change.after_field IS 'String of the revision that its words stand in | Chuỗi của phiên bản này chứa nguyên văn';
COMMENT ON COLUMN warehouse.fact_revision_change.after_start IS 'First code point of those words, from 0 | Vị trí ký tự đầu, từ 0';
COMMENT ON COLUMN warehouse.fact_revision_change.after_end IS 'Code point after them | Vị trí ngay sau';
COMMENT ON COLUMN warehouse.fact_revision_change.after_quote IS 'Words after; empty where removed | Nguyên văn sau; trống nếu đã bỏ';
COMMENT ON COLUMN warehouse.fact_revision_change.after_value IS 'What they say: a name, titles, a date, the word of a label | Nội dung sau: tên, chức danh, ngày, từ ghi chú';
COMMENT ON COLUMN warehouse.fact_revision_change.after_number IS 'Figure after, in base units | Giá trị sau, theo đơn vị gốc';
COMMENT ON COLUMN warehouse.fact_revision_change.after_number_high IS 'Upper end of a range after | Cận trên sau đó';
COMMENT ON COLUMN warehouse.fact_revision_change.after_unit IS 'Unit of the figure after | Đơn vị sau';
COMMENT ON COLUMN warehouse.fact_revision_change.measure IS 'What a figure counts, in the page''s words | Nội dung được đếm, theo nguyên văn';
COMMENT ON COLUMN warehouse.fact_revision_change.subject IS 'Whose figure it is | Chủ thể của con số';
COMMENT ON COLUMN warehouse.fact_revision_change.period_label IS 'Period of a figure as printed | Kỳ số liệu nguyên văn';
COMMENT ON FUNCTION warehouse.change_source(warehouse.fact_article_revision, text) IS 'The string of a revision that a side of a change points into | Chuỗi của phiên bản mà một vế thay đổi trỏ tới';
COMMENT ON FUNCTION warehouse.check_change_evidence() IS 'Refuses a change whose words do not stand in its revisions | Từ chối thay đổi mà nguyên văn không có trong các phiên bản';
