-- Alarms of one news day, red ones first.
SELECT
    alarm.portal_code,
    alarm.news_day,
    alarm.severity,
    alarm.check_name,
    alarm.subject,
    alarm.sentence
FROM quality.portal_alarm AS alarm
WHERE
    (cast(:portal_code AS text) IS NULL OR alarm.portal_code = :portal_code)
    AND alarm.news_day = :day
ORDER BY alarm.severity, alarm.portal_code, alarm.check_name, alarm.subject
