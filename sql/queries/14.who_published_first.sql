-- Question: Of stories that several addresses tell, who published first and who followed when?
-- Câu hỏi: Với những tin nhiều nơi cùng đăng, nơi nào đăng trước, nơi nào đăng sau bao lâu?
-- By the day of publication, then by the time of day where all of them give one. The stories of the
-- newest articles.
WITH newest AS MATERIALIZED (
    SELECT DISTINCT one.story_id
    FROM (
        SELECT article.story_id
        FROM mart.article AS article
        WHERE article.story_id IS NOT NULL
        ORDER BY article.published_on DESC NULLS LAST, article.url ASC
        LIMIT 100
    ) AS one
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
    FROM newest
    CROSS JOIN
        LATERAL (
            SELECT one.*
            FROM mart.article AS one
            WHERE one.story_id = newest.story_id
            -- a subquery in an order of its own is asked story by story
            ORDER BY one.published_on
        ) AS article
)

SELECT
    story.title AS story,
    told.turn,
    told.portal_code,
    told.published_on,
    told.days_later,
    told.title,
    told.url
FROM newest
CROSS JOIN
    LATERAL (
        SELECT one.*
        FROM mart.story AS one
        WHERE one.story_id = newest.story_id
        -- so is this one
        ORDER BY one.last_published_on
    ) AS story
INNER JOIN told ON newest.story_id = told.story_id
ORDER BY
    story.last_published_on DESC NULLS LAST,
    story.story_id ASC,
    told.turn ASC,
    told.portal_code ASC,
    told.url ASC
LIMIT 50
