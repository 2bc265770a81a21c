-- Dates and times in an export do not depend on the client.
SELECT
    set_config('TimeZone', 'Asia/Ho_Chi_Minh', TRUE) AS time_zone,
    set_config('DateStyle', 'ISO, YMD', TRUE) AS date_style
