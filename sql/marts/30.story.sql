-- Stories that several portals or addresses tell.
DROP VIEW IF EXISTS mart.story;

CREATE VIEW mart.story AS
WITH told AS (
    SELECT
        article.story_id,
        count(*) AS article_count,
        count(DISTINCT article.portal_id) AS portal_count,
        array_agg(DISTINCT portal.portal_code ORDER BY portal.portal_code) AS portal_codes,
        min(article.published_on) AS first_published_on,
        max(article.published_on) AS last_published_on,
        max(article.published_on) - min(article.published_on) AS span_days
    FROM warehouse.shown_article AS article
    INNER JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
    WHERE article.story_id IS NOT NULL
    GROUP BY article.story_id
)

SELECT
    story.story_id,
    story.title,
    story.canonical_article_id,
    canonical.url AS canonical_url,
    portal.portal_code AS first_portal_code,
    told.article_count,
    told.portal_count,
    told.portal_codes,
    told.first_published_on,
    told.last_published_on,
    told.span_days
FROM warehouse.shown_story AS story
INNER JOIN warehouse.shown_article AS canonical
    ON story.canonical_article_id = canonical.article_id
INNER JOIN warehouse.dim_portal AS portal ON canonical.portal_id = portal.portal_id
INNER JOIN told ON story.story_id = told.story_id;

-- noqa: disable=LT05
COMMENT ON VIEW mart.story IS 'Stories: near copies of one article, on one portal or several | Câu chuyện: các bài gần giống nhau trên một hoặc nhiều cổng';
COMMENT ON COLUMN mart.story.story_id IS 'Story | Câu chuyện';
COMMENT ON COLUMN mart.story.title IS 'Headline of the earliest article | Tiêu đề bài sớm nhất';
COMMENT ON COLUMN mart.story.canonical_article_id IS 'Earliest article | Bài sớm nhất';
COMMENT ON COLUMN mart.story.canonical_url IS 'Its address | Địa chỉ bài sớm nhất';
COMMENT ON COLUMN mart.story.first_portal_code IS 'Portal that published first | Cổng đăng đầu tiên';
COMMENT ON COLUMN mart.story.article_count IS 'Articles that tell it | Số bài viết';
COMMENT ON COLUMN mart.story.portal_count IS 'Portals that tell it | Số cổng đăng';
COMMENT ON COLUMN mart.story.portal_codes IS 'Portals that tell it | Các cổng đăng';
COMMENT ON COLUMN mart.story.first_published_on IS 'Earliest day of publication | Ngày đăng sớm nhất';
COMMENT ON COLUMN mart.story.last_published_on IS 'Latest day of publication | Ngày đăng muộn nhất';
COMMENT ON COLUMN mart.story.span_days IS 'Days between the two | Số ngày giữa hai ngày đó';
