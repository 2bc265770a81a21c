-- Organisations with body, level, place and successors; people with their office and its days.
-- depends: 0009.places

ALTER TABLE warehouse.dim_organisation
ADD COLUMN body text,
ADD COLUMN body_search text,
ADD COLUMN level text CHECK (level IN ('central', 'province', 'district', 'commune')),
ADD COLUMN place_id uuid REFERENCES warehouse.dim_place;

CREATE INDEX dim_organisation_place ON warehouse.dim_organisation (place_id);
CREATE INDEX dim_organisation_body ON warehouse.dim_organisation (body_search, level);

CREATE TABLE warehouse.organisation_successor (
    level text NOT NULL CHECK (level IN ('central', 'province', 'district', 'commune')),
    body text NOT NULL,
    body_search text NOT NULL,
    successor_body text NOT NULL,
    changed_on date NOT NULL,
    function text,
    legal_basis text NOT NULL,
    remark text,
    PRIMARY KEY (level, body, successor_body),
    CHECK (body <> successor_body)
);

CREATE INDEX organisation_successor_search
ON warehouse.organisation_successor (body_search, level);

ALTER TABLE warehouse.dim_person
ADD COLUMN office_name text,
ADD COLUMN office_organisation_id uuid REFERENCES warehouse.dim_organisation,
ADD COLUMN place_id uuid REFERENCES warehouse.dim_place,
ADD COLUMN first_seen_on date,
ADD COLUMN last_seen_on date,
ADD CHECK ((first_seen_on IS NULL) = (last_seen_on IS NULL)),
ADD CHECK (first_seen_on <= last_seen_on);

CREATE INDEX dim_person_name ON warehouse.dim_person (name_search);
CREATE INDEX dim_person_office ON warehouse.dim_person (office_organisation_id);

-- The rows of before know no office: their days are those of the name in its province.
UPDATE warehouse.dim_person AS person
SET
    first_seen_on = seen.first_on,
    last_seen_on = seen.last_on
FROM (
    SELECT
        mention.person_id,
        min(article.published_on) AS first_on,
        max(article.published_on) AS last_on
    FROM warehouse.fact_person_mention AS mention
    INNER JOIN warehouse.fact_article AS article
        ON mention.revision_id = article.current_revision_id
    GROUP BY mention.person_id
) AS seen
WHERE person.person_id = seen.person_id;

ALTER TABLE warehouse.fact_person_mention
ADD COLUMN variants text[] NOT NULL DEFAULT '{}';

CREATE TABLE staging.organisation (
    build_id text NOT NULL,
    capture_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    body text NOT NULL,
    body_search text NOT NULL,
    level text,
    place_id uuid,
    PRIMARY KEY (build_id, capture_id, organisation_id)
);

ALTER TABLE staging.person_mention
ADD COLUMN office_name text,
ADD COLUMN office_name_search text,
ADD COLUMN office_organisation_id uuid,
ADD COLUMN place_id uuid,
ADD COLUMN variants text[];

-- noqa: disable=LT05
COMMENT ON COLUMN warehouse.dim_organisation.body IS 'The body without its place: Sở Y tế, Ban Tuyên giáo Huyện ủy | Tên cơ quan không kèm địa danh';
COMMENT ON COLUMN warehouse.dim_organisation.body_search IS 'Body without case and marks, for joining | Tên cơ quan không dấu, chữ thường, để nối bảng';
COMMENT ON COLUMN warehouse.dim_organisation.level IS 'Central, province, district or commune; empty where the name does not tell | Trung ương, tỉnh, huyện hoặc xã; trống nếu tên không cho biết';
COMMENT ON COLUMN warehouse.dim_organisation.place_id IS 'Unit that it belongs to; empty for central bodies | Địa bàn; trống với cơ quan trung ương';

