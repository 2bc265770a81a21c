-- Organisations by month of publication, with how many standing articles name them.
DROP VIEW IF EXISTS mart.named_organisation;

CREATE VIEW mart.named_organisation AS
WITH succession AS (
    SELECT
        successor.body_search,
        successor.level,
        array_agg(successor.successor_body ORDER BY successor.successor_body) AS successor_bodies,
        min(successor.changed_on) AS changed_on,
        min(successor.legal_basis) AS legal_basis
    FROM warehouse.organisation_successor AS successor
    GROUP BY successor.body_search, successor.level
)

SELECT
    organisation.organisation_id,
    organisation.name,
    organisation.name_search,
    organisation.organisation_type,
    organisation.body,
    organisation.level,
    place.name AS place_name,
    tally.month_on,
    tally.articles AS article_count,
    succession.successor_bodies,
    succession.changed_on AS succeeded_on,
    succession.legal_basis AS succession_basis
FROM warehouse.tally_organisation AS tally
INNER JOIN warehouse.dim_organisation AS organisation
    ON tally.organisation_id = organisation.organisation_id
LEFT JOIN warehouse.dim_place AS place ON organisation.place_id = place.place_id
LEFT JOIN succession
    ON
        organisation.body_search = succession.body_search
        AND organisation.level = succession.level;

-- noqa: disable=LT05
COMMENT ON VIEW mart.named_organisation IS 'Organisations that standing articles name, by month of publication | Các cơ quan được các bài còn trên cổng nêu, theo tháng đăng';
COMMENT ON COLUMN mart.named_organisation.organisation_id IS 'Organisation | Cơ quan';
COMMENT ON COLUMN mart.named_organisation.name IS 'Name, written out | Tên đầy đủ';
COMMENT ON COLUMN mart.named_organisation.name_search IS 'Name without case and marks, for searching | Tên không dấu, để tìm kiếm';
COMMENT ON COLUMN mart.named_organisation.organisation_type IS 'Party, government, front … | Đảng, chính quyền, mặt trận …';
COMMENT ON COLUMN mart.named_organisation.body IS 'Kind of body, without its place | Loại cơ quan, không kèm địa bàn';
COMMENT ON COLUMN mart.named_organisation.level IS 'Level | Cấp';
COMMENT ON COLUMN mart.named_organisation.place_name IS 'Its place | Địa bàn';
COMMENT ON COLUMN mart.named_organisation.month_on IS 'First day of the month of publication | Ngày đầu của tháng đăng';
COMMENT ON COLUMN mart.named_organisation.article_count IS 'Standing articles of that month that name it | Số bài của tháng đó có nêu';
COMMENT ON COLUMN mart.named_organisation.successor_bodies IS 'Bodies that took over, by kind and level | Các cơ quan kế tục, theo loại và cấp';
COMMENT ON COLUMN mart.named_organisation.succeeded_on IS 'Day on which they did | Ngày kế tục';
COMMENT ON COLUMN mart.named_organisation.succession_basis IS 'Act that says so | Căn cứ pháp lý';
