-- Places over time: communes, the province then and today, successors, then- and today-keys.
-- depends: 0008.stories

ALTER TABLE warehouse.dim_place
ADD COLUMN province_place_id uuid REFERENCES warehouse.dim_place,
ADD COLUMN today_province_place_id uuid REFERENCES warehouse.dim_place;

-- Until now the dimension held provinces, districts, and today's place was always a province.
UPDATE warehouse.dim_place
SET
    province_place_id = CASE level
        WHEN 'province' THEN place_id
        WHEN 'district' THEN parent_place_id
    END,
    today_province_place_id = CASE WHEN level <> 'country' THEN today_place_id END;

-- A unit has one state at a time. The number in front of the code tells the levels apart, so that
-- ranges alone do it, without an extension; deferred, because a seed replaces states in any order.
ALTER TABLE warehouse.dim_place
ADD CONSTRAINT dim_place_one_state_at_a_time EXCLUDE USING gist (
    int4range(
        CASE level WHEN 'province' THEN 1000000 WHEN 'district' THEN 2000000 ELSE 3000000 END
        + official_code::integer,
        CASE level WHEN 'province' THEN 1000000 WHEN 'district' THEN 2000000 ELSE 3000000 END
        + official_code::integer,
        '[]'
    ) WITH &&,
    daterange(valid_from, valid_to, '[]') WITH &&
) WHERE (official_code IS NOT NULL) DEFERRABLE INITIALLY DEFERRED;

CREATE INDEX dim_place_today ON warehouse.dim_place (today_place_id);
CREATE INDEX dim_place_today_province ON warehouse.dim_place (today_province_place_id);

CREATE TABLE warehouse.place_successor (
    place_id uuid NOT NULL REFERENCES warehouse.dim_place,
    successor_place_id uuid NOT NULL REFERENCES warehouse.dim_place,
    changed_on date NOT NULL,
    resolution text NOT NULL CHECK (resolution <> ''),
    PRIMARY KEY (place_id, successor_place_id),
    CHECK (place_id <> successor_place_id)
);

CREATE INDEX place_successor_successor ON warehouse.place_successor (successor_place_id);

CREATE TABLE warehouse.seed (
    seed_name text PRIMARY KEY,
    digest text NOT NULL
);

ALTER TABLE warehouse.fact_article
ADD COLUMN today_place_id uuid REFERENCES warehouse.dim_place;

UPDATE warehouse.fact_article AS article
SET today_place_id = place.today_place_id
FROM warehouse.dim_place AS place
WHERE article.place_id = place.place_id;

CREATE INDEX fact_article_place ON warehouse.fact_article (place_id);

ALTER TABLE warehouse.fact_place_mention
ADD COLUMN province_name text,
ADD COLUMN today_place_id uuid REFERENCES warehouse.dim_place,
ADD COLUMN candidate_names text[] NOT NULL DEFAULT '{}',
ADD COLUMN candidate_place_ids uuid[] NOT NULL DEFAULT '{}',
ADD CHECK (place_id IS NULL OR candidate_place_ids = '{}');

UPDATE warehouse.fact_place_mention AS mention
SET today_place_id = place.today_place_id
FROM warehouse.dim_place AS place
WHERE mention.place_id = place.place_id;

CREATE INDEX fact_place_mention_place ON warehouse.fact_place_mention (place_id);

ALTER TABLE staging.reading
ADD COLUMN today_place_id uuid;

ALTER TABLE staging.place_mention
ADD COLUMN province_name text,
ADD COLUMN today_place_id uuid,
ADD COLUMN candidate_names text[],
ADD COLUMN candidate_place_ids uuid[];

-- noqa: disable=LT05
COMMENT ON COLUMN warehouse.dim_place.province_place_id IS 'Province around it at that time, itself for a province | Tỉnh, thành phố bao quanh vào thời gian đó';
COMMENT ON COLUMN warehouse.dim_place.today_province_place_id IS 'Province of today around it | Tỉnh, thành phố ngày nay bao quanh';

COMMENT ON TABLE warehouse.place_successor IS 'Which unit took over the ground of which, whole or in part | Đơn vị nào kế tục đơn vị nào, toàn bộ hoặc một phần';
COMMENT ON COLUMN warehouse.place_successor.place_id IS 'Unit of before | Đơn vị cũ';
COMMENT ON COLUMN warehouse.place_successor.successor_place_id IS 'Unit that took over its ground or a part of it | Đơn vị kế tục toàn bộ hoặc một phần';
COMMENT ON COLUMN warehouse.place_successor.changed_on IS 'First day of the successor in that place | Ngày đầu của đơn vị kế tục';
COMMENT ON COLUMN warehouse.place_successor.resolution IS 'Act that ordered it | Văn bản quyết định';

COMMENT ON TABLE warehouse.seed IS 'What the dimensions were last seeded from | Dữ liệu gốc đã nạp gần nhất cho các bảng chiều';
COMMENT ON COLUMN warehouse.seed.seed_name IS 'Name of the seed | Tên nguồn gốc';
COMMENT ON COLUMN warehouse.seed.digest IS 'Digest of its rows (sha256) | Mã băm các dòng (sha256)';

COMMENT ON COLUMN warehouse.fact_article.today_place_id IS 'Smallest unit of today that surely holds the article''s place | Đơn vị ngày nay nhỏ nhất chắc chắn bao gồm nơi của bài viết';

COMMENT ON COLUMN warehouse.fact_place_mention.province_name IS 'Province that the article''s words put it in | Tỉnh theo ngữ cảnh bài viết';
COMMENT ON COLUMN warehouse.fact_place_mention.today_place_id IS 'Smallest unit of today that surely holds it | Đơn vị ngày nay nhỏ nhất chắc chắn bao gồm nơi đó';
COMMENT ON COLUMN warehouse.fact_place_mention.candidate_names IS 'What the name may mean where the article does not tell | Những nơi có thể được nói đến khi bài viết không nêu rõ';
COMMENT ON COLUMN warehouse.fact_place_mention.candidate_place_ids IS 'Units of that name where none is certain | Các đơn vị trùng tên khi chưa xác định được';

COMMENT ON COLUMN staging.reading.today_place_id IS 'Smallest unit of today that surely holds the article''s place | Đơn vị ngày nay nhỏ nhất chắc chắn bao gồm nơi của bài viết';
COMMENT ON COLUMN staging.place_mention.province_name IS 'Province that the article''s words put it in | Tỉnh theo ngữ cảnh bài viết';
COMMENT ON COLUMN staging.place_mention.today_place_id IS 'Smallest unit of today that surely holds it | Đơn vị ngày nay nhỏ nhất chắc chắn bao gồm nơi đó';
COMMENT ON COLUMN staging.place_mention.candidate_names IS 'What the name may mean where the article does not tell | Những nơi có thể được nói đến khi bài viết không nêu rõ';
COMMENT ON COLUMN staging.place_mention.candidate_place_ids IS 'Units of that name where none is certain | Các đơn vị trùng tên khi chưa xác định được';
