-- Earlier nights on which a field, or the pages as a whole, were red.
SELECT
    alarm.portal_code,
    alarm.news_day,
    alarm.check_name,
    alarm.subject
FROM quality.portal_alarm AS alarm
WHERE
    alarm.severity = 'red'
    AND alarm.check_name IN ('field', 'refused')
    AND alarm.news_day >= cast(:day AS date) - 60
    AND alarm.news_day < :day
