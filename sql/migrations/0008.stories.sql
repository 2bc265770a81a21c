-- Near-duplicates: bands propose, edges hold the measured features, stories follow from edges.
-- depends: 0005.staging

CREATE TABLE warehouse.article_band (
    algorithm smallint NOT NULL,
    band_key bigint NOT NULL,
    article_id uuid NOT NULL REFERENCES warehouse.fact_article,
    PRIMARY KEY (algorithm, band_key, article_id)
);

CREATE INDEX article_band_article ON warehouse.article_band (article_id);

CREATE TABLE warehouse.story_edge (
    algorithm smallint NOT NULL,
    article_id uuid NOT NULL REFERENCES warehouse.fact_article,
    other_article_id uuid NOT NULL REFERENCES warehouse.fact_article,
    jaccard numeric(5, 4) NOT NULL CHECK (jaccard BETWEEN 0 AND 1),
    containment numeric(5, 4) NOT NULL CHECK (containment BETWEEN 0 AND 1),
    number_agreement numeric(5, 4) CHECK (number_agreement BETWEEN 0 AND 1),
    is_title_conflicting boolean NOT NULL,
    relation text CHECK (relation IN ('same_story', 'related')),
    PRIMARY KEY (algorithm, article_id, other_article_id),
    CHECK (article_id < other_article_id)
);

CREATE INDEX story_edge_other ON warehouse.story_edge (other_article_id);

CREATE TABLE staging.article_band (
    build_id text NOT NULL,
    algorithm smallint NOT NULL,
    band_key bigint NOT NULL,
    article_id uuid NOT NULL,
    PRIMARY KEY (build_id, algorithm, band_key, article_id)
);

CREATE TABLE staging.story_edge (
    build_id text NOT NULL,
    algorithm smallint NOT NULL,
    article_id uuid NOT NULL,
    other_article_id uuid NOT NULL,
    jaccard numeric(5, 4) NOT NULL,
    containment numeric(5, 4) NOT NULL,
    number_agreement numeric(5, 4),
    is_title_conflicting boolean NOT NULL,
    relation text,
    PRIMARY KEY (build_id, algorithm, article_id, other_article_id)
);

-- noqa: disable=LT05

COMMENT ON TABLE warehouse.article_band IS 'MinHash bands of current texts: articles that share one may be copies | Dải MinHash của nội dung hiện hành: bài chung dải có thể là bản sao';
COMMENT ON COLUMN warehouse.article_band.algorithm IS 'Version of shingling and hashing | Phiên bản thuật toán băm';
COMMENT ON COLUMN warehouse.article_band.band_key IS 'Key of one MinHash band | Khóa của một dải MinHash';
COMMENT ON COLUMN warehouse.article_band.article_id IS 'Article: one page identity on one portal | Bài viết: một trang trên một cổng';

COMMENT ON TABLE warehouse.story_edge IS 'Pairs of articles, measured on their texts | Các cặp bài viết đã so sánh nội dung';
COMMENT ON COLUMN warehouse.story_edge.algorithm IS 'Version of shingling and hashing | Phiên bản thuật toán băm';
COMMENT ON COLUMN warehouse.story_edge.article_id IS 'Article with the smaller id | Bài có mã nhỏ hơn';
COMMENT ON COLUMN warehouse.story_edge.other_article_id IS 'The other article | Bài còn lại';
COMMENT ON COLUMN warehouse.story_edge.jaccard IS 'Shared share of three-syllable shingles, 0 to 1 | Tỷ lệ cụm ba âm tiết chung, 0 đến 1';
COMMENT ON COLUMN warehouse.story_edge.containment IS 'Share of the shorter text that is in the other, 0 to 1 | Tỷ lệ bài ngắn nằm trong bài kia, 0 đến 1';
COMMENT ON COLUMN warehouse.story_edge.number_agreement IS 'Share of same-worded numbers that agree, 0 to 1 | Tỷ lệ con số trùng nhau trong cùng ngữ cảnh, 0 đến 1';
COMMENT ON COLUMN warehouse.story_edge.is_title_conflicting IS 'Whether the headlines differ in their numbers | Tiêu đề có số khác nhau hay không';
COMMENT ON COLUMN warehouse.story_edge.relation IS 'Same_story, related, or empty | Cùng câu chuyện, liên quan, hoặc trống';

COMMENT ON TABLE staging.article_band IS 'MinHash bands on their way in | Dải MinHash đang chờ vào kho';
COMMENT ON COLUMN staging.article_band.build_id IS 'Run of build_warehouse | Lượt nạp kho (build_warehouse)';
COMMENT ON COLUMN staging.article_band.algorithm IS 'Version of shingling and hashing | Phiên bản thuật toán băm';
COMMENT ON COLUMN staging.article_band.band_key IS 'Key of one MinHash band | Khóa của một dải MinHash';
COMMENT ON COLUMN staging.article_band.article_id IS 'Article: one page identity on one portal | Bài viết: một trang trên một cổng';

COMMENT ON TABLE staging.story_edge IS 'Measured pairs on their way in | Cặp bài đã so sánh đang chờ vào kho';
COMMENT ON COLUMN staging.story_edge.build_id IS 'Run of build_warehouse | Lượt nạp kho (build_warehouse)';
COMMENT ON COLUMN staging.story_edge.algorithm IS 'Version of shingling and hashing | Phiên bản thuật toán băm';
COMMENT ON COLUMN staging.story_edge.article_id IS 'Article with the smaller id | Bài có mã nhỏ hơn';
COMMENT ON COLUMN staging.story_edge.other_article_id IS 'The other article | Bài còn lại';
COMMENT ON COLUMN staging.story_edge.jaccard IS 'Shared share of three-syllable shingles, 0 to 1 | Tỷ lệ cụm ba âm tiết chung, 0 đến 1';
COMMENT ON COLUMN staging.story_edge.containment IS 'Share of the shorter text that is in the other, 0 to 1 | Tỷ lệ bài ngắn nằm trong bài kia, 0 đến 1';
COMMENT ON COLUMN staging.story_edge.number_agreement IS 'Share of same-worded numbers that agree, 0 to 1 | Tỷ lệ con số trùng nhau trong cùng ngữ cảnh, 0 đến 1';
COMMENT ON COLUMN staging.story_edge.is_title_conflicting IS 'Whether the headlines differ in their numbers | Tiêu đề có số khác nhau hay không';
COMMENT ON COLUMN staging.story_edge.relation IS 'Same_story, related, or empty | Cùng câu chuyện, liên quan, hoặc trống';
