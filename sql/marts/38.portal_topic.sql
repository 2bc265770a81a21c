-- What each portal writes about: articles by topic.
DROP VIEW IF EXISTS mart.portal_topic;

CREATE VIEW mart.portal_topic AS
SELECT
    portal.portal_code,
    portal.name AS portal_name,
    topic.topic_code,
    topic.name_en,
    topic.name_vi,
    tally.articles AS article_count,
    of_portal.articles - of_portal.gone AS portal_article_count
FROM warehouse.tally_topic AS tally
INNER JOIN warehouse.tally_portal AS of_portal ON tally.portal_id = of_portal.portal_id
INNER JOIN warehouse.dim_portal AS portal ON tally.portal_id = portal.portal_id
INNER JOIN warehouse.dim_topic AS topic ON tally.topic_id = topic.topic_id;

-- noqa: disable=LT05
COMMENT ON VIEW mart.portal_topic IS 'Standing articles of each portal by topic; an article may have several | Số bài còn trên mỗi cổng theo chủ đề; một bài có thể có nhiều chủ đề';
COMMENT ON COLUMN mart.portal_topic.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.portal_topic.portal_name IS 'Portal''s name | Tên cổng';
COMMENT ON COLUMN mart.portal_topic.topic_code IS 'Topic''s short name | Mã chủ đề';
COMMENT ON COLUMN mart.portal_topic.name_en IS 'Topic in English | Chủ đề, tiếng Anh';
COMMENT ON COLUMN mart.portal_topic.name_vi IS 'Topic in Vietnamese | Chủ đề';
COMMENT ON COLUMN mart.portal_topic.article_count IS 'Standing articles of this topic | Số bài thuộc chủ đề';
COMMENT ON COLUMN mart.portal_topic.portal_article_count IS 'All standing articles of the portal | Tổng số bài còn trên cổng';
