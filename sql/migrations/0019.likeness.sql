-- Near-duplicates by algorithm 2: keys of every article in one narrow table, a rule over stored
-- features, and what each copy of a story changed. All of it is derived: the next load works the
-- texts of the warehouse through (rows of algorithm 0).
-- depends: 0018.health

DROP TABLE staging.story_edge;
DROP TABLE staging.article_band;
DROP TABLE warehouse.story_edge;
DROP TABLE warehouse.article_band;

CREATE TABLE warehouse.article_likeness (
    article_id uuid PRIMARY KEY REFERENCES warehouse.fact_article ON DELETE CASCADE,
    algorithm smallint NOT NULL DEFAULT 0,
    article_number bigint UNIQUE,
    text_digest uuid,
    shingle_count integer NOT NULL DEFAULT 0 CHECK (shingle_count >= 0),
    band_keys bigint[] NOT NULL DEFAULT '{}',
    CHECK (algorithm = 0 OR article_number IS NOT NULL),
    CHECK (band_keys = '{}' OR text_digest IS NOT NULL)
);

CREATE INDEX article_likeness_algorithm ON warehouse.article_likeness (algorithm, article_id);

INSERT INTO warehouse.article_likeness (article_id)
SELECT article.article_id FROM warehouse.fact_article AS article;

CREATE TABLE warehouse.article_band (
    band_key bigint NOT NULL,
    article_number bigint NOT NULL,
    PRIMARY KEY (band_key, article_number)
);

-- What a replay took out; the next load looks for pairs that came near one another by it.
CREATE TABLE warehouse.lost_band (
    band_key bigint NOT NULL,
    article_number bigint NOT NULL,
    PRIMARY KEY (band_key, article_number)
);

CREATE TABLE warehouse.story_rule (
    is_only boolean PRIMARY KEY DEFAULT TRUE CHECK (is_only),
    same_jaccard numeric(5, 4) NOT NULL DEFAULT 0.7,
    same_portal_jaccard numeric(5, 4) NOT NULL DEFAULT 0.8,
    same_containment numeric(5, 4) NOT NULL DEFAULT 0.9,
    contained_jaccard numeric(5, 4) NOT NULL DEFAULT 0.4,
    number_agreement numeric(5, 4) NOT NULL DEFAULT 0.5,
    related_jaccard numeric(5, 4) NOT NULL DEFAULT 0.35
);

INSERT INTO warehouse.story_rule DEFAULT VALUES;

CREATE TABLE warehouse.story_edge (
    article_id uuid NOT NULL REFERENCES warehouse.fact_article ON DELETE CASCADE,
    other_article_id uuid NOT NULL REFERENCES warehouse.fact_article ON DELETE CASCADE,
    jaccard numeric(5, 4) NOT NULL CHECK (jaccard BETWEEN 0 AND 1),
    containment numeric(5, 4) NOT NULL CHECK (containment BETWEEN 0 AND 1),
    number_agreement numeric(5, 4) CHECK (number_agreement BETWEEN 0 AND 1),
    is_title_conflicting boolean NOT NULL,
    is_time_conflicting boolean NOT NULL,
    is_one_portal boolean NOT NULL,
    relation text CHECK (relation IN ('same_story', 'template', 'contains', 'related')),
    PRIMARY KEY (article_id, other_article_id),
    CHECK (article_id < other_article_id)
);

CREATE INDEX story_edge_other ON warehouse.story_edge (other_article_id);

CREATE TABLE warehouse.story_copy (
    article_id uuid PRIMARY KEY REFERENCES warehouse.fact_article ON DELETE CASCADE,
    story_id uuid NOT NULL REFERENCES warehouse.dim_story ON DELETE CASCADE,
    revision_id uuid NOT NULL,
    canonical_revision_id uuid NOT NULL,
    jaccard numeric(5, 4) NOT NULL CHECK (jaccard BETWEEN 0 AND 1),
    containment numeric(5, 4) NOT NULL CHECK (containment BETWEEN 0 AND 1),
    numbers_added text[] NOT NULL,
    numbers_removed text[] NOT NULL,
    sentences_added int4range[] NOT NULL,
    sentences_removed int4range[] NOT NULL,
    is_title_changed boolean NOT NULL
);

CREATE INDEX story_copy_story ON warehouse.story_copy (story_id);

-- Articles by day and, within it, by id: a bucket's neighbours are those of the days around.
CREATE FUNCTION warehouse.article_number(article_id uuid, published_on date)
RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT
        (
            least(
                greatest(coalesce(published_on - date '2000-01-01', 32767), -32768), 32767
            )::bigint << 48
        )
        | ('x' || left(replace(article_id::text, '-', ''), 12))::bit(48)::bigint
