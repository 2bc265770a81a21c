-- Districts, one row each, with how many standing articles name them.
DROP VIEW IF EXISTS mart.named_district;

CREATE VIEW mart.named_district AS
SELECT
    place.official_code,
    place.name,
    province.name AS province_name,
    tally.articles AS article_count
FROM warehouse.tally_district AS tally
INNER JOIN warehouse.dim_place AS place ON tally.place_id = place.place_id
LEFT JOIN warehouse.dim_place AS province ON place.province_place_id = province.place_id;

-- noqa: disable=LT05
COMMENT ON VIEW mart.named_district IS 'Districts that standing articles name, one row each | Các huyện được các bài còn trên cổng nêu, mỗi huyện một dòng';
COMMENT ON COLUMN mart.named_district.official_code IS 'Code of the General Statistics Office | Mã đơn vị hành chính';
COMMENT ON COLUMN mart.named_district.name IS 'District as it was named then | Tên huyện khi đó';
COMMENT ON COLUMN mart.named_district.province_name IS 'Its province then | Tỉnh khi đó';
COMMENT ON COLUMN mart.named_district.article_count IS 'Standing articles that name it | Số bài còn trên cổng có nêu';
