-- Question: Of stories that several addresses tell, who published first and who followed when?
-- Câu hỏi: Với những tin nhiều nơi cùng đăng, nơi nào đăng trước, nơi nào đăng sau bao lâu?
-- By the day of publication, then by the time of day where all of them give one. The stories of the
-- newest articles.
WITH newest AS (
    SELECT article.story_id
    FROM mart.article AS article
    WHERE article.story_id IS NOT NULL
    ORDER BY article.published_on DESC NULLS LAST, article.url ASC
    LIMIT 100
),

told AS (
    SELECT
        article.story_id,
        article.portal_code,
        article.title,
        article.published_on,
        article.url,
        rank() OVER (
            PARTITION BY article.story_id
            ORDER BY article.published_on ASC NULLS LAST, article.published_at ASC NULLS FIRST
        ) AS turn,
        article.published_on
        - min(article.published_on) OVER (PARTITION BY article.story_id) AS days_later
    FROM mart.article AS article
    WHERE article.story_id IN (SELECT newest.story_id FROM newest)
)

SELECT
    story.title AS story,
    told.turn,
    told.portal_code,
    told.published_on,
    told.days_later,
    told.title,
    told.url
FROM told
INNER JOIN mart.story AS story ON told.story_id = story.story_id
ORDER BY
    story.last_published_on DESC NULLS LAST,
    story.story_id ASC,
    told.turn ASC,
    told.portal_code ASC,
    told.url ASC
LIMIT 50
