-- Who was seen in which office, from when until when: one row for each person and office.
DROP VIEW IF EXISTS mart.office_holder;

CREATE VIEW mart.office_holder AS
SELECT
    person.person_id,
    person.name,
    person.name_search,
    person.office_name,
    organisation.body AS office_body,
    organisation.level AS office_level,
    place.name AS place_name,
    coalesce(person.province_name, province.name) AS province_name,
    person.first_seen_on,
    person.last_seen_on,
    tally.articles AS article_count,
    tally.mentions AS mention_count,
    (
        SELECT coalesce(array_agg(told.title ORDER BY told.title), '{}')
        FROM warehouse.tally_person_title AS told
        WHERE told.person_id = tally.person_id
    ) AS titles
FROM warehouse.tally_person AS tally
INNER JOIN warehouse.dim_person AS person ON tally.person_id = person.person_id
LEFT JOIN warehouse.dim_organisation AS organisation
    ON person.office_organisation_id = organisation.organisation_id
LEFT JOIN warehouse.dim_place AS place ON person.place_id = place.place_id
LEFT JOIN warehouse.dim_place AS province ON place.province_place_id = province.place_id;

-- noqa: disable=LT05
COMMENT ON VIEW mart.office_holder IS 'People by office and place, with the days they were seen there; authors of articles left out | Người theo cơ quan và địa bàn, kèm thời gian được nêu; không kể tác giả bài viết';
COMMENT ON COLUMN mart.office_holder.person_id IS 'Person in that office | Người ở cơ quan đó';
COMMENT ON COLUMN mart.office_holder.name IS 'Name without honorific | Họ tên, không kèm danh xưng';
COMMENT ON COLUMN mart.office_holder.name_search IS 'Name without case and marks, for searching | Tên không dấu, chữ thường, để tìm kiếm';
COMMENT ON COLUMN mart.office_holder.office_name IS 'Organisation of the office, written out; empty where none is printed | Cơ quan công tác, viết đầy đủ; trống nếu không ghi';
COMMENT ON COLUMN mart.office_holder.office_body IS 'That organisation without its place | Tên cơ quan không kèm địa danh';
COMMENT ON COLUMN mart.office_holder.office_level IS 'Central, province, district or commune | Trung ương, tỉnh, huyện hoặc xã';
COMMENT ON COLUMN mart.office_holder.place_name IS 'Unit of the office, else of the articles | Địa bàn của cơ quan, nếu không thì của bài viết';
COMMENT ON COLUMN mart.office_holder.province_name IS 'Province around that unit | Tỉnh, thành phố';
COMMENT ON COLUMN mart.office_holder.first_seen_on IS 'Day of the first article that names the person there | Ngày của bài đầu tiên nêu tên ở đó';
COMMENT ON COLUMN mart.office_holder.last_seen_on IS 'Day of the last article that names the person there | Ngày của bài gần nhất nêu tên ở đó';
COMMENT ON COLUMN mart.office_holder.article_count IS 'Standing articles that name the person there | Số bài còn trên cổng nêu tên ở đó';
COMMENT ON COLUMN mart.office_holder.mention_count IS 'Mentions in them | Số lần nêu trong các bài đó';
COMMENT ON COLUMN mart.office_holder.titles IS 'Offices as printed | Chức danh theo nguyên văn';
