"""The words of all five languages, looked up as people type them: with slips, without accents, in any case."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from clientdesk.features.contacts.rules_tongues_en import ENGLISH
from clientdesk.features.contacts.rules_tongues_et import ESTONIAN
from clientdesk.features.contacts.rules_tongues_he import HEBREW
from clientdesk.features.contacts.rules_tongues_lt import LITHUANIAN
from clientdesk.features.contacts.rules_tongues_ru import RUSSIAN

_TONGUES = (ENGLISH, ESTONIAN, LITHUANIAN, RUSSIAN, HEBREW)
_TOKEN = re.compile(r"""\d+|[^\W\d_]+(?:['’"״׳-][^\W\d_]+)*\*?|[^\s\w]|_""")
_SLIPS_FROM = 5
"""A word of fewer letters is another word when one of them is changed."""
_LONGEST = 20
_AND = "ו"
"""In Hebrew "and" is the first letter of the next word."""
_SMALL = {
    "to_them",
    "to_us",
    "from_them",
    "back",
    "request",
    "that",
    "join",
    "past",
    "plain",
    "we",
    "they",
    "prep",
    "adj",
    "bare",
    "this",
    "on",
    "of",
    "until",
    "since",
    "or",
    "and",
    "th",
    "at",
    "every",
}
"""Words that only help to understand others: half a dictionary is one letter away from them."""


class Token(NamedTuple):
    """A word, a number or a sign; where it stands in the line; its letters small and without accents."""

    folded: str
    start: int
    end: int


class Sense(NamedTuple):
    """What words that stand at a place may mean.

    Args:
        tag: what they are for the reader ("weekday", "did", …), as in the tables `rules_tongues_*`.
        value: what the table says of them.
        end: number of the token after them.
    """

    tag: str
    value: str
    end: int


def tokens_of(line: str) -> tuple[Token, ...]:
    """The words, numbers and signs of a line."""
    return tuple(Token(_fold(each.group()), *each.span()) for each in _TOKEN.finditer(line))


def told(tokens: tuple[Token, ...], place: int, *tags: str) -> Iterator[Sense]:
    """What the words at `place` mean among these tags."""
    return (each for each in senses(tokens, place) if each.tag in tags)


def has(tokens: tuple[Token, ...], place: int, *tags: str) -> bool:
    """Whether the words at `place` may be any of these."""
    return any(each.tag in tags for each in senses(tokens, place))


def digits(tokens: tuple[Token, ...], place: int, longest: int) -> str | None:
    """The number at `place`, of so many digits at most."""
    if place >= len(tokens):
        return None
    text = tokens[place].folded
    return text if text.isascii() and text.isdecimal() and len(text) <= longest else None


def senses(tokens: tuple[Token, ...], place: int) -> tuple[Sense, ...]:
    """All that may stand at `place`."""
    if place >= len(tokens):
        return ()
    found: dict[Sense, None] = {}
    for key in _known_as(tokens[place].folded):
        for rest, tag, value in _lexicon().phrases.get(key, ()):
            end = place + 1 + len(rest)
            if end <= len(tokens) and all(
                word in _known_as(tokens[place + 1 + ahead].folded) for ahead, word in enumerate(rest)
            ):
                found[Sense(tag, value, end)] = None
    return tuple(found)


def is_lithuanian(tokens: tuple[Token, ...]) -> bool:
    """Whether a word of the line is Lithuanian and of no other language of ours."""
    return any(key in _lexicon().lithuanian for token in tokens for key in _known_as(token.folded))


class _Lexicon(NamedTuple):
    """Phrases by their first word: the other words, the tag, its value; all words by their first letter."""

    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]]
    words: dict[str, list[str]]
    lithuanian: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
    words: dict[str, set[int]] = defaultdict(set)
    for place, tongue in enumerate(_TONGUES):
        for name, said in tongue.items():
            tag, _, value = name.strip().partition(" ")
            for phrase in filter(None, (each.strip() for each in said.split(","))):
                first, *rest = (token.folded for token in tokens_of(phrase))
                phrases[first].append((tuple(rest), tag, value))
                for word in (first, *rest):
                    words[word].add(place)
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in words:
        by_letter[word[0]].append(word)
    only = {_TONGUES.index(LITHUANIAN)}
    lithuanian = frozenset(
        word for word, spoken in words.items() if spoken == only and word.isalpha() and len(word) > 3
    )
    return _Lexicon(dict(phrases), dict(by_letter), lithuanian)


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFD", char)[0] for char in text.lower()).replace("’", "'")


@lru_cache(maxsize=4096)
def _known_as(word: str) -> tuple[str, ...]:
    """The words of the tables that `word` is: itself, one that it begins as ("esmaspäev*"), or one it is a slip of."""
    alike = _lexicon().words.get(word[0], [])
    exact = tuple(each for each in alike if each == word or (each[-1] == "*" and word.startswith(each[:-1])))
    certain = any(each == word or len(each) > _SLIPS_FROM for each in exact)
    if certain or not _SLIPS_FROM - 1 <= len(word) <= _LONGEST or not word.replace("-", "").isalpha():
        return exact
    swapped = _lexicon().words.get(word[1], []) if word[1] != word[0] else []
    if word[0] == _AND and not exact:
        return _known_as(word[1:])
    found = [each for each in (*alike, *swapped) if _is_slip(word, each) and _meaning(each)]
    # A slip of two words with different meanings is nobody's business to guess.
    return (*exact, *found) if found and frozenset.intersection(*map(_meaning, found)) else exact


def _meaning(word: str) -> frozenset[tuple[str, str]]:
    """What the word alone means; itself where it stands in longer phrases only; nothing where no slip may be it."""
    alone = {(tag, value) for rest, tag, value in _lexicon().phrases.get(word, ()) if not rest}
    return frozenset(each for each in alone if each[0] not in _SMALL) if alone else frozenset({("word", word)})


def _is_slip(word: str, meant: str) -> bool:
    if meant[-1] == "*":
        stem = meant[:-1]
        return len(stem) >= _SLIPS_FROM and any(_one_off(word[: len(stem) + more], stem) for more in (-1, 0, 1))
    if len(meant) < _SLIPS_FROM or (word[0] != meant[0] and word[:2] != meant[1::-1]):
        return False
    return _one_off(word, meant) or _squeezed(word) == _squeezed(meant)


def _one_off(word: str, meant: str) -> bool:
    """Whether one letter is wrong, too many, missing, or swapped with the next."""
    if abs(len(word) - len(meant)) > 1:
        return False
    same = next((place for place, (one, two) in enumerate(zip(word, meant, strict=False)) if one != two), None)
    if same is None:
        return True
    left, right = word[same:], meant[same:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[1::-1] and left[2:] == right[2:])
    )


def _squeezed(word: str) -> str:
    """The word with double letters written once: "tommorow" and "tomorrow" are doubled in the wrong place."""
    return "".join(char for place, char in enumerate(word) if place == 0 or char != word[place - 1])
