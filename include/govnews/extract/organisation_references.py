"""Owns who a mention without its place or owner is: named before, or the article's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from govnews.extract.organisation_drafts import Draft
from govnews.extract.organisation_joints import BODIES
from govnews.extract.organisation_levels import level_of
from govnews.extract.organisation_memory import Memory
from govnews.extract.organisation_names import Mention, Name
from govnews.extract.organisation_places import Printed, Units, committee
from govnews.extract.passages import Passage
from govnews.extract.places import with_small_type
from govnews.extract.rules import USAGE, Rule
from govnews.vietnamese.gazetteer import bare_name, province_named

RULES = {
    "organisation.referring": Rule(
        says="a short reference to one named before: Sở, Sở này, Trung tâm",
        source=USAGE,
        example="Sở Y tế tập huấn. Sở này cấp phát thuốc.",
        counterexample="Lãnh đạo Sở khen thưởng.",
    ),
}

_KIND_OF = {
    "Tỉnh": "tỉnh", "Thành": "thành phố", "Huyện": "huyện", "Thị": "thị xã", "Quận": "quận",
}  # fmt: skip
# Said of the Party wherever nobody else is named; other bodies have many owners.
_OF_THE_PARTY = "Ban Thường vụ"
_OF_MEMBERS = {"Ban Thường vụ", "Ban Chấp hành"}
_LOOK_BACK = {"any", "own_name", "printed_own", "unit", "police_unit", "commune_party", *BODIES}


class Written(NamedTuple):
    """An organisation written out."""

    canonical: str
    type: str
    level: str | None


class Settling:
    """Writes drafts out from left to right: each may look back to those before it."""

    def __init__(self, passage: Passage, units: Units, known: Sequence[Mention]) -> None:
        self._passage = passage
        self._units = units
        self._memory = Memory(known)

    def settle(self, draft: Draft) -> Mention | None:
        """Return the draft as a mention, or None where it stands for nobody in particular."""
        written = self._written(draft)
        if written is None:
            return None
        mention = Mention(
            canonical=written.canonical,
            type=written.type,
            span=self._passage.span(draft.start, draft.end, draft.rule),
            rule=draft.rule,
            base=draft.name.canonical,
            level=written.level,
        )
        self._memory.add(mention)
        return mention

    def _written(self, draft: Draft) -> Written | None:
        name = draft.name
        if draft.owner is not None:
            owner = self._written(draft.owner)
            if owner is None:
                return None
            return Written(f"{name.canonical} {_of(name, owner)}", name.type, owner.level)
        if draft.printed is not None:
            if name.type == "party_organisation" and draft.printed.name is None:
                return None  # "Đảng bộ huyện" is the membership, seldom who acts
            return self._placed(draft, draft.printed)
        if (name.place in _LOOK_BACK or name.type == "village_body") and (
            before := self._named_before(name)
        ):
            return before
        return self._elided(draft)

    def _placed(self, draft: Draft, printed: Printed) -> Written | None:
        words = f"{printed.kind} {printed.name}".strip()
        if printed.kind and printed.name is None:
            unit = self._units.full(printed.kind, draft.start)
            if unit is None and printed.level != "province":
                return None  # "UBND huyện" of no district named: the level, nobody's committee
            words = unit or printed.kind
        elif draft.name.type == "hospital" and not printed.kind:
            words = self._hospital(words)
        return _with(draft.name, printed.before + words)

    def _hospital(self, words: str) -> str:
        """Return "tỉnh Sơn La" for Sơn La; a city's hospitals bear its name without the type."""
        province, own = province_named(words), self._units.place.province
        if province is None:
            return words
        full = own if own and bare_name(own) == province.bare else province.name
        return with_small_type(full) if full.startswith("Tỉnh") else words

    def _named_before(self, name: Name) -> Written | None:
        before = self._memory.named(name.canonical)
        return Written(before.canonical, before.type, before.level) if before else None

    def _elided(self, draft: Draft) -> Written | None:
        name, how = draft.name, draft.name.place
        if how in ("national", "bare", "vietnam"):
            words = "Việt Nam" if how == "vietnam" else ""
            return _with(name, words)
        if how in ("reference", "printed", "printed_own", "named"):
            return self._looking_back(name)
        if how in ("council_body", "unit") or name.canonical == "Ban Thường trực":
            return self._owned_by(name, self._owner(name))
        if how in BODIES:
            return self._body(draft)
        if how == "police_unit":
            return self._police(name)
        if how.startswith("party_"):
            return self._committee(draft)
        return self._own(draft)

    def _owner(self, name: Name) -> Mention | None:
        """Return who owns a body of a council, a front or a department: the one named last."""
        if name.place == "unit":
            is_central = name.canonical.startswith("Vụ ")
            return self._memory.of_type("ministry") if is_central else self._memory.department
        kind = "peoples_council" if name.place == "council_body" else "fatherland_front"
        return self._memory.of_type(kind)

    def _looking_back(self, name: Name) -> Written | None:
        """Return whom "Sở này", "Ban Chỉ đạo", "Ủy ban" stand for."""
        if name.place == "reference" or name.canonical == "Ban Chỉ đạo":
            return self._referred(name.canonical)
        return self._referred("Ủy ban") if name.canonical == "Ủy ban nhân dân" else None

    def _referred(self, head: str) -> Written | None:
        """Return the body of that kind named last: Sở, Trung tâm này."""
        before = self._memory.headed(head)
        return Written(before.canonical, before.type, before.level) if before else None

    def _own(self, draft: Draft) -> Written | None:
        name, how, units = draft.name, draft.name.place, self._units
        place, unit = units.place, units.lowest()
        if how == "province":
            unit = _small(place.province)
        elif how == "district":
            unit = _small(place.district or place.commune)
            unit = unit or units.named_district(draft.start) or units.commune(draft.start)
        elif how in ("commune", "commune_party"):
            unit = units.commune(draft.start)
            if unit is None and how == "commune_party":
                return None
        return _with(name, unit or "")

    def _committee(self, draft: Draft) -> Written | None:
        """Complete Tỉnh ủy, Huyện ủy, Thành đoàn by the bare name of their unit."""
        name, how = draft.name, draft.name.place
        if how == "party_commune":
            unit = self._units.commune(draft.start)
        else:
            unit = self._units.full(_KIND_OF[name.canonical.split()[0]], draft.start)
        if unit is None and how != "party_province":
            return None
        return _with(name, bare_name(unit) if unit else "")

    def _body(self, draft: Draft) -> Written | None:
        """Complete a Party body by the committee named last, else by the one that publishes."""
        name = draft.name
        association = self._memory.of_type("association")
        if association and not self._memory.committee and name.place == "body":
            return self._owned_by(name, association) if name.canonical in _OF_MEMBERS else None
        if name.place in ("body", "level_body") and name.canonical != _OF_THE_PARTY:
            return None
        if self._memory.committee:
            return self._owned_by(name, self._memory.committee)
        own = self._units.lowest()
        return _with(name, committee(own)) if own else None

    def _owned_by(self, name: Name, owner: Mention | None) -> Written | None:
        if owner is None:
            return None
        return Written(f"{name.canonical} {owner.canonical}", name.type, owner.level)

    def _police(self, name: Name) -> Written | None:
        """Give Phòng Cảnh sát … the provincial police, Đội Cảnh sát … that of the district."""
        wanted = "province" if name.canonical.startswith("Phòng") else "district"
        if owner := self._memory.police(wanted):
            return self._owned_by(name, owner)
        place = self._units.place
        own = _small(place.province if wanted == "province" else place.district)
        return _with(name, f"Công an {own}") if own else None


def _with(name: Name, words: str) -> Written:
    return Written(f"{name.canonical} {words}".strip(), name.type, level_of(name.place, words))


def _of(name: Name, owner: Written) -> str:
    """Return the owner as the name wants it: the Đảng bộ huyện for the Huyện ủy."""
    if not name.canonical.endswith("Đảng bộ"):
        return owner.canonical
    for head, kind in (("Tỉnh ủy", "tỉnh"), ("Huyện ủy", "huyện"), ("Thành ủy", "thành phố"),
                       ("Thị ủy", "thị xã"), ("Quận ủy", "quận"), ("Đảng ủy", "")):  # fmt: skip
        if owner.canonical.startswith(head + " "):
            return f"{kind} {owner.canonical.removeprefix(head + ' ')}".strip()
    return owner.canonical


def _small(full: str | None) -> str | None:
    return with_small_type(full) if full else None
