"""The normaliser that serves search index and query alike, and the cleaning of what people type or paste.

Every character is folded by itself (compatibility form, case, accents), so that a place in the folded text can be
traced back to the original. The folding is idempotent: folding folded text changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_TOKEN = 64
"""Tokens are cut here, in the index and in the query, so that a pasted wall of letters stays cheap."""

_LETTERS = {
    # Letters whose stroke or tail is no combining mark, so that NFKD leaves them alone.
    "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŧ": "t",
    "ŋ": "n", "ĸ": "k", "ə": "e", "ɨ": "i", "ʉ": "u",
    # A Hebrew final letter is the same letter: "כהן" is what "כהנוביץ" begins with.
    "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ", "װ": "וו", "ױ": "וי", "ײ": "יי",
    # Geresh and gershayim stand inside a word; so do the primes that stand for a soft or a hard sign.
    "׳": "", "״": "", "ʹ": "", "ʺ": "",
    # Letters by their Unicode class, apostrophes by use (O’Brien, Мар’яна).
    "ʼ": " ", "ʻ": " ",
}  # fmt: skip

_HEBREW_QUOTE = re.compile(r"(?<=[א-ת])['’‘`´\"”](?=[א-ת])")
_BLANKS = re.compile(r"\s+")
_BLANKS_IN_LINE = re.compile(r"[^\S\n]+$", re.MULTILINE)
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _fold(char: str) -> str:
    """What stands for `char` in folded text: letters and digits, a blank where a word ends, "" for a mark."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return "".join(map(_fold_part, decomposed))


def _fold_part(char: str) -> str:
    if char in _LETTERS:
        return _LETTERS[char]
    category = unicodedata.category(char)
    if category[0] == "M" or category == "Cf":
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    return char if char.isalnum() else " "


class _Folding(dict[int, str]):
    """The table for `str.translate`, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold(chr(code))
        return folded


_FOLDING = _Folding()


def tokens(text: str) -> tuple[str, ...]:
    """The words of `text` as the search knows them, in their order, repeats kept.

    Lower case without accents (`Živilė` is `zivile`), ё as е, й as и, ß as ss, Hebrew without points, geresh and final
    forms, digits of any script as ASCII; split at everything that is neither letter nor digit.
    """
    if not text.isascii():
        text = _HEBREW_QUOTE.sub("", text)
    return tuple(word[:LONGEST_TOKEN] for word in text.translate(_FOLDING).split())


class Word(NamedTuple):
    """A token and where it stands in the original text.

    `at[i]` is the index of the character that gave the token's i-th letter; `end` is just after the word.
    """

    token: str
    at: tuple[int, ...]
    end: int

    def span(self, letters: int) -> tuple[int, int]:
        """Start and end, in the original, of the token's first `letters` letters, accents that follow included."""
        last = self.at[letters - 1] + 1
        following = self.end if letters >= len(self.at) else self.at[letters]
        return self.at[0], max(last, following)


def words(text: str) -> Iterator[Word]:
    """The same tokens as `tokens` gives (not cut short), each with its place in `text`."""
    letters: list[str] = []
    at: list[int] = []
    end = 0
    for index, char in enumerate(_HEBREW_QUOTE.sub("׳", text)):
        for part in _FOLDING[ord(char)]:
            if part != " ":
                letters.append(part)
                at.append(index)
            elif letters:
                yield Word("".join(letters), tuple(at), end)
                letters, at = [], []
        end = index + 1
    if letters:
        yield Word("".join(letters), tuple(at), end)


def _is_plain(char: str) -> bool:
    """Whether `char` may stay: no control character, no half of a surrogate pair, which SQLite cannot store."""
    return unicodedata.category(char) not in {"Cc", "Cs"}


def tidy(text: str) -> str:
    """`text` for a field of one line: NFC, no control characters, blanks and line ends as one blank, none outside."""
    if text.isprintable() and "  " not in text and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text.strip()
    kept = "".join(char if _is_plain(char) else " " if char.isspace() else "" for char in text)
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", kept)).strip()


def tidy_lines(text: str) -> str:
    """`text` for a field of many lines: as `tidy`, but line ends (as line feeds), tabs and inner blanks stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept = "".join(char for char in text if char in "\n\t" or _is_plain(char))
    return _BLANKS_IN_LINE.sub("", unicodedata.normalize("NFC", kept)).strip("\n")


def visible_bidi(text: str) -> str:
    """`text` with invisible direction marks written out: U+202E becomes `[U+202E]`.

    For file names and e-mail addresses, where such a mark can make one thing look like another.
    """
    return _BIDI.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
