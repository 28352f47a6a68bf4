"""Where a found text meets the query, and how closely: for marking matches and for putting the best first."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache

from clientdesk.base.finding import Query, index_tokens_of_name
from clientdesk.base.text import Word, tokens, words

SHORTEST_PHONE = 5
"""Fewer digits in a text are no phone number, and groups of digits are looked at one by one."""


def highlight(text: str, query: Query) -> list[tuple[int, int]]:
    """The parts of `text` that meet `query`, as (start, end) in order, without overlap.

    Words are marked as far as they were typed, also where they were typed in another script or as the digits of a
    phone number in other groups.
    """
    asked = query.asked
    if not asked:
        return []
    spans = [span for word in _words_of(text) for span in _in_word(word, asked)]
    digits = [spelling for spelling in asked if spelling.isdecimal()]
    return _joined([*spans, *_in_digits(text, digits)] if digits else spans)


@lru_cache(maxsize=1 << 12)
def _words_of(text: str) -> tuple[Word, ...]:
    """The words of a text; most that are shown after a key were shown before it."""
    return tuple(words(text))


def _in_word(word: Word, asked: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The longest plain match, else the shortest beginning of the word that meets a key."""
    plain = max((len(spelling) for spelling in asked if word.token.startswith(spelling)), default=0)
    if plain:
        yield word.span(plain)
        return
    keys = tuple(spelling for spelling in asked if not spelling.isalnum())
    if keys and _meets(word.token, keys):
        letters = next(n for n in range(1, len(word.token) + 1) if _meets(word.token[:n], keys))
        yield word.span(letters)


def _meets(beginning: str, keys: tuple[str, ...]) -> bool:
    return any(token.startswith(keys) for token in index_tokens_of_name(beginning))


def _in_digits(text: str, asked: list[str]) -> Iterator[tuple[int, int]]:
    """A phone number is one row of digits, however it is grouped."""
    at = [index for index, char in enumerate(text) if char.isdecimal()]
    if len(at) < SHORTEST_PHONE:
        return
    row = "".join("".join(tokens(text[index])) for index in at)
    for digits in asked:
        start = row.find(digits)
        if start >= 0 and len(digits) > 1:
            yield at[start], at[start + len(digits) - 1] + 1


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


class Closeness(IntEnum):
    """How closely a name meets a query; the lower, the better."""

    WHOLE_WORDS = 0
    BEGINNINGS = 1
    OTHER_SPELLING = 2
    ELSEWHERE = 3


def closeness(name: str, query: Query) -> Closeness:
    """How closely `name` meets `query`: by whole words, by beginnings, by another spelling, or not by the name."""
    own = set(tokens(name))
    if own.issuperset(query.typed):
        return Closeness.WHOLE_WORDS
    if all(any(word.startswith(typed) for word in own) for typed in query.typed):
        return Closeness.BEGINNINGS
    return Closeness.OTHER_SPELLING if query.is_met_by(index_tokens_of_name(name)) else Closeness.ELSEWHERE
