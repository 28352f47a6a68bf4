"""Keys by which a name written in one script is found by typing it in another.

Two kinds, both of folded words (`base/text.tokens`), both built from left to right, so that the key of a word's
beginning is the beginning of the word's key and search can go on while one types:

- the **romanised key** is loose Latin: letters that the usual romanisations write differently fall together, so that
  Щербаков meets shcherbakov, scherbakov, Štšerbakov and Ščerbakov;
- the **skeleton** is the row of consonants, for Hebrew, which writes few vowels: כהן meets kohen and cohen.

A word has several keys where one letter has several readings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, auto
from functools import lru_cache
from itertools import product

MOST_KEYS = 8
"""A word with many doubtful letters would have keys without end: only its first ones are read in every way."""


class Script(Enum):
    """The scripts that matter here; `OTHER` is any other alphabet, `NONE` a word of digits."""

    LATIN = auto()
    CYRILLIC = auto()
    HEBREW = auto()
    OTHER = auto()
    NONE = auto()


def script_of(word: str) -> Script:
    """The script of the first letter of a folded word."""
    for char in word:
        if "a" <= char <= "z":
            return Script.LATIN
        if "\u0400" <= char <= "\u052f":
            return Script.CYRILLIC
        if "\u05d0" <= char <= "\u05ea":
            return Script.HEBREW
        if char.isalpha():
            return Script.LATIN if char < "\u0250" else Script.OTHER
    return Script.NONE


_SOFT_OR_HARD = "ьъ"
_CYRILLIC_VOWELS = "аеиоуыэюяіє"
_CYRILLIC: dict[str, tuple[str, ...]] = {
    "а": ("a",), "б": ("b",), "в": ("v",), "г": ("g",), "д": ("d",), "е": ("e",), "ж": ("z",),
    "з": ("z",), "и": ("i",), "к": ("k",), "л": ("l",), "м": ("m",), "н": ("n",), "о": ("o",), "п": ("p",),
    "р": ("r",), "с": ("s",), "т": ("t",), "у": ("u",), "ф": ("f",), "х": ("k", "h"), "ц": ("t",), "ч": ("t",),
    "ш": ("s",), "щ": ("st", "s"), "ъ": ("",), "ы": ("i",), "ь": ("",), "э": ("e",), "ю": ("iu",), "я": ("ia",),
    "і": ("i",), "є": ("ie",), "ґ": ("g",), "ј": ("i",), "љ": ("li",), "њ": ("ni",), "ћ": ("t",), "ђ": ("d",),
    "џ": ("d",),
}  # fmt: skip
"""Loose Latin of each letter: ч (ch, č, tš) and ц (ts, c) are both t, ш and щ begin with s; й and ё were folded."""

_C_APART = 2
_LATIN_LOOSE = {"y": "i", "j": "i", "w": "v", "q": "k", "x": "ks"}
_MUTE_AFTER = {"h": "cszktgp", "s": "t", "z": "t"}
"""The second letter of kh, sh, zh, th, ts, tz, tch says only how the first is read."""


def without_doubles(key: str) -> str:
    """`key` with each letter written once where it is doubled (Геннадий is Genadij in Lithuania)."""
    return "".join(letter for before, letter in zip(" " + key, key, strict=False) if letter != before)


def _one_i(pieces: Iterable[str]) -> str:
    """The pieces as one key; Dmitry, Dmitrii and Dmitrij end alike."""
    key = "".join(pieces)
    while "ii" in key:
        key = key.replace("ii", "i")
    return key


def _each_reading(letters: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Every combination of the letters' readings; once there are `MOST_KEYS`, later letters have only their first."""
    combinations, bounded = 1, []
    for readings in letters:
        kept = readings if combinations * len(readings) <= MOST_KEYS else readings[:1]
        combinations *= len(kept)
        bounded.append(kept)
    return product(*bounded)


