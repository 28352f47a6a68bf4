"""How people write a name in another script: rules of their own, which the search neither knows nor uses.

Each rule takes a name in one script and gives what somebody would type: after the passport (ICAO Doc 9303), as one
writes it in mail, as newspapers of another country do, or with the keyboard left on another layout.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

_VOWELS = "аеёиоуыэюя"
_LATIN_VOWELS = "aeiouyäöüõąęėįųū"

PASSPORT = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "ie", "ы": "y", "ь": "", "э": "e", "ю": "iu",
    "я": "ia",
}  # fmt: skip
"""ICAO Doc 9303, part 3: what stands in a Russian passport since 2014."""
EVERYDAY = {**PASSPORT, "й": "y", "х": "h", "щ": "sch", "ъ": "", "ю": "yu", "я": "ya", "ё": "yo"}
"""What one writes in mail and messages."""
ESTONIAN = {
    **PASSPORT, "ж": "ž", "й": "i", "х": "h", "ц": "ts", "ч": "tš", "ш": "š", "щ": "štš", "ъ": "", "ы": "õ", "ю": "ju",
    "я": "ja", "ё": "jo", "э": "e",
}  # fmt: skip
"""The table of the Estonian Language Institute for Russian names."""
LITHUANIAN = {
    **PASSPORT, "ж": "ž", "й": "j", "х": "ch", "ц": "c", "ч": "č", "ш": "š", "щ": "šč", "ъ": "", "ю": "iu", "я": "ia",
    "ё": "io", "э": "e",
}  # fmt: skip
"""As Lithuanian newspapers write Russian names."""

RUSSIAN_FROM_LATIN = {
    "a": "а", "b": "б", "c": "ц", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "й", "k": "к",
    "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в",
    "w": "в", "x": "кс", "y": "и", "z": "з", "š": "ш", "ž": "ж", "č": "ч", "õ": "ы", "ä": "я", "ö": "ё", "ü": "ю",
    "ą": "а", "ę": "е", "ė": "е", "į": "и", "ų": "у", "ū": "у",
}  # fmt: skip
_RUSSIAN_GROUPS = (
    ("tš", "ч"), ("ch", "х"), ("sh", "ш"), ("zh", "ж"), ("ts", "ц"), ("kh", "х"), ("ja", "я"), ("jä", "я"),
    ("ju", "ю"), ("jü", "ю"), ("jo", "йо"), ("je", "е"), ("jõ", "йы"), ("ia", "ия"), ("iu", "ю"), ("io", "ё"),
)  # fmt: skip

HEBREW_FROM_LATIN = {
    "b": "ב", "c": "ק", "d": "ד", "f": "פ", "g": "ג", "h": "ה", "j": "י", "k": "ק", "l": "ל", "m": "מ", "n": "נ",
    "p": "פ", "q": "ק", "r": "ר", "s": "ס", "t": "ט", "v": "ו", "w": "ו", "x": "קס", "z": "ז", "š": "ש", "ž": "ז",
    "č": "צ",
}  # fmt: skip
_HEBREW_GROUPS = (("sh", "š"), ("ch", "č"), ("tš", "č"), ("ts", "צ"), ("zh", "ž"), ("kh", "ח"), ("ph", "פ"))
_HEBREW_FINAL = {"כ": "ך", "מ": "ם", "נ": "ן", "פ": "ף", "צ": "ץ"}

LATIN_FROM_HEBREW = {
    "א": "a", "ב": "v", "ג": "g", "ד": "d", "ה": "h", "ו": "o", "ז": "z", "ח": "h", "ט": "t", "י": "i", "כ": "kh",
    "ל": "l", "מ": "m", "נ": "n", "ס": "s", "ע": "a", "פ": "f", "צ": "ts", "ק": "k", "ר": "r", "ש": "sh", "ת": "t",
}  # fmt: skip
"""The Israeli rules of 2006 for road signs and passports; vowels are not written, so a stands between consonants."""
EVERYDAY_HEBREW = {**LATIN_FROM_HEBREW, "ח": "ch", "כ": "k", "צ": "tz", "פ": "p"}
RUSSIAN_FROM_HEBREW = {
    "א": "а", "ב": "в", "ג": "г", "ד": "д", "ה": "х", "ו": "о", "ז": "з", "ח": "х", "ט": "т", "י": "и", "כ": "х",
    "ל": "л", "מ": "м", "נ": "н", "ס": "с", "ע": "а", "פ": "ф", "צ": "ц", "ק": "к", "ר": "р", "ש": "ш", "ת": "т",
}  # fmt: skip
_FIRST_IN_HEBREW = {"ב": ("b", "б"), "כ": ("k", "к"), "פ": ("p", "п"), "י": ("y", "й"), "ו": ("v", "в")}
_MATRES = "אויע"

ENGLISH_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`"
KEYS = {
    "English": ENGLISH_KEYS,
    "Russian": "йцукенгшщзхъфывапролджэячсмитьбю.ё",
    "Hebrew": "/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ.;",
    "Estonian": "qwertyuiopüõasdfghjklöäzxcvbnm,.-`",
    "Lithuanian": "qwertyuiop[]asdfghjkl;'zxcvbnm,./`",
}
"""What the same keys write: Windows' layouts, the rows of letters; Lithuanian letters stand on the row of digits."""
_LITHUANIAN_DIGITS = dict(zip("ąčęėįšųūž", "12345678=", strict=True))


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which a name may be asked for: `pair` says from which script to which, `rule` how."""

    pair: str
    rule: str
    text: str


def script_of(name: str) -> str:
    """The script of the first letter: "Latin", "Cyrillic" or "Hebrew"."""
    first = next(char for char in name if char.isalpha())
    return next(one for one in ("Cyrillic", "Hebrew", "Latin") if one.upper() in unicodedata.name(first))


def spellings(name: str) -> Iterator[Spelling]:
    """Every way in which `name` is asked for from another script, and with the keyboard on another layout."""
    bare = unicodedata.normalize("NFC", re.sub("[\u0301]", "", unicodedata.normalize("NFD", name))).lower()
    script = script_of(bare)
    for (source, target, rule), write in _RULES.items():
        if source == script:
            yield Spelling(f"{source} as {target}", rule, write(bare))
    yield from _wrong_layout(bare, script)


def _by_table(table: Mapping[str, str]) -> Callable[[str], str]:
    return lambda name: "".join(table.get(char, char) for char in name)


def _everyday(name: str) -> str:
    """Endings -ый and -ий are -y, е at the beginning is ye."""
    name = re.sub("[ыи]й\\b", "y", name)
    return _by_table(EVERYDAY)(re.sub(r"\bе", "ye", name))


def _soft_e(table: Mapping[str, str], written: str) -> Callable[[str], str]:
    """Like a table, but е at the beginning and after a vowel has a sound before it."""
    return lambda name: "".join(
        written if char == "е" and (before in _VOWELS or not before.isalpha()) else table.get(char, char)
        for before, char in zip(" " + name, name, strict=False)
    )


def _estonian(name: str) -> str:
    """х is hh between vowels and at the end, с is ss between vowels."""
    between = f"(?<=[{_VOWELS}])%s(?=[{_VOWELS}])"
    doubled = re.sub(f"(?<=[{_VOWELS}])х\\b", "hh", re.sub(between % "х", "hh", re.sub(between % "с", "ss", name)))
    return _soft_e(ESTONIAN, "je")(doubled)


def _plain_letters(name: str) -> str:
    """Without accents."""
    return "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))


def _english_letters(name: str) -> str:
    """As one writes it to a foreigner: sh, ch, zh."""
    return _plain_letters(name.replace("š", "sh").replace("č", "ch").replace("ž", "zh"))


def _russian(name: str) -> str:
    """Je after a consonant is ье, e and ä at the beginning are э."""
    name = re.sub(f"(?<=[^{_LATIN_VOWELS} -])je", "ье", name)
    for group, letter in _RUSSIAN_GROUPS:
        name = name.replace(group, letter)
    name = re.sub(r"\b[eä]", "э", name)
    return "".join(RUSSIAN_FROM_LATIN.get(char, char) for char in name)


def _hebrew(name: str) -> str:
    for group, letter in _HEBREW_GROUPS:
        name = name.replace(group, letter)
    written = []
    for place, char in enumerate(name):
        first = place == 0 or not name[place - 1].isalpha()
        if char in _LATIN_VOWELS:
            written.append(_hebrew_vowel(char, first=first, last=place == len(name) - 1))
        elif not (place and name[place - 1] == char):
            written.append(HEBREW_FROM_LATIN.get(char, char))
    text = re.sub("ו+", "ו", "".join(written))  # a long vowel is one letter
    text = re.sub("(?<=.)ו$", "ב", text) if name.endswith("v") else text
    return text[:-1] + _HEBREW_FINAL.get(text[-1:], text[-1:])


def _hebrew_vowel(char: str, *, first: bool, last: bool) -> str:
    """A vowel at the beginning stands on alef; inside, o and u are vav, i is yod, a and e are not written."""
    sound = {"o": "ו", "u": "ו", "ö": "ו", "ü": "ו", "õ": "ו", "ų": "ו", "ū": "ו", "i": "י", "y": "י", "į": "י"}
    inner = sound.get(char, "ה" if last and char in "aąä" else "")
    return "א" + inner if first else inner


def _hebrew_from_russian(name: str) -> str:
    return _hebrew("".join(EVERYDAY.get(char, char) for char in name))


def _from_hebrew(table: Mapping[str, str], vowel: str, side: int) -> Callable[[str], str]:
    def write(name: str) -> str:
        spelled = re.sub("['׳\"״]", "", re.sub("ג['׳]", ("J", "Ж")[side], name))
        return " ".join(_hebrew_word(word, table, vowel, side) for word in re.findall("[א-תJЖ]+", spelled)).lower()

    return write


def _hebrew_word(word: str, table: Mapping[str, str], vowel: str, side: int) -> str:
    plain = "".join({final: usual for usual, final in _HEBREW_FINAL.items()}.get(char, char) for char in word)
    table = {**table, "J": "j", "Ж": "дж"}
    written = [_FIRST_IN_HEBREW[plain[0]][side] if plain[0] in _FIRST_IN_HEBREW else table[plain[0]]]
    for before, char in pairwise(plain):
        if char not in _MATRES and before not in _MATRES:
            written.append(vowel)
        written.append(table[char])
    return "".join(written)


_RULES: dict[tuple[str, str, str], Callable[[str], str]] = {
    ("Cyrillic", "Latin", "passport (ICAO 9303)"): _by_table(PASSPORT),
    ("Cyrillic", "Latin", "everyday"): _everyday,
    ("Cyrillic", "Latin", "Estonian newspaper"): _estonian,
    ("Cyrillic", "Latin", "Lithuanian newspaper"): _soft_e(LITHUANIAN, "je"),
    ("Cyrillic", "Hebrew", "by sound"): _hebrew_from_russian,
    ("Latin", "Cyrillic", "Russian newspaper"): _russian,
    ("Latin", "Hebrew", "by sound"): _hebrew,
    ("Latin", "plain Latin", "accents left out"): _plain_letters,
    ("Latin", "plain Latin", "sh, ch, zh"): _english_letters,
    ("Hebrew", "Latin", "passport (rules of 2006)"): _from_hebrew(LATIN_FROM_HEBREW, "a", 0),
    ("Hebrew", "Latin", "everyday"): _from_hebrew(EVERYDAY_HEBREW, "e", 0),
    ("Hebrew", "Cyrillic", "by sound"): _from_hebrew(RUSSIAN_FROM_HEBREW, "а", 1),
}
"""By the script of the name, the script it is asked in, and the rule."""


def _wrong_layout(name: str, script: str) -> Iterator[Spelling]:
    own = {"Cyrillic": ("Russian",), "Hebrew": ("Hebrew",), "Latin": ("English", "Estonian", "Lithuanian")}[script]
    wrong = [layout for layout in ("English", "Russian", "Hebrew") if layout not in own]
    right = next((layout for layout in own if _keys_for(name, layout) is not None), None)
    if right is None:
        return
    keys = _keys_for(name, right) or ""
    for layout in wrong:
        typed = "".join(KEYS[layout][ENGLISH_KEYS.index(key)] if key in ENGLISH_KEYS else key for key in keys)
        yield Spelling(f"{script} typed on the {layout} layout", f"{right} keys", typed)


def _keys_for(name: str, layout: str) -> str | None:
    """The keys (as they are called on an English keyboard) that write `name` on `layout`; None when they cannot."""
    keys = []
    for char in name:
        if (layout, char) == ("Hebrew", "'"):
            keys.append("w")
        elif char in KEYS[layout] and char not in "[];',./":
            keys.append(ENGLISH_KEYS[KEYS[layout].index(char)])
        elif layout == "Lithuanian" and char in _LITHUANIAN_DIGITS:
            keys.append(_LITHUANIAN_DIGITS[char])
        elif char in " -'":
            keys.append(char)
        else:
            return None
    return "".join(keys)