COMMENT ON TABLE warehouse.organisation_successor IS 'Which body took over which, by kind: every province followed | Cơ quan nào kế tục cơ quan nào, theo loại: mọi tỉnh thực hiện như nhau';
COMMENT ON COLUMN warehouse.organisation_successor.level IS 'Level of the bodies | Cấp của cơ quan';
COMMENT ON COLUMN warehouse.organisation_successor.body IS 'Body of before, without place | Cơ quan cũ, không kèm địa danh';
COMMENT ON COLUMN warehouse.organisation_successor.body_search IS 'Body without case and marks, for joining | Tên cơ quan không dấu, chữ thường, để nối bảng';
COMMENT ON COLUMN warehouse.organisation_successor.successor_body IS 'Body that took over | Cơ quan kế tục';
COMMENT ON COLUMN warehouse.organisation_successor.changed_on IS 'First day of the successor | Ngày đầu của cơ quan kế tục';
COMMENT ON COLUMN warehouse.organisation_successor.function IS 'Part of the tasks that went there, empty: all | Phần nhiệm vụ được chuyển, trống: toàn bộ';
COMMENT ON COLUMN warehouse.organisation_successor.legal_basis IS 'Act that ordered it | Căn cứ pháp lý';
COMMENT ON COLUMN warehouse.organisation_successor.remark IS 'How sure the day is | Ghi chú về ngày';

COMMENT ON COLUMN warehouse.dim_person.office_name IS 'Organisation of the office, written out; empty where none is printed | Cơ quan công tác, viết đầy đủ; trống nếu không ghi';
COMMENT ON COLUMN warehouse.dim_person.office_organisation_id IS 'Organisation of the office | Cơ quan công tác';
COMMENT ON COLUMN warehouse.dim_person.place_id IS 'Unit of the office, else of the articles | Địa bàn của cơ quan, nếu không thì của bài viết';
COMMENT ON COLUMN warehouse.dim_person.first_seen_on IS 'Day of the first article that names the person there | Ngày của bài đầu tiên nêu tên ở đó';
COMMENT ON COLUMN warehouse.dim_person.last_seen_on IS 'Day of the last article that names the person there | Ngày của bài gần nhất nêu tên ở đó';
COMMENT ON COLUMN warehouse.dim_person.person_id IS 'Person: one name in one office, or in one place where no office is printed | Người: một tên trong một cơ quan, hoặc ở một nơi nếu không ghi cơ quan';
COMMENT ON TABLE warehouse.dim_person IS 'People by name, office and place, with the days they were seen there | Người theo tên, cơ quan và địa bàn, kèm thời gian được nêu';

COMMENT ON COLUMN warehouse.fact_person_mention.variants IS 'Other spellings of the name on the same page | Cách viết khác của tên trên cùng trang';

COMMENT ON TABLE staging.organisation IS 'What the names of organisations say, on their way in | Thông tin từ tên tổ chức đang chờ vào kho';
COMMENT ON COLUMN staging.organisation.build_id IS 'Run of build_warehouse | Lượt nạp kho (build_warehouse)';
COMMENT ON COLUMN staging.organisation.capture_id IS 'Capture: one kept answer | Bản lưu: một lần trả lời được giữ lại';
COMMENT ON COLUMN staging.organisation.organisation_id IS 'Organisation | Tổ chức';
COMMENT ON COLUMN staging.organisation.body IS 'The body without its place: Sở Y tế, Ban Tuyên giáo Huyện ủy | Tên cơ quan không kèm địa danh';
COMMENT ON COLUMN staging.organisation.body_search IS 'Body without case and marks, for joining | Tên cơ quan không dấu, chữ thường, để nối bảng';
COMMENT ON COLUMN staging.organisation.level IS 'Central, province, district or commune; empty where the name does not tell | Trung ương, tỉnh, huyện hoặc xã; trống nếu tên không cho biết';
COMMENT ON COLUMN staging.organisation.place_id IS 'Unit that it belongs to; empty for central bodies | Địa bàn; trống với cơ quan trung ương';

COMMENT ON COLUMN staging.person_mention.office_name IS 'Organisation of the office, written out | Cơ quan công tác, viết đầy đủ';
COMMENT ON COLUMN staging.person_mention.office_name_search IS 'Organisation of the office without case and marks | Cơ quan công tác không dấu, chữ thường';
COMMENT ON COLUMN staging.person_mention.office_organisation_id IS 'Organisation of the office | Cơ quan công tác';
COMMENT ON COLUMN staging.person_mention.place_id IS 'Unit of the office, else of the article | Địa bàn của cơ quan, nếu không thì của bài viết';
COMMENT ON COLUMN staging.person_mention.variants IS 'Other spellings of the name on the same page | Cách viết khác của tên trên cùng trang';
