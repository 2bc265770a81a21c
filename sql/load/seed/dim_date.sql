-- The calendar from 2000 to 2035.
--
-- Tết and Hùng Kings' day (10th of the third month) by the Vietnamese lunar calendar (UTC+7),
-- computed on 2026-11-22 with the algorithm of Hồ Ngọc Đức
-- (https://www.informatik.uni-leipzig.de/~duc/amlich/) and compared with lunar-vn 1.4.0.
--
-- Public holidays by Bộ luật Lao động 2019, article 112. Of Tết the four days that every
-- year's schedule holds: the eve and the first three days; the fifth is set anew each year,
-- like the second day beside 2 September. Hùng Kings' day since 2007 (Luật 84/2007/QH11).
-- 24 November (Nghị quyết 80-NQ/TW of 2026) is named, but not yet counted as a holiday.
--
-- Party terms begin with the first day of their national congress.
WITH lunar_festival AS (
    SELECT
        festival.year,
        festival.tet_on,
        festival.hung_kings_on
    FROM (
        VALUES
        (2000, date '2000-02-05', date '2000-04-14'),
        (2001, date '2001-01-24', date '2001-04-03'),
        (2002, date '2002-02-12', date '2002-04-22'),
        (2003, date '2003-02-01', date '2003-04-11'),
        (2004, date '2004-01-22', date '2004-04-28'),
        (2005, date '2005-02-09', date '2005-04-18'),
        (2006, date '2006-01-29', date '2006-04-07'),
        (2007, date '2007-02-17', date '2007-04-26'),
        (2008, date '2008-02-07', date '2008-04-15'),
        (2009, date '2009-01-26', date '2009-04-04'),
        (2010, date '2010-02-14', date '2010-04-23'),
        (2011, date '2011-02-03', date '2011-04-12'),
        (2012, date '2012-01-23', date '2012-03-31'),
        (2013, date '2013-02-10', date '2013-04-19'),
        (2014, date '2014-01-31', date '2014-04-09'),
        (2015, date '2015-02-19', date '2015-04-28'),
        (2016, date '2016-02-08', date '2016-04-16'),
        (2017, date '2017-01-28', date '2017-04-06'),
        (2018, date '2018-02-16', date '2018-04-25'),
        (2019, date '2019-02-05', date '2019-04-14'),
        (2020, date '2020-01-25', date '2020-04-02'),
        (2021, date '2021-02-12', date '2021-04-21'),
        (2022, date '2022-02-01', date '2022-04-10'),
        (2023, date '2023-01-22', date '2023-04-29'),
        (2024, date '2024-02-10', date '2024-04-18'),
        (2025, date '2025-01-29', date '2025-04-07'),
        (2026, date '2026-02-17', date '2026-04-26'),
        (2027, date '2027-02-06', date '2027-04-16'),
        (2028, date '2028-01-26', date '2028-04-04'),
        (2029, date '2029-02-13', date '2029-04-23'),
        (2030, date '2030-02-02', date '2030-04-12'),
        (2031, date '2031-01-23', date '2031-04-01'),
        (2032, date '2032-02-11', date '2032-04-19'),
        (2033, date '2033-01-31', date '2033-04-09'),
        (2034, date '2034-02-19', date '2034-04-28'),
        (2035, date '2035-02-08', date '2035-04-17')
    ) AS festival (year, tet_on, hung_kings_on)
),

holiday AS (
    SELECT
        tet_on + step AS date_on,
        'Tết Nguyên đán' AS name,
        TRUE AS is_tet
    FROM lunar_festival
    CROSS JOIN generate_series(-1, 2) AS step
    UNION ALL
    SELECT
        hung_kings_on,
        'Giỗ Tổ Hùng Vương' AS name,
        FALSE AS is_tet
    FROM lunar_festival
    WHERE year >= 2007
    UNION ALL
    SELECT
        make_date(year, month, day) AS date_on,
        name,
        FALSE AS is_tet
    FROM lunar_festival
    CROSS JOIN (
        VALUES
        (1, 1, 'Tết Dương lịch'),
        (4, 30, 'Ngày Chiến thắng'),
        (5, 1, 'Ngày Quốc tế Lao động'),
        (9, 2, 'Quốc khánh')
    ) AS fixed (month, day, name)
),

holiday_of_day AS (
    -- One row a day, should two holidays ever meet.
    SELECT
        date_on,
        string_agg(name, ', ' ORDER BY name) AS name,
        bool_or(is_tet) AS is_tet
    FROM holiday
    GROUP BY date_on
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
    party_term
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
    holiday.name IS NOT NULL AS is_public_holiday,
    coalesce(holiday.is_tet, FALSE) AS is_tet,
    CASE
        WHEN holiday.name IS NOT NULL THEN holiday.name
        WHEN calendar.date_on >= date '2026-01-01' AND to_char(calendar.date_on, 'MMDD') = '1124'
            THEN 'Ngày Văn hóa Việt Nam'
    END AS holiday_name,
    -- A school year runs from September to August.
    CASE
        WHEN extract(MONTH FROM calendar.date_on) >= 9
            THEN calendar.year || '-' || (calendar.year + 1)
        ELSE (calendar.year - 1) || '-' || calendar.year
    END AS school_year,
    party_term.name AS party_term
FROM calendar
LEFT JOIN holiday_of_day AS holiday ON calendar.date_on = holiday.date_on
LEFT JOIN party_term ON party_term.days @> calendar.date_on
ON CONFLICT (date_on) DO UPDATE
    SET
        weekday_name = excluded.weekday_name,
        is_public_holiday = excluded.is_public_holiday,
        is_tet = excluded.is_tet,
        holiday_name = excluded.holiday_name,
        school_year = excluded.school_year,
        party_term = excluded.party_term
    WHERE known IS DISTINCT FROM excluded
