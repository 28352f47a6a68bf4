"""What the search index holds of a customer, and what a query asks of it.

Both sides are sets of tokens. A query is met when for each of its words one of the word's spellings is the beginning
of some token. Words are indexed as they are and, for names, by keys for the other scripts; a key begins with a mark
that no folded word can contain, so that keys meet only keys.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from clientdesk.base.keys import Script, romanised, script_of, skeletons, without_doubles
from clientdesk.base.layouts import other_layouts
from clientdesk.base.phone import Phone, typed_digits
from clientdesk.base.text import tokens

CYRILLIC_KEY = "§"
"""Before the romanised key of a word that is not Latin; asked by Latin words (`ivanov` finds Иванов)."""
LATIN_KEY = "¶"
"""Before the romanised key of a Latin word that is not its own key; asked by Cyrillic words (`юлия` finds Yulia, whose
key is iulia), and by Latin ones spelled otherwise. Where word and key are the same, one token serves as both."""
HEBREW_SKELETON = "¬"
"""Before the consonants of a Hebrew word; asked by words of other scripts (`cohen` finds כהן)."""
OTHER_SKELETON = "±"
"""Before the consonants of any other word; asked by Hebrew words (`כהן` finds Cohen)."""
END = "¦"
"""After a skeleton, so that a short one can be asked for whole: `rojus` is not the beginning of every name in r-s."""
FILTER = "¤"
"""Before a class or a tag; asked whole, never by its beginning."""

LONGEST_QUERY = 400
MOST_WORDS = 16
"""What is typed beyond these is not looked at."""

_COMPOUND = re.compile(r"\w+(?:['’ʼ`´\-‐‑]\w+)+")
_HEBREW_J = re.compile("ג['’׳]")
_SOUND_OF_UMLAUT = str.maketrans({"ä": "ia", "ö": "io", "ü": "iu", "õ": "y"})
_UMLAUT = re.compile("[äöüõÄÖÜÕ]")
_FILTER_NAME = re.compile(r"[a-z0-9]+:[a-z0-9]+")

Spellings = tuple[str, ...]
Reading = tuple[Spellings, ...]
Alternatives = tuple[Reading, ...]


@lru_cache(maxsize=1 << 16)
def _keys_of(word: str) -> tuple[str, ...]:
    """The marked keys by which `word`, standing in a name, is found from other scripts."""
    script = script_of(word)
    mark = LATIN_KEY if script is Script.LATIN else CYRILLIC_KEY
    skeleton_mark = HEBREW_SKELETON if script is Script.HEBREW else OTHER_SKELETON
    spelled = romanised(word)
    loose = dict.fromkeys((*spelled, *map(without_doubles, spelled)))
    loose.pop(word, None)
    return (*(mark + key for key in loose), *(skeleton_mark + key + END for key in skeletons(word)))


def index_tokens_of_name(name: str) -> tuple[str, ...]:
    """Every token by which a name is found: its words, the parts of a compound written together, the keys."""
    # Piece by piece, since a shop has far fewer names than pairs of them.
    return tuple(dict.fromkeys(token for piece in name.split() for token in _tokens_of_piece(piece)))


@lru_cache(maxsize=1 << 16)
def _tokens_of_piece(piece: str) -> tuple[str, ...]:
    """The tokens of what stands between two blanks."""
    found = list(tokens(piece))
    found += ("".join(tokens(compound)) for compound in _COMPOUND.findall(piece))
    spoken = found
    if "ё" in piece or "Ё" in piece:  # Фёдор is Fedor in one passport and Fyodor in the next
        spoken = [*found, *tokens(piece.replace("ё", "йо").replace("Ё", "йо"))]
    if _HEBREW_J.search(piece):  # ג'ואל is Joel in one language and Джоэл in the next
        spoken = [*spoken, *tokens(_HEBREW_J.sub("י", piece)), *tokens(_HEBREW_J.sub("דז", piece))]
    keys = [key for word in spoken for key in _keys_of(word)]
    if _UMLAUT.search(piece):  # Härm is Хярм, Jõgi is Йыги
        said = tokens(piece.lower().translate(_SOUND_OF_UMLAUT))
        keys += [LATIN_KEY + key for word in said for key in romanised(word)]
    return tuple(dict.fromkeys((*found, *keys)))


def searchable(
    names: Iterable[str], others: Iterable[str] = (), phones: Iterable[Phone] = (), filters: Iterable[str] = ()
) -> str:
    """The text that the index holds of one customer: tokens, each once, with blanks between them.

    Args:
        names: given, family and other names, nickname, company; also found from other scripts.
        others: e-mail addresses, city, whatever is found as it is written.
        phones: found by international and national digits and by the last four.
        filters: classes and tags, as `filter_token` is asked for them (`"class:a"`, `"tag:17"`).
    """
    found: dict[str, None] = {}
    for name in filter(None, names):
        found.update(dict.fromkeys(index_tokens_of_name(name)))
    for other in filter(None, others):
        found.update(dict.fromkeys(tokens(other)))
    for phone in phones:
        found.update(dict.fromkeys(phone.found_by()))
    found.update(dict.fromkeys(map(filter_token, filters)))
    return " ".join(found)


@lru_cache(maxsize=1024)
def filter_token(name: str) -> str:
    """The token of a class or a tag named `kind:value`, both of ASCII letters and digits."""
    if not _FILTER_NAME.fullmatch(name):
        raise ValueError(name)
    return FILTER + name.replace(":", "·")


@dataclass(frozen=True)
class Query:
    """What a person typed, as alternatives of spellings.

    Args:
        parts: all of them must be met. A part is met when one of its readings is; a reading, when each of its words
            is; a word, when one of its spellings is the beginning of some token.
        typed: the folded words as typed.
    """

    parts: tuple[Alternatives, ...]
    typed: tuple[str, ...]

    def is_met_by(self, index_tokens: Collection[str]) -> bool:
        """Whether the tokens of one customer meet the query; the definition of what the search index answers."""
        return all(
            any(
                all(any(token.startswith(word) for token in index_tokens) for word in reading)
                for reading in alternatives
            )
            for alternatives in self.parts
        )

    def spellings(self) -> Iterator[str]:
        """Every spelling asked for, the typed ones first in each word."""
        for alternatives in self.parts:
            for reading in alternatives:
                for word in reading:
                    yield from word

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The same spellings, each once."""
        return tuple(dict.fromkeys(self.spellings()))


