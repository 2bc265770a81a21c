"""Each captured article gets the fate that its page deserves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from govnews.compare.changes import Change, Wording, list_changes
from govnews.compare.revisions import Candidate, Decision, HeldRevision, KnownArticle, decide
from govnews.identity import identity
from govnews.records import Fate

FIRST = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
OWN = "http://damha.test/tin-tuc/mua-gat-11873.html"


def capture(
    url: str = OWN,
    page: str = "11873",
    body: str = "Toàn xã gặt xong 85% diện tích.",
    canonical: str | None = None,
    minutes: int = 0,
    run: str = "night1",
) -> Candidate:
    return Candidate(
        capture_id=identity("capture", url, str(minutes)),
        run_id=run,
        portal="damha",
        url=url,
        page_identity=page,
        article_id=identity("article", "damha", page),
        canonical_url=canonical,
        layout="modern",
        content_digest=sha256(body.encode()).hexdigest(),
        fetched_at=FIRST + timedelta(minutes=minutes),
        wording=Wording(title="Mùa gặt", byline=None, published=None, body=(body,), captions=()),
    )


def held(candidate: Candidate) -> KnownArticle:
    return KnownArticle(
        article_id=candidate.article_id,
        portal=candidate.portal,
        url=candidate.url,
        content_digest=candidate.content_digest,
        revision_id=identity("revision", str(candidate.article_id), "1", candidate.content_digest),
        revision_ordinal=1,
        wording=candidate.wording,
    )


def run(
    *candidates: Candidate,
    known: KnownArticle | None = None,
    captures: dict[UUID, HeldRevision] | None = None,
    dead: dict[str, set[tuple[str, str]]] | None = None,
) -> dict[UUID, Decision]:
    decisions = decide(
        candidates,
        held_articles=[known] if known else [],
        held_captures=captures or {},
        dead_addresses=dead or {},
        rank_form=lambda _, url, __: "print" in url,
    )
    assert len(decisions) == len(candidates)
    return {decision.capture_id: decision for decision in decisions}


def test_new_article_is_loaded_as_its_first_revision() -> None:
    [decision] = run(capture()).values()
    assert (decision.fate, decision.revision_ordinal) == (Fate.LOADED, 1)


def test_same_words_are_unchanged() -> None:
    [decision] = run(capture(minutes=60), known=held(capture())).values()
    assert (decision.fate, decision.revision_ordinal, decision.changes) == (Fate.UNCHANGED, 1, ())


def test_other_words_are_a_revision_with_its_change() -> None:
    later = capture(body="Toàn xã gặt xong 58% diện tích.", minutes=60)
    [decision] = run(later, known=held(capture())).values()
    assert (decision.fate, decision.revision_ordinal) == (Fate.REVISED, 2)
    assert decision.changes == (
        Change(
            field="body[0]",
            before="Toàn xã gặt xong 85% diện tích.",
            after="Toàn xã gặt xong 58% diện tích.",
        ),
    )


def test_words_that_come_back_are_a_third_revision_of_its_own() -> None:
    first, second, third = capture(), capture(body="Sửa lại.", minutes=1), capture(minutes=2)
    decisions = run(first, second, third)
    revisions = [decisions[one.capture_id] for one in (first, second, third)]
    assert [one.fate for one in revisions] == [Fate.LOADED, Fate.REVISED, Fate.REVISED]
    assert len({one.revision_id for one in revisions}) == 3


def test_print_view_is_a_duplicate_though_it_was_fetched_first() -> None:
    view, article = capture(url=OWN + "?print=1"), capture(minutes=5)
    decisions = run(view, article)
    assert decisions[view.capture_id].fate == Fate.DUPLICATE_OF
    assert decisions[view.capture_id].target_url == OWN
    assert decisions[article.capture_id].fate == Fate.LOADED


def test_canonical_link_outweighs_the_order_of_fetching() -> None:
    swapped = capture(url=OWN + "?b=2&a=1", canonical=OWN + "?a=1&b=2")
    named = capture(url=OWN + "?a=1&b=2", canonical=OWN + "?a=1&b=2", minutes=5)
    assert run(swapped, named)[swapped.capture_id].target_url == named.url


def test_equal_words_under_another_identity_of_the_portal_are_a_duplicate() -> None:
    other = capture(url="http://damha.test/m/99.html", page="99", minutes=3)
    decisions = run(capture(), other)
    assert decisions[other.capture_id].fate == Fate.DUPLICATE_OF
    assert decisions[other.capture_id].target_url == OWN


def test_article_moves_to_its_new_address_when_the_old_one_died() -> None:
    moved = capture(url="http://damha.test/tin-tuc/mua-gat-moi-11873.html", minutes=60)
    assert run(moved, known=held(capture()))[moved.capture_id].fate == Fate.DUPLICATE_OF
    dead = {"night1": {("damha", OWN)}}
    assert run(moved, known=held(capture()), dead=dead)[moved.capture_id].fate == Fate.UNCHANGED


def test_nights_that_waited_together_are_decided_one_by_one() -> None:
    first = capture()
    moved = capture(
        url="http://damha.test/tin-tuc/mua-gat-moi-11873.html",
        body="Toàn xã gặt xong 58% diện tích.",
        minutes=60,
        run="night2",
    )
    decisions = run(first, moved, dead={"night2": {("damha", OWN)}})
    assert decisions[first.capture_id].fate == Fate.LOADED
    assert decisions[moved.capture_id].fate == Fate.REVISED
    assert decisions[moved.capture_id].revision_ordinal == 2


def test_twins_that_part_on_the_second_night_become_two_articles() -> None:
    twin_url = "http://damha.test/m/99.html"
    first, twin = capture(), capture(url=twin_url, page="99", minutes=1)
    parted = capture(url=twin_url, page="99", body="Khác hẳn.", minutes=60, run="night2")
    decisions = run(first, twin, parted)
    assert decisions[twin.capture_id].fate == Fate.DUPLICATE_OF
    assert decisions[parted.capture_id].fate == Fate.LOADED


def test_words_of_a_dead_article_under_a_new_identity_are_an_article() -> None:
    reborn = capture(url="http://damha.test/tin-tuc/mua-gat-99172.html", page="99172", minutes=60)
    assert run(reborn, known=held(capture()))[reborn.capture_id].fate == Fate.DUPLICATE_OF
    dead = {"night1": {("damha", OWN)}}
    assert run(reborn, known=held(capture()), dead=dead)[reborn.capture_id].fate == Fate.LOADED


def test_a_capture_that_was_loaded_but_not_published_keeps_its_revision() -> None:
    lost = capture()
    first = HeldRevision(
        revision_id=identity("revision", "x"),
        revision_ordinal=1,
        content_digest=lost.content_digest,
    )
    later = held(capture(body="Sửa lại.", minutes=5))
    [decision] = run(lost, known=later, captures={lost.capture_id: first}).values()
    assert (decision.fate, decision.revision_id) == (Fate.LOADED, first.revision_id)


def test_changes_name_added_and_removed_paragraphs() -> None:
    before = Wording(title="A", byline=None, published=None, body=("một", "hai"), captions=("x",))
    after = Wording(title="A", byline="Lan", published=None, body=("một", "hai", "ba"), captions=())
    assert list(list_changes(before, after)) == [
        Change(field="byline", before=None, after="Lan"),
        Change(field="body[2]", before=None, after="ba"),
        Change(field="captions[0]", before="x", after=None),
    ]


def test_words_that_their_article_has_left_belong_to_who_says_them_next() -> None:
    twin = capture(url="http://damha.test/m/99.html", page="99", minutes=70, run="night2")
    other = capture(body="Toàn xã gặt xong 58% diện tích.", minutes=60, run="night2")
    decisions = run(twin, other, known=held(capture()))
    assert decisions[other.capture_id].fate == Fate.REVISED
    assert decisions[twin.capture_id].fate == Fate.LOADED


def test_a_twin_read_before_its_article_changed_is_its_duplicate() -> None:
    twin = capture(url="http://damha.test/m/99.html", page="99", minutes=60, run="night2")
    other = capture(body="Toàn xã gặt xong 58% diện tích.", minutes=70, run="night2")
    decisions = run(twin, other, known=held(capture()))
    assert decisions[twin.capture_id].fate == Fate.DUPLICATE_OF
    assert decisions[other.capture_id].fate == Fate.REVISED


def test_of_several_articles_with_the_same_words_the_first_address_is_repeated() -> None:
    first = capture(url="http://damha.test/tin/1.html", page="1")
    second = capture(url="http://damha.test/tin/2.html", page="2", body="Sửa lại.", minutes=1)
    joining = capture(url="http://damha.test/tin/2.html", page="2", minutes=60, run="night2")
    twin = capture(url="http://damha.test/tin/3.html", page="3", minutes=120, run="night3")
    decisions = run(second, first, joining, twin)
    assert decisions[joining.capture_id].fate == Fate.REVISED
    assert decisions[twin.capture_id].target_url == first.url
