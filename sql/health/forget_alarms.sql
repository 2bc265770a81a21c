-- A day that is judged anew loses the alarms of before.
DELETE FROM quality.portal_alarm AS alarm
WHERE alarm.news_day = :day
