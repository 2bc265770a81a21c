-- A worker with this pause comes to the host; the longest pause of a day holds for everybody.
INSERT INTO crawl.host AS known (host, delay_seconds)
VALUES (:host, :delay_seconds)
ON CONFLICT (host) DO UPDATE
    SET
        delay_seconds = CASE
            WHEN known.delay_asked_at < clock_timestamp() - interval '1 day'
                THEN excluded.delay_seconds
            ELSE greatest(known.delay_seconds, excluded.delay_seconds)
        END,
        delay_asked_at = CASE
            WHEN
                excluded.delay_seconds >= known.delay_seconds
                OR known.delay_asked_at < clock_timestamp() - interval '1 day'
                THEN excluded.delay_asked_at
            ELSE known.delay_asked_at
        END