$$;

-- What the features of a pair make of it. A pair that is as alike as a copy and whose numbers
-- differ is a template: next month's report, tomorrow's prices.
CREATE FUNCTION warehouse.story_relation(
    jaccard numeric,
    containment numeric,
    number_agreement numeric,
    is_title_conflicting boolean,
    is_time_conflicting boolean,
    is_one_portal boolean,
    rule warehouse.story_rule
)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT
        CASE
            WHEN
                jaccard >= CASE
                    WHEN is_one_portal THEN (rule).same_portal_jaccard
                    ELSE (rule).same_jaccard
                END
                OR (
                    NOT is_one_portal
                    AND containment >= (rule).same_containment
                    AND jaccard >= (rule).contained_jaccard
                )
                THEN CASE
                    WHEN is_title_conflicting OR is_time_conflicting THEN 'template'
                    WHEN number_agreement < (rule).number_agreement THEN 'template'
                    ELSE 'same_story'
                END
            WHEN containment >= (rule).same_containment THEN 'contains'
            WHEN jaccard >= (rule).related_jaccard THEN 'related'
        END
$$;

-- noqa: disable=LT05

COMMENT ON TABLE warehouse.article_likeness IS 'How each current text is compared: its digest and keys, by version of the algorithm | Cách so sánh nội dung hiện hành của mỗi bài: mã băm và các khóa, theo phiên bản thuật toán';
COMMENT ON COLUMN warehouse.article_likeness.article_id IS 'Article: one page identity on one portal | Bài viết: một trang trên một cổng';
COMMENT ON COLUMN warehouse.article_likeness.algorithm IS 'Version of shingling and hashing; 0: waits for the next load | Phiên bản thuật toán băm; 0: chờ lượt nạp tới';
COMMENT ON COLUMN warehouse.article_likeness.article_number IS 'Day of publication and 48 bits of the id: neighbours are of the same days | Ngày đăng và 48 bit của mã bài: bài lân cận là bài cùng ngày';
COMMENT ON COLUMN warehouse.article_likeness.text_digest IS 'What exact copies share; with the title where the text is short; empty below 20 syllables | Mã băm chung của các bản sao y nguyên; gồm cả tiêu đề nếu bài ngắn; trống nếu dưới 20 âm tiết';
COMMENT ON COLUMN warehouse.article_likeness.shingle_count IS 'Distinct shingles of three syllables | Số cụm ba âm tiết khác nhau';
COMMENT ON COLUMN warehouse.article_likeness.band_keys IS 'Key of the exact text and of 20 MinHash bands | Khóa của nguyên văn và của 20 dải MinHash';

COMMENT ON TABLE warehouse.article_band IS 'Keys of current texts: articles that share one may be copies | Khóa của nội dung hiện hành: bài chung khóa có thể là bản sao';
COMMENT ON COLUMN warehouse.article_band.band_key IS 'Key of the exact text or of one MinHash band | Khóa của nguyên văn hoặc của một dải MinHash';
COMMENT ON COLUMN warehouse.article_band.article_number IS 'Number of the article (article_likeness) | Số của bài viết (article_likeness)';

COMMENT ON TABLE warehouse.lost_band IS 'Keys that a replay took out, until the next load | Khóa bị lượt đọc lại gỡ ra, đến lượt nạp tới';
COMMENT ON COLUMN warehouse.lost_band.band_key IS 'Key of the exact text or of one MinHash band | Khóa của nguyên văn hoặc của một dải MinHash';
COMMENT ON COLUMN warehouse.lost_band.article_number IS 'Number of the article (article_likeness) | Số của bài viết (article_likeness)';

COMMENT ON TABLE warehouse.story_rule IS 'Thresholds by which pairs were judged last, from the settings | Các ngưỡng đã dùng lần gần nhất để phân loại cặp bài, lấy từ cấu hình';
COMMENT ON COLUMN warehouse.story_rule.is_only IS 'There is one row | Chỉ có một dòng';
COMMENT ON COLUMN warehouse.story_rule.same_jaccard IS 'Least Jaccard of one story on two portals | Jaccard tối thiểu của một câu chuyện trên hai cổng';
COMMENT ON COLUMN warehouse.story_rule.same_portal_jaccard IS 'Least Jaccard of one story on one portal | Jaccard tối thiểu của một câu chuyện trên cùng cổng';
COMMENT ON COLUMN warehouse.story_rule.same_containment IS 'Or: least containment, on two portals | Hoặc: tỷ lệ bao hàm tối thiểu, trên hai cổng';
COMMENT ON COLUMN warehouse.story_rule.contained_jaccard IS 'With it: least Jaccard | Kèm theo: Jaccard tối thiểu';
COMMENT ON COLUMN warehouse.story_rule.number_agreement IS 'Below this agreement of numbers a pair is a template | Con số trùng dưới mức này thì là bài theo mẫu';
COMMENT ON COLUMN warehouse.story_rule.related_jaccard IS 'Least Jaccard of related articles | Jaccard tối thiểu của bài liên quan';

