"""Entering, changing and removing: the index stays sound and in order, also where the room runs out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from clientdesk.store.search import SearchIndex

INDEX = SearchIndex()
WORDS = ("anna", "annika", "maria", "ivan", "¤class·a")


def shop_in(path: str = ":memory:") -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    INDEX.create(connection)
    return connection


@pytest.fixture
def shop() -> Iterator[sqlite3.Connection]:
    connection = shop_in()
    yield connection
    connection.close()


def everyone(connection: sqlite3.Connection) -> list[int]:
    return list(INDEX.all_ids(connection, "") or ())


class Entering(RuleBasedStateMachine):
    """The index against a dictionary."""

    def __init__(self) -> None:
        super().__init__()
        self.connection = shop_in()
        self.held: dict[int, tuple[bytes, str]] = {}

    @rule(customer=st.integers(1, 30), key=st.binary(max_size=2), words=st.lists(st.sampled_from(WORDS), unique=True))
    def put(self, customer: int, key: bytes, words: list[str]) -> None:
        INDEX.put(self.connection, customer, key, " ".join(words))
        self.held[customer] = key, " ".join(words)

    @rule(customer=st.integers(1, 30))
    def remove(self, customer: int) -> None:
        INDEX.remove(self.connection, customer)
        self.held.pop(customer, None)

    @rule()
    def rebuild(self) -> None:
        INDEX.rebuild(self.connection, [(customer, key, text) for customer, (key, text) in self.held.items()])

    @invariant()
    def the_same_customers_in_the_same_order(self) -> None:
        in_order = sorted(self.held, key=lambda customer: (self.held[customer][0], customer))
        assert everyone(self.connection) == in_order
        for word in ("anna", "ann", "ivan"):
            found = INDEX.page(self.connection, word, budget_ms=None).ids
            assert list(found) == [
                customer
                for customer in in_order
                if any(token.startswith(word) for token in self.held[customer][1].split())
            ]

    def teardown(self) -> None:
        assert INDEX.is_sound(self.connection)
        self.connection.close()


TestEntering = Entering.TestCase
TestEntering.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)


@pytest.mark.parametrize("descending", [False, True])
def test_room_is_made_where_many_come_between_two(shop: sqlite3.Connection, descending: bool) -> None:
    INDEX.rebuild(shop, ((n, b"a%05d" % n, "first") for n in range(200)))
    newcomers = list(range(1000, 2000))
    for n in newcomers:
        rank = 3000 - n if descending else n
        INDEX.put(shop, n, b"a00100/%05d" % rank, "between")
    order = everyone(shop)
    assert order[:101] == list(range(101))
    assert order[101:1101] == (newcomers[::-1] if descending else newcomers)
    assert order[1101:] == list(range(101, 200))
    assert list(INDEX.all_ids(shop, "between") or ()) == order[101:1101]
    assert INDEX.is_sound(shop)


def test_equal_names_stand_in_the_order_of_their_ids(shop: sqlite3.Connection) -> None:
    for customer in (5, 3, 9, 1):
        INDEX.put(shop, customer, b"same", "anna")
    assert everyone(shop) == [1, 3, 5, 9]


def test_a_new_name_moves_and_new_words_stay(shop: sqlite3.Connection) -> None:
    for customer, name in ((1, b"a"), (2, b"b"), (3, b"c")):
        INDEX.put(shop, customer, name, "old")
    INDEX.put(shop, 1, b"bb", "old")
    INDEX.put(shop, 2, b"b", "new")
    assert everyone(shop) == [2, 1, 3]
    assert INDEX.page(shop, "old").ids == (1, 3)
    assert INDEX.page(shop, "new").ids == (2,)


def test_removing_who_is_not_there_is_nothing(shop: sqlite3.Connection) -> None:
    INDEX.remove(shop, 7)
    assert everyone(shop) == []
    assert INDEX.page(shop, "anna").ids == ()


def test_a_rolled_back_change_leaves_no_trace(shop: sqlite3.Connection) -> None:
    INDEX.put(shop, 1, b"a", "anna")
    shop.execute("BEGIN")
    INDEX.put(shop, 1, b"z", "zoja")
    INDEX.rebuild(shop, [(2, b"b", "berta")])
    shop.execute("ROLLBACK")
    assert INDEX.page(shop, "anna").ids == (1,)
    assert INDEX.page(shop, "zoja").ids == ()
    assert INDEX.is_sound(shop)


def test_a_rebuild_is_seen_by_other_connections_only_when_it_is_whole(tmp_path: Path) -> None:
    writer = shop_in(str(tmp_path / "shop.db"))
    writer.execute("PRAGMA journal_mode=WAL")
    reader = sqlite3.connect(tmp_path / "shop.db", isolation_level=None)
    INDEX.rebuild(writer, ((n, b"%05d" % n, "old") for n in range(500)))
    assert INDEX.count(reader, "old") == 500
    INDEX.prepare(writer, ((n, b"%05d" % n, "new") for n in range(700)))
    reader.execute("BEGIN IMMEDIATE")  # preparing holds no lock
    INDEX.put(reader, 9999, b"late", "old")
    reader.execute("COMMIT")
    writer.execute("BEGIN IMMEDIATE")
    INDEX.adopt(writer)
    assert (INDEX.count(reader, "old"), INDEX.count(reader, "new")) == (501, 0)
    writer.execute("COMMIT")
    assert (INDEX.count(reader, "old"), INDEX.count(reader, "new")) == (0, 700)
    INDEX.put(writer, 9999, b"late", "new")
    INDEX.put(reader, 10000, b"later", "new")
    assert INDEX.count(writer, "new") == INDEX.count(reader, "new") == 702
    assert INDEX.is_sound(writer)
    assert INDEX.is_sound(reader)
    writer.close()
    reader.close()


def test_damage_is_noticed(shop: sqlite3.Connection) -> None:
    INDEX.put(shop, 1, b"a", "anna")
    assert INDEX.is_sound(shop)
    shop.execute("UPDATE customer_search_texts SET text = 'berta'")
    assert not INDEX.is_sound(shop)
    shop.execute("UPDATE customer_search_texts SET text = 'anna'")
    assert INDEX.is_sound(shop)
    shop.execute("DELETE FROM customer_search")
    assert not INDEX.is_sound(shop)


def test_who_was_removed_is_scrubbed_from_the_file(tmp_path: Path) -> None:
    shop = shop_in(str(tmp_path / "shop.db"))
    shop.execute("PRAGMA secure_delete=ON")
    INDEX.put(shop, 1, b"key-qzxv", "qzxvmarker")
    INDEX.put(shop, 2, b"b", "anna")
    INDEX.remove(shop, 1)
    INDEX.scrub(shop)
    shop.execute("VACUUM")
    shop.close()
    held = (tmp_path / "shop.db").read_bytes()
    assert b"qzxv" not in held
    assert b"anna" in held
