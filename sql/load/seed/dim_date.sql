-- The calendar from 2000 to 2035.
--
-- Holidays, Tết and swapped days come bound as `special_days`: every day that is not what its
-- weekday says (govnews.vietnamese.public_holidays). Hùng Kings' day counts since 2007 (Luật
-- 84/2007/QH11), 24 November since 2026 (Nghị quyết 80-NQ/TW).
--
-- Party terms begin with the first day of their national congress.
WITH special_day AS (
    SELECT special.*
    FROM jsonb_to_recordset(cast(:special_days AS jsonb)) AS special (
        date_on date,
        name text,
        day_class text,
        is_public_holiday boolean,
        is_day_off boolean
    )
),

party_term AS (
    SELECT
        term.name,
        daterange(term.begins_on, term.ends_before) AS days
    FROM (
        VALUES
        ('1996-2001', date '1996-06-28', date '2001-04-19'),
        ('2001-2006', date '2001-04-19', date '2006-04-18'),
        ('2006-2011', date '2006-04-18', date '2011-01-12'),
        ('2011-2016', date '2011-01-12', date '2016-01-20'),
        ('2016-2021', date '2016-01-20', date '2021-01-25'),
        ('2021-2026', date '2021-01-25', date '2026-01-19'),
        ('2026-2031', date '2026-01-19', date '2031-01-01')
    ) AS term (name, begins_on, ends_before)
),

calendar AS (
    SELECT
        moment::date AS date_on,
        extract(YEAR FROM moment)::smallint AS year,
        extract(ISODOW FROM moment)::smallint AS iso_weekday
    FROM generate_series(timestamp '2000-01-01', timestamp '2035-12-31', interval '1 day') AS moment
)

INSERT INTO warehouse.dim_date AS known (
    date_on,
    year,
    quarter,
    month,
    day,
    iso_weekday,
    weekday_name,
    is_weekend,
    is_public_holiday,
    is_tet,
    holiday_name,
    school_year,
    party_term,
    day_class,
    is_day_off
)
SELECT
    calendar.date_on,
    calendar.year,
    extract(QUARTER FROM calendar.date_on)::smallint AS quarter,
    extract(MONTH FROM calendar.date_on)::smallint AS month,
    extract(DAY FROM calendar.date_on)::smallint AS day,
    calendar.iso_weekday,
    (
        ARRAY[
            'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'
        ]
    )[calendar.iso_weekday] AS weekday_name,
    calendar.iso_weekday >= 6 AS is_weekend,
    coalesce(special_day.is_public_holiday, FALSE) AS is_public_holiday,
    coalesce(special_day.day_class = 'tet', FALSE) AS is_tet,
    special_day.name AS holiday_name,
    -- A school year runs from September to August.
    CASE
        WHEN extract(MONTH FROM calendar.date_on) >= 9
            THEN calendar.year || '-' || (calendar.year + 1)
        ELSE (calendar.year - 1) || '-' || calendar.year
    END AS school_year,
    party_term.name AS party_term,
    coalesce(
        special_day.day_class,
        CASE WHEN calendar.iso_weekday >= 6 THEN 'weekend' ELSE 'working' END
    ) AS day_class,
    coalesce(special_day.is_day_off, calendar.iso_weekday >= 6) AS is_day_off
FROM calendar
LEFT JOIN special_day ON calendar.date_on = special_day.date_on
LEFT JOIN party_term ON party_term.days @> calendar.date_on
ON CONFLICT (date_on) DO UPDATE
    SET
        weekday_name = excluded.weekday_name,
        is_public_holiday = excluded.is_public_holiday,
        is_tet = excluded.is_tet,
        holiday_name = excluded.holiday_name,
        school_year = excluded.school_year,
        party_term = excluded.party_term,
        day_class = excluded.day_class,
        is_day_off = excluded.is_day_off
    WHERE known IS DISTINCT FROM excluded