COMMENT ON TABLE warehouse.story_edge IS 'Pairs of articles, measured on their texts | Các cặp bài viết đã so sánh nội dung';
COMMENT ON COLUMN warehouse.story_edge.article_id IS 'Article with the smaller id | Bài có mã nhỏ hơn';
COMMENT ON COLUMN warehouse.story_edge.other_article_id IS 'The other article | Bài còn lại';
COMMENT ON COLUMN warehouse.story_edge.jaccard IS 'Shared share of three-syllable shingles, 0 to 1 | Tỷ lệ cụm ba âm tiết chung, 0 đến 1';
COMMENT ON COLUMN warehouse.story_edge.containment IS 'Share of the shorter text that is in the other, 0 to 1 | Tỷ lệ bài ngắn nằm trong bài kia, 0 đến 1';
COMMENT ON COLUMN warehouse.story_edge.number_agreement IS 'Share of same-worded numbers that agree, 0 to 1; empty: too few | Tỷ lệ con số trùng nhau trong cùng ngữ cảnh, 0 đến 1; trống: quá ít';
COMMENT ON COLUMN warehouse.story_edge.is_title_conflicting IS 'Whether the headlines differ in their numbers | Tiêu đề có số khác nhau hay không';
COMMENT ON COLUMN warehouse.story_edge.is_time_conflicting IS 'Whether their openings name days, or years, and share none | Phần mở đầu của hai bài nêu những ngày, hoặc năm, hoàn toàn khác nhau hay không';
COMMENT ON COLUMN warehouse.story_edge.is_one_portal IS 'Whether both stand on one portal | Hai bài có cùng một cổng hay không';
COMMENT ON COLUMN warehouse.story_edge.relation IS 'Same_story, template (alike but for its numbers), contains, related, or empty | Cùng câu chuyện, cùng mẫu (chỉ khác số liệu), bao hàm, liên quan, hoặc trống';

COMMENT ON TABLE warehouse.story_copy IS 'What each article of a story changed of the canonical one | Mỗi bài của câu chuyện đã thay đổi gì so với bài chuẩn';
COMMENT ON COLUMN warehouse.story_copy.article_id IS 'Article that is not the canonical one | Bài không phải bài chuẩn';
COMMENT ON COLUMN warehouse.story_copy.story_id IS 'Story | Câu chuyện';
COMMENT ON COLUMN warehouse.story_copy.revision_id IS 'Its revision that was compared | Phiên bản của bài đã so sánh';
COMMENT ON COLUMN warehouse.story_copy.canonical_revision_id IS 'Revision of the canonical article that it was compared with | Phiên bản của bài chuẩn đã so sánh';
COMMENT ON COLUMN warehouse.story_copy.jaccard IS 'Shared share of three-syllable shingles, 0 to 1 | Tỷ lệ cụm ba âm tiết chung, 0 đến 1';
COMMENT ON COLUMN warehouse.story_copy.containment IS 'Share of the shorter text that is in the other, 0 to 1 | Tỷ lệ bài ngắn nằm trong bài kia, 0 đến 1';
COMMENT ON COLUMN warehouse.story_copy.numbers_added IS 'Numbers as printed that the canonical article lacks | Các con số mà bài chuẩn không có';
COMMENT ON COLUMN warehouse.story_copy.numbers_removed IS 'Numbers as printed of the canonical article that it lacks | Các con số của bài chuẩn mà bài này không có';
COMMENT ON COLUMN warehouse.story_copy.sentences_added IS 'Where in its text sentences stand that the canonical article lacks | Vị trí các câu mà bài chuẩn không có';
COMMENT ON COLUMN warehouse.story_copy.sentences_removed IS 'Where in the canonical text sentences stand that it lacks | Vị trí trong bài chuẩn của các câu mà bài này không có';
COMMENT ON COLUMN warehouse.story_copy.is_title_changed IS 'Whether its headline has other words | Tiêu đề có khác hay không';
COMMENT ON FUNCTION warehouse.article_number IS 'Orders articles by day of publication, then by id | Xếp bài theo ngày đăng rồi theo mã';
COMMENT ON FUNCTION warehouse.story_relation IS 'Judges a pair by its features | Phân loại một cặp bài theo số đo';
