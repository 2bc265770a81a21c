-- Question: Who chaired which meetings of the district Đầm Hà?
-- Câu hỏi: Ai chủ trì những cuộc họp, hội nghị nào của huyện Đầm Hà?
SELECT
    event.chair_name,
    event.chair_office_name,
    event.chair_titles,
    event.event_kind,
    event.name AS meeting,
    event.event_date,
    event.organiser_name,
    event.quote,
    event.url
FROM mart.event AS event
WHERE
    event.article_place_name = 'Huyện Đầm Hà'
    AND event.province_name = 'Tỉnh Quảng Ninh'
    AND event.chair_name IS NOT NULL
    AND event.event_kind ~* '(họp|hội nghị|hội thảo|giao ban|tọa đàm|toạ đàm|làm việc|phiên)'
ORDER BY
    event.begins_on DESC NULLS LAST,
    event.chair_name ASC,
    event.url ASC,
    event.ordinal ASC