def _distinct(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _loose_latin(word: str, sounds: tuple[str, ...]) -> str:
    """The romanised key of a Latin word in which `sounds` are those of each letter c, t or k, in their order."""
    word = word.replace("sch", "sch" if sounds[:1] == ("t",) else "sh").replace("ph", "f")
    pieces = []
    left = iter(sounds)
    for before, letter in zip(" " + word, word, strict=False):
        sound = next(left, "t") if letter == "c" else _LATIN_LOOSE.get(letter, letter)
        mute = (letter == "c" and before == sound) or before in _MUTE_AFTER.get(letter, "")
        pieces.append("" if mute else sound)
    return _one_i(pieces)


def _sounds_of_c(word: str) -> Iterator[tuple[str, ...]]:
    """What the letters c of a word may stand for; the first few one by one (Charitonovič), the rest alike."""
    count = word.count("c")
    apart = min(count, _C_APART)
    for sounds in product("tk", repeat=apart):
        yield (*sounds, *sounds[-1:] * (count - apart))


def _cyrillic_readings(word: str) -> Iterable[tuple[str, ...]]:
    """For each letter its Latin readings; a е that is read "ye" (first, after a vowel or a sign) has two."""
    for before, letter in zip(" " + word, word, strict=False):
        if letter == "е" and before in " " + _CYRILLIC_VOWELS + _SOFT_OR_HARD:
            yield ("e", "ie")
        else:
            yield _CYRILLIC.get(letter, (letter,))


@lru_cache(maxsize=1 << 16)
def romanised(word: str) -> tuple[str, ...]:
    """The romanised keys of a folded word, the commonest first; none for Hebrew and for digits."""
    script = script_of(word)
    if script is Script.CYRILLIC:
        return _distinct(map(_one_i, _each_reading(_cyrillic_readings(word))))
    if script is Script.OTHER:
        from anyascii import anyascii

        from clientdesk.base.text import tokens

        return _distinct(key for spelled in tokens(anyascii(word)) for key in romanised(spelled))
    if script is Script.LATIN:
        return _distinct(_loose_latin(word, sounds) for sounds in _sounds_of_c(word))
    return ()


_CONSONANTS = {
    "b": "v", "c": "k", "d": "d", "f": "p", "g": "g", "h": "h", "k": "k", "l": "l", "m": "m", "n": "n", "p": "p",
    "q": "k", "r": "r", "s": "s", "t": "t", "v": "v", "w": "v", "x": "ks", "z": "s",
}  # fmt: skip
_MUTE_CONSONANT_AFTER = {"h": "csktgp", "s": "t", "z": "t"}
_HEBREW: dict[str, tuple[str, ...]] = {
    "א": ("",), "ב": ("v",), "ג": ("g",), "ד": ("d",), "ה": ("h",), "ו": ("", "v"), "ז": ("s",), "ח": ("k", "h"),
    "ט": ("t",), "י": ("",), "כ": ("k",), "ל": ("l",), "מ": ("m",), "נ": ("n",), "ס": ("s",), "ע": ("",),
    "פ": ("p",), "צ": ("t", "s"), "ק": ("k",), "ר": ("r",), "ש": ("s",), "ת": ("t",),
}  # fmt: skip


def _latin_skeleton(word: str) -> str:
    """Consonants of a Latin word; a vowel at its beginning, and j or y there, is "a"."""
    pieces = ["a"] if word[:1] in tuple("aeiouyj") else []
    for before, letter in zip(" " + word, word, strict=False):
        if letter != before and before not in _MUTE_CONSONANT_AFTER.get(letter, ""):
            pieces.append(_CONSONANTS.get(letter, ""))
    return "".join(pieces)


def _hebrew_skeletons(word: str) -> Iterable[str]:
    """Consonants of a Hebrew word: ו may be v or a vowel, ח may be ch or h, צ may be ts or z."""
    first = ("a",) if word[0] in "איע" else ("v",) if word[0] == "ו" else _HEBREW[word[0]]
    rest = word[1:].replace("וו", "ב")
    return map("".join, _each_reading((first, *(_HEBREW.get(letter, (letter,)) for letter in rest))))


@lru_cache(maxsize=1 << 16)
def skeletons(word: str) -> tuple[str, ...]:
    """The skeletons of a folded word that have at least two letters, the commonest first; none for digits."""
    script = script_of(word)
    if script is Script.HEBREW:
        start = next(index for index, char in enumerate(word) if char in _HEBREW)
        keys = _hebrew_skeletons(word[start:])
    elif script is Script.NONE:
        return ()
    else:
        spelled = (word,) if script is Script.LATIN else romanised(word)
        keys = (_latin_skeleton(latin) for latin in spelled)
    return tuple(key for key in _distinct(keys) if len(key) > 1)
