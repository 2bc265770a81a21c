-- Which unit became which: split districts have several rows.
DROP VIEW IF EXISTS mart.place_successor;

CREATE VIEW mart.place_successor AS
SELECT
    old.level AS level_before,
    old.name AS name_before,
    old_province.name AS province_before,
    old.official_code AS code_before,
    old.valid_from AS before_from,
    succession.changed_on,
    new.level AS level_after,
    new.name AS name_after,
    new_province.name AS province_after,
    new.official_code AS code_after,
    succession.resolution
FROM warehouse.place_successor AS succession
INNER JOIN warehouse.dim_place AS old ON succession.place_id = old.place_id
INNER JOIN warehouse.dim_place AS new ON succession.successor_place_id = new.place_id
LEFT JOIN warehouse.dim_place AS old_province ON old.province_place_id = old_province.place_id
LEFT JOIN warehouse.dim_place AS new_province ON new.province_place_id = new_province.place_id;

-- noqa: disable=LT05
COMMENT ON VIEW mart.place_successor IS 'Which administrative unit took over which, whole or in part | Đơn vị hành chính nào kế tục đơn vị nào, toàn bộ hoặc một phần';
COMMENT ON COLUMN mart.place_successor.level_before IS 'Level before: province, district, commune | Cấp trước đây: tỉnh, huyện, xã';
COMMENT ON COLUMN mart.place_successor.name_before IS 'Unit before | Đơn vị trước đây';
COMMENT ON COLUMN mart.place_successor.province_before IS 'Province around it then | Tỉnh, thành phố khi đó';
COMMENT ON COLUMN mart.place_successor.code_before IS 'Code then | Mã khi đó';
COMMENT ON COLUMN mart.place_successor.before_from IS 'First day under that name, empty: as far back as the table goes | Ngày đầu mang tên đó, trống: từ trước';
COMMENT ON COLUMN mart.place_successor.changed_on IS 'First day of the new unit in that place | Ngày đầu của đơn vị mới';
COMMENT ON COLUMN mart.place_successor.level_after IS 'Level of the new unit | Cấp của đơn vị mới';
COMMENT ON COLUMN mart.place_successor.name_after IS 'Unit that took over, whole or in part | Đơn vị kế tục, toàn bộ hoặc một phần';
COMMENT ON COLUMN mart.place_successor.province_after IS 'Province around the new unit | Tỉnh, thành phố của đơn vị mới';
COMMENT ON COLUMN mart.place_successor.code_after IS 'Code of the new unit | Mã của đơn vị mới';
COMMENT ON COLUMN mart.place_successor.resolution IS 'Act that ordered it | Văn bản quyết định';
