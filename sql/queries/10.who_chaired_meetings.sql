-- Question: Who chaired which meetings of the district Can Lộc, and of its ground since it ended?
-- Câu hỏi: Ai chủ trì những cuộc họp, hội nghị nào của huyện Can Lộc, và của địa bàn đó về sau?
-- The district itself, its communes of then, and the communes that took over its ground. The newest
-- articles.
WITH ground AS (
    SELECT
        successor.name_after AS name,
        successor.province_after AS province_name,
        successor.changed_on
    FROM mart.place_successor AS successor
    WHERE
        successor.level_before = 'district'
        AND successor.level_after = 'commune'
        AND successor.name_before = 'Huyện Can Lộc'
        AND successor.province_before = 'Tỉnh Hà Tĩnh'
),

near AS MATERIALIZED (
    SELECT
        article.article_id,
        article.published_on
    FROM mart.article AS article
    WHERE
        article.district_name = 'Huyện Can Lộc'
        AND article.province_name = 'Tỉnh Hà Tĩnh'
    UNION
    SELECT
        since.article_id,
        since.published_on
    FROM ground
    CROSS JOIN
        LATERAL (
            SELECT
                article.article_id,
                article.published_on
            FROM mart.article AS article
            WHERE
                article.place_name = ground.name
                AND article.province_name = ground.province_name
                AND article.published_on >= ground.changed_on
            -- a subquery in an order of its own is asked place by place
            ORDER BY article.published_on
        ) AS since
    ORDER BY published_on DESC NULLS LAST, article_id ASC
    LIMIT 200
)

SELECT
    event.chair_name,
    event.chair_office_name,
    event.chair_titles,
    event.article_place_name,
    event.event_kind,
    event.name AS meeting,
    event.event_date,
    event.organiser_name,
    event.quote,
    event.url
FROM near
CROSS JOIN
    LATERAL (
        SELECT told.*
        FROM mart.event AS told
        WHERE told.article_id = near.article_id
        -- and article by article
        ORDER BY told.ordinal
    ) AS event
WHERE
    event.chair_name IS NOT NULL
    AND event.event_kind ~* '(họp|hội nghị|hội thảo|giao ban|tọa đàm|toạ đàm|làm việc|phiên)'
ORDER BY
    event.begins_on DESC NULLS LAST,
    event.chair_name ASC,
    event.url ASC,
    event.ordinal ASC
LIMIT 50
