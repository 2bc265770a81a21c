-- Which body took over which in the mergers of 2025, by kind of body.
DROP VIEW IF EXISTS mart.organisation_successor;

CREATE VIEW mart.organisation_successor AS
SELECT
    succession.level,
    succession.body,
    succession.successor_body,
    succession.changed_on,
    succession.function,
    succession.legal_basis,
    succession.remark
FROM warehouse.organisation_successor AS succession;

-- noqa: disable=LT05
COMMENT ON VIEW mart.organisation_successor IS 'Which body took over which in the mergers of 2025, by kind: every province followed | Cơ quan nào kế tục cơ quan nào sau sắp xếp năm 2025, theo loại: mọi tỉnh thực hiện như nhau';
COMMENT ON COLUMN mart.organisation_successor.level IS 'Level of the bodies | Cấp của cơ quan';
COMMENT ON COLUMN mart.organisation_successor.body IS 'Body of before, without place | Cơ quan cũ, không kèm địa danh';
COMMENT ON COLUMN mart.organisation_successor.successor_body IS 'Body that took over | Cơ quan kế tục';
COMMENT ON COLUMN mart.organisation_successor.changed_on IS 'First day of the successor | Ngày đầu của cơ quan kế tục';
COMMENT ON COLUMN mart.organisation_successor.function IS 'Part of the tasks that went there, empty: all | Phần nhiệm vụ được chuyển, trống: toàn bộ';
COMMENT ON COLUMN mart.organisation_successor.legal_basis IS 'Act that ordered it | Căn cứ pháp lý';
COMMENT ON COLUMN mart.organisation_successor.remark IS 'How sure the day is | Ghi chú về ngày';
