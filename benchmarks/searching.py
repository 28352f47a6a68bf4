"""P3: a page of finds, among a million against ten thousand, and against LIKE."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Iterator, Sequence

from benchmarks.figures import Figure, Pairs, middle, ms, share
from benchmarks.shops import Bench, bare
from clientdesk.base.finding import parse_query
from clientdesk.features.customers.search_source import INDEX

_PEOPLE = 40
_PAGE, _CAP = 50, 1_000
_LIKES = 3
"""A scan of a million takes a second or two: so many in each round."""


def pages(bench: Bench) -> list[Figure]:
    """Every key of some names is asked for as it is typed: the first page, and the count up to a thousand."""
    medium, huge = bench.shop(bench.sizes.medium), bench.shop(bench.sizes.huge)
    with bare(medium) as among_few, bare(huge) as among_many:
        names = [*_names(among_few), *_names(among_many)]
        typed = [beginning for name in names for beginning in _keystrokes(name)]
        rounds = [_round(among_many, among_few, typed, number) for number in range(bench.sizes.rounds + 1)][1:]
    p99 = Pairs(*zip(*((share(many, 99), share(few, 99)) for many, few, _likes in rounds), strict=True))
    likes = Pairs(*zip(*((share(many, 99), middle(likes)) for many, _few, likes in rounds), strict=True))
    data = f"{bench.told(bench.sizes.huge)}; {len(typed):,} keystrokes of {len(names)} names"
    p50 = ms(middle([middle(many) for many, _few, _likes in rounds]))
    return [
        p99.figure(
            "P3", f"search page, p99, at {bench.sizes.huge:,}", must=5, goal=3,
            baseline=f"the same at {bench.sizes.medium:,} ({ms(middle(p99.baseline))})", data=data,
            p99=ms(middle(p99.measured)), p50=p50,
        ),
        likes.figure(
            "P3", f"search page, p99, at {bench.sizes.huge:,}", must=1 / 50, goal=1 / 100,
            baseline=f"the median of LIKE on the name alone ({ms(middle(likes.baseline))})", data=data,
        ),
    ]  # fmt: skip


def _round(
    many: sqlite3.Connection, few: sqlite3.Connection, typed: Sequence[str], seed: int
) -> tuple[list[float], list[float], list[float]]:
    """Seconds of each keystroke among many and among few, asked in turn; and of some LIKEs."""
    asked = random.Random(seed).sample(typed, len(typed))
    took = [(_page(many, text), _page(few, text)) for text in asked]
    words = [text for text in asked if len(text) > 3][:_LIKES] or asked[:_LIKES]
    return [one for one, _ in took], [other for _, other in took], [_like(many, word) for word in words]


def _page(connection: sqlite3.Connection, text: str) -> float:
    parse_query.cache_clear()
    began = time.perf_counter()
    INDEX.count(connection, text, cap=_CAP, budget_ms=None)
    INDEX.page(connection, text, limit=_PAGE, budget_ms=None)
    return time.perf_counter() - began


_LIKE = "SELECT id FROM customer WHERE trashed_at IS NULL AND name LIKE ? ORDER BY sort_key LIMIT ?"
"""Far less than the index answers: nobody is found by a phone number, an e-mail, a city or another alphabet."""


def _like(connection: sqlite3.Connection, text: str) -> float:
    began = time.perf_counter()
    connection.execute(_LIKE, (f"%{text}%", _PAGE)).fetchall()
    return time.perf_counter() - began


def _names(connection: sqlite3.Connection) -> list[str]:
    """Names from all over the shop, the same in each run."""
    (most,) = connection.execute("SELECT max(id) FROM customer").fetchone()
    chosen = random.Random(most).sample(range(1, most + 1), min(_PEOPLE, most))
    found = (connection.execute("SELECT name FROM customer WHERE id = ?", (one,)).fetchone() for one in chosen)
    return [row[0] for row in found if row]


def _keystrokes(name: str) -> Iterator[str]:
    """What stands in the search field after each key."""
    for end in range(1, min(len(name), 12) + 1):
        if name[end - 1] != " ":
            yield name[:end]
