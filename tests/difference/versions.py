"""Versions of articles for the tests: our own words, and the facts that the extractor finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from govnews.difference import Difference, Fact, Figure, Version, differ
from govnews.extract import extract
from govnews.records import ExtractionInput, Facts, Place, Span

DAM_HA = Place(province="Tỉnh Quảng Ninh", district="Huyện Đầm Hà")
DAY = date(2024, 11, 19)

REPORT = Version(
    title="Đầm Hà: Sản xuất vụ mùa năm 2024 đạt kết quả tích cực",
    published="Đăng ngày 19/11/2024",
    byline="Thu Hà (Trung tâm TT&VH)",
    text="\n".join(
        (
            "Sáng ngày 18/11/2024, UBND huyện Đầm Hà tổ chức hội nghị tổng kết sản xuất vụ mùa"
            " năm 2024, triển khai kế hoạch vụ đông xuân.",
            "Dự hội nghị có ông Nguyễn Văn Hùng, Phó Chủ tịch UBND huyện; bà Trần Thị Lan, Trưởng"
            " phòng Nông nghiệp và Phát triển nông thôn huyện.",
            "Vụ mùa năm 2024, toàn huyện gieo cấy được 2.150 ha lúa, năng suất bình quân đạt 52,5"
            " tạ/ha. Tổng kinh phí hỗ trợ nông dân là 3,2 tỷ đồng.",
            "Hội nghị thực hiện Kế hoạch số 45/KH-UBND ngày 12/01/2024 của UBND huyện Đầm Hà về"
            " phát triển nông nghiệp.",
            "Xã Quảng An là đơn vị dẫn đầu với diện tích gieo cấy 410 ha.",
            "Kết luận hội nghị, ông Nguyễn Văn Hùng đề nghị các xã chủ động nguồn giống, phân bón"
            " cho vụ đông xuân.",
        )
    ),
    captions=("Quang cảnh hội nghị",),
)


def with_facts(version: Version, *, day: date = DAY) -> Version:
    """Return a version with the facts that the extractor finds in it."""
    given = ExtractionInput(
        url="http://damha.test/tin-tuc/1",
        portal="damha",
        place=DAM_HA,
        title=version.title,
        text=version.text,
        published_on=day,
        byline=version.byline,
        captions=version.captions,
        tables=tuple(
            tuple(tuple(line.split(" | ")) for line in table.split("\n"))
            for table in version.tables
        ),
    )
    return replace(version, facts=tuple(facts_of(extract(given))))


def facts_of(facts: Facts) -> list[Fact]:
    """Return the facts as the warehouse would give them (load/differences.py)."""
    told = [
        _fact(
            "figure",
            one.span,
            one.span.quote,
            figure=Figure(
                number=Decimal(repr(one.value)),
                number_high=None if one.value_high is None else Decimal(repr(one.value_high)),
                unit=one.unit,
                modifier=one.modifier,
                measure=one.measure,
                subject=one.subject,
                period=one.period.label if one.period else None,
            ),
        )
        for one in facts.quantities
    ]
    told += [
        _fact("person", span, span.quote, identity=f"p {one.name}", details=one.titles)
        for one in facts.people
        for span in one.mentions
    ]
    told += [
        _fact("organisation", span, span.quote, identity=f"o {one.canonical}")
        for one in facts.organisations
        for span in one.mentions
    ]
    told += [
        _fact(
            "document",
            span,
            span.quote,
            identity=f"d {one.number_symbol or one.subject}",
            details=(one.date_issued.isoformat(),) if one.date_issued else (),
        )
        for one in facts.documents
        for span in one.mentions
    ]
    told += [_fact("place", one.span, one.canonical) for one in facts.place_mentions]
    told += [_fact("date", one.span, one.value) for one in facts.event_dates]
    told += [
        _fact("period", one.span, f"{one.start_date or ''}..{one.end_date or ''}")
        for one in facts.periods
        if one.span
    ]
    return told


def _fact(
    kind: str,
    span: Span,
    value: str,
    *,
    identity: str = "",
    details: tuple[str, ...] = (),
    figure: Figure | None = None,
) -> Fact:
    return Fact(
        kind=kind,
        field=span.field,
        start=span.start,
        end=span.end,
        quote=span.quote,
        value=value,
        identity=identity,
        details=details,
        figure=figure,
    )


def reworded(*replacements: tuple[str, str], of: Version = REPORT) -> Version:
    """Return the report with words of its text replaced, each of them once."""
    text = of.text
    for before, after in replacements:
        assert text.count(before) >= 1, before
        text = text.replace(before, after)
    return replace(of, text=text)


def difference(after: Version, before: Version = REPORT) -> Difference:
    """Return the difference of two versions with their facts; its words stand where it says."""
    old, new = with_facts(before), with_facts(after)
    found = differ(old, new)
    for change in found.changes:
        for side, version in ((change.before, old), (change.after, new)):
            if side:
                source = dict(version.strings())[side.field]
                assert source[side.start : side.end] == side.quote
    assert found == differ(replace(old, facts=old.facts[::-1]), replace(new, facts=new.facts[::-1]))
    return found


def told(
    after: Version, before: Version = REPORT
) -> list[tuple[str, str, str, str | None, str | None]]:
    """Return (kind, action, aspect, words before, words after) of every change."""
    return [
        (
            one.kind,
            one.action,
            one.aspect,
            one.before.quote if one.before else None,
            one.after.quote if one.after else None,
        )
        for one in difference(after, before).changes
    ]