@lru_cache(maxsize=256)
def parse_query(text: str) -> Query:
    """Read what stands in a search field; any text will do, and one without a letter or digit asks for nothing."""
    parts: list[Alternatives] = []
    typed: list[str] = []
    digits: list[str] = []
    chunks = text[:LONGEST_QUERY].split()
    for chunk in chunks:
        found = tokens(chunk)
        typed += found
        if found and all(token.isdecimal() for token in found):
            digits += found
        else:
            parts += _numbers(digits)
            digits = []
            parts += _chunk(chunk, found, alone=len(chunks) == 1)
    parts += _numbers(digits)
    return Query(tuple(dict.fromkeys(parts))[:MOST_WORDS], tuple(typed)[:MOST_WORDS])


def _numbers(digits: list[str]) -> list[Alternatives]:
    """A run of numbers: a phone number in groups, or several numbers."""
    if not digits:
        return []
    together: Reading = (typed_digits("".join(digits)),)
    if len(digits) == 1:
        return [(together,)]
    return [(tuple((group,) for group in digits[:MOST_WORDS]), together)]


def _chunk(chunk: str, found: tuple[str, ...], *, alone: bool) -> list[Alternatives]:
    """The readings of what stands between two blanks: its words, the words as one, another keyboard layout.

    Two letters alone would meet too many by other keys; beside another word they meet few (`ci sus` is בן דוד).
    """
    readings: list[Reading] = []
    if found:
        readings.append(tuple(_spellings(word) for word in dict.fromkeys(found[:MOST_WORDS])))
    if len(found) > 1 and _COMPOUND.fullmatch(chunk):
        readings.append((_spellings("".join(found)),))
    if "õ" in chunk.lower():  # Estonia writes Давыд as Davõd
        readings.append(tuple(_spellings(word) for word in tokens(chunk.lower().replace("õ", "y"))))
    if len(chunk) >= (3 if alone else 2):
        readings += (tuple((word,) for word in tokens(meant)) for meant in other_layouts(chunk))
    return [tuple(readings)] if readings else []


@lru_cache(maxsize=1024)
def _spellings(word: str) -> Spellings:
    """`word` as it is, then its keys; those of a short word meet too much to be asked for."""
    script = script_of(word)
    if script is Script.NONE:
        return typed_digits(word)
    spelled, bare = romanised(word), skeletons(word)
    asked = [word]
    if script is Script.HEBREW:
        asked += (OTHER_SKELETON + key for key in bare)
        asked += (OTHER_SKELETON + key[:-1] for key in bare if word.endswith("ה") and len(key) > 2)
        asked += (HEBREW_SKELETON + key for key in bare if len(key) > 2)
        return tuple(dict.fromkeys(asked))
    # Estonia writes Анисимов as Anissimov, Блохин as Blohhin.
    in_cyrillic = [CYRILLIC_KEY + key for key in dict.fromkeys((*spelled, *map(without_doubles, spelled)))]
    in_latin = [marked for key in spelled for marked in (key, LATIN_KEY + key)]
    across, within = (in_cyrillic, in_latin) if script is Script.LATIN else (in_latin, in_cyrillic)
    asked += across if len(word) >= 2 else []
    asked += (key for key in within if len(word) >= 4)
    asked += _hebrew_spellings(word, bare)
    return tuple(dict.fromkeys(asked))


def _hebrew_spellings(word: str, bare: tuple[str, ...]) -> Iterator[str]:
    """The skeletons under which a word of another script may stand in Hebrew letters.

    Five letters with two consonants are rarely the beginning of something longer, and two consonants begin too many
    names: then the Hebrew word must have these two alone, or a silent ה after them.
    """
    for key in bare if len(word) >= 3 else ():
        if len(key) > 2 or len(word) < 5:
            yield HEBREW_SKELETON + key
        else:
            yield HEBREW_SKELETON + key + END
            yield HEBREW_SKELETON + key + "h" + END
