"""The search index answers what the definition of a query says, in the order of names, whatever is typed."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clientdesk.base.finding import parse_query, searchable
from clientdesk.base.phone import parse_phone
from clientdesk.store.search import SearchIndex

INDEX = SearchIndex()
PEOPLE = (
    ("Anna Saar", "anna@saar.ee", "5123 4567", "a"),
    ("Anna-Maria Jõgi", "am.jogi@post.ee", "5123 9999", "b"),
    ("Арина Щербакова", "arina@mail.ru", "+7 912 345-67-89", "a"),
    ("Фёдор Иванов", "", "", "c"),
    ("Sinéad O'Brien", "obrien@mail.ie", "", "b"),
    ("Miriam Cohen", "cohen@gmail.com", "050-333-2020", "a"),
    ("דוד כהן", "", "+972 50-333-2021", "a"),
    ("Živilė Šalčiūnaitė", "zivile@inbox.lt", "8 612 00345", "b"),
    ("AND OR NEAR", "not@and.or", "", "c"),
    ("Café ½ ﬁn * \" '", "", "112", "c"),
)
TEXTS = {
    number: searchable([name], [mail], [parse_phone(phone, "EE")] if phone else [], [f"class:{potential}"])
    for number, (name, mail, phone, potential) in enumerate(PEOPLE, start=1)
}
ORDER = sorted(TEXTS, key=lambda number: PEOPLE[number - 1][0])


def key(number: int) -> bytes:
    return PEOPLE[number - 1][0].encode()


@pytest.fixture(scope="module")
def shop() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    INDEX.create(connection)
    for number, text in TEXTS.items():
        INDEX.put(connection, number, key(number), text)
    yield connection
    connection.close()


def naive(typed: str, *potentials: str) -> list[int]:
    """The answer by definition: every customer looked at, one by one."""
    query = parse_query(typed)
    return [
        number
        for number in ORDER
        if query.is_met_by(TEXTS[number].split()) and all(PEOPLE[number - 1][3] == wanted for wanted in potentials)
    ]


NAUGHTY = (
    '"AND OR NEAR" * ^ : ( -', '"', "'", "*", "o'brien", "mari@saar.ee", "a OR b", "NOT", "NEAR(a b)", "text:anna",
    "{a}", "\x00", "a\x00b", "🎂", "\u202eanna", "%_\\", "anna" * 1250, "a " * 2500, "ﷺ", "\ud800", "½", "§anna",
    "¤class·a", "ё й", "𐐀", "Ა", "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v", "x" * 40000,
)  # fmt: skip


@pytest.mark.parametrize("typed", NAUGHTY)
def test_no_text_is_an_error(shop: sqlite3.Connection, typed: str) -> None:
    assert list(INDEX.page(shop, typed, budget_ms=None).ids) == naive(typed)


@given(st.text(max_size=60))
@example("Anna saar 5123")
def test_any_text_finds_what_the_definition_says(shop: sqlite3.Connection, typed: str) -> None:
    assert list(INDEX.page(shop, typed, budget_ms=None).ids) == naive(typed)
    assert list(INDEX.all_ids(shop, typed) or ()) == naive(typed)
    assert INDEX.count(shop, typed, budget_ms=None) == len(naive(typed))


@given(
    st.lists(
        st.sampled_from([part for name, mail, phone, _ in PEOPLE for part in f"{name} {mail} {phone}".split()]).flatmap(
            lambda word: st.integers(1, len(word)).map(lambda end: word[:end])
        ),
        max_size=4,
    ),
    st.sampled_from(["", "a", "b", "c"]),
)
def test_beginnings_of_words_find_what_the_definition_says(
    shop: sqlite3.Connection, typed: list[str], potential: str
) -> None:
    wanted = [potential] if potential else []
    page = INDEX.page(shop, " ".join(typed), filters=[f"class:{one}" for one in wanted], budget_ms=None)
    assert list(page.ids) == naive(" ".join(typed), *wanted)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ivanov", ["Фёдор Иванов"]),
        ("bdfyjd", ["Фёдор Иванов"]),
        ("cohen", ["Miriam Cohen", "דוד כהן"]),
        ("shcherb", ["Арина Щербакова"]),
        ("zivile", ["Živilė Šalčiūnaitė"]),
        ("5123", ["Anna Saar", "Anna-Maria Jõgi"]),
        ("0037251234567", ["Anna Saar"]),
        ("4567", ["Anna Saar"]),
        ("an ma", ["Anna-Maria Jõgi"]),
        ("o'brien", ["Sinéad O'Brien"]),
        ("saar.ee", ["Anna Saar"]),
    ],
)
def test_what_the_owner_types(shop: sqlite3.Connection, typed: str, names: list[str]) -> None:
    assert [PEOPLE[number - 1][0] for number in INDEX.page(shop, typed).ids] == names


def test_pages_follow_each_other_in_the_order_of_names(shop: sqlite3.Connection) -> None:
    for typed in ("", "a"):
        seen: list[int] = []
        page = INDEX.page(shop, typed, limit=2)
        while page.ids:
            seen += page.ids
            page = INDEX.page(shop, typed, limit=2, after=page.last)
        assert seen == naive(typed)


def test_counting_stops_at_the_cap(shop: sqlite3.Connection) -> None:
    assert INDEX.count(shop, "") == len(PEOPLE)
    assert INDEX.count(shop, "", cap=3) == 3
    assert INDEX.count(shop, "a", filters=["class:a"], cap=2) == 2


def test_a_filter_is_met_whole(shop: sqlite3.Connection) -> None:
    assert set(INDEX.all_ids(shop, "", filters=["class:b"]) or ()) == {2, 5, 8}
    assert list(INDEX.all_ids(shop, "", filters=["class:b", "class:a"]) or ()) == []
    with pytest.raises(ValueError, match="OR"):
        INDEX.page(shop, "", filters=['class:a" OR "x'])


@pytest.fixture(scope="module")
def crowd() -> Iterator[sqlite3.Connection]:
    """Two huge words that no customer has both of."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    INDEX.create(connection)
    INDEX.rebuild(connection, ((n, b"%09d" % n, "even common" if n % 2 else "odd common") for n in range(200_000)))
    yield connection
    connection.close()


def test_over_its_budget_a_page_is_given_up_and_said_so(crowd: sqlite3.Connection) -> None:
    page = INDEX.page(crowd, "even odd", budget_ms=0)
    assert (page.ids, page.complete) == ((), False)
    assert INDEX.count(crowd, "even odd", budget_ms=0) is None
    assert INDEX.page(crowd, "even odd", budget_ms=None).complete
    assert INDEX.page(crowd, "common", budget_ms=None).ids == tuple(range(50))


def test_the_worker_is_stopped_by_the_next_key(crowd: sqlite3.Connection) -> None:
    for delay in (0.001, 0.003, 0.01):
        stop = threading.Timer(delay, crowd.interrupt)
        stop.start()
        found = INDEX.all_ids(crowd, "common")
        stop.join()
        if found is None:
            break
    else:
        pytest.fail("200,000 ids came before the interruption each time")
    assert len(INDEX.all_ids(crowd, "common") or ()) == 200_000


def test_other_trouble_is_not_hidden(shop: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        SearchIndex("nowhere").page(shop, "anna")
