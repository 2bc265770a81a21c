-- How many figures standing articles tell of each place, then and today.
DROP VIEW IF EXISTS mart.place_figure;

CREATE VIEW mart.place_figure AS
SELECT
    place.name AS place_name,
    place.level AS place_level,
    province.name AS province_name,
    today.name AS place_today_name,
    today_province.name AS province_today_name,
    tally.articles AS article_count,
    tally.figures AS figure_count,
    tally.shares AS share_count,
    tally.sums_of_money AS money_count
FROM warehouse.tally_place AS tally
LEFT JOIN warehouse.dim_place AS place ON tally.place_id = place.place_id
LEFT JOIN warehouse.dim_place AS province ON place.province_place_id = province.place_id
LEFT JOIN warehouse.dim_place AS today ON tally.today_place_id = today.place_id
LEFT JOIN warehouse.dim_place AS today_province
    ON today.province_place_id = today_province.place_id;

-- noqa: disable=LT05
COMMENT ON VIEW mart.place_figure IS 'How many figures standing articles tell of each place; every article has one place, so that rows add up | Số lượng số liệu theo địa bàn; mỗi bài thuộc một địa bàn nên cộng được các dòng';
COMMENT ON COLUMN mart.place_figure.place_name IS 'Place of the articles as of publication, empty where none is known | Địa bàn của bài vào lúc đăng, trống nếu chưa rõ';
COMMENT ON COLUMN mart.place_figure.place_level IS 'Its level: province, district, commune | Cấp: tỉnh, huyện, xã';
COMMENT ON COLUMN mart.place_figure.province_name IS 'Its province then | Tỉnh khi đó';
COMMENT ON COLUMN mart.place_figure.place_today_name IS 'The same place today | Địa bàn đó ngày nay';
COMMENT ON COLUMN mart.place_figure.province_today_name IS 'Its province today | Tỉnh ngày nay';
COMMENT ON COLUMN mart.place_figure.article_count IS 'Standing articles with a figure | Số bài có số liệu';
COMMENT ON COLUMN mart.place_figure.figure_count IS 'Figures in them | Số lượng số liệu';
COMMENT ON COLUMN mart.place_figure.share_count IS 'Of these, percentages | Trong đó số phần trăm';
COMMENT ON COLUMN mart.place_figure.money_count IS 'Of these, sums of money | Trong đó số tiền';
