"""A made set of customers with known duplicates: its own tables of spellings and slips, none of the matcher's code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate
from random import Random
from typing import Any

from benchmarks.duplicates_names import (
    DIGITS,
    FOND,
    GIVEN,
    HEBREW_FAMILIES,
    HEBREW_GIVEN,
    KEYBOARDS,
    LETTERS,
    MOBILES,
    STREETS,
    TO_CYRILLIC,
    TOWNS,
    families,
)  # fmt: skip

LANGUAGES = ("en", "et", "lt", "ru", "he")
KINDS = (
    "typing errors", "other script", "married name", "swapped name parts", "missing parts", "nickname", "changed phone",
    "moved",
)  # fmt: skip
"""Ways in which one customer is in the shop twice."""
STRANGERS = ("shared phone", "father and son")
"""Ways in which two customers look like one."""

_TWICE = 0.12
_NEAR_BY = 0.06
_KEPT = 0.9
"""What is written down when somebody is entered the second time."""
_PHONES, _MAILS, _BIRTHDAYS, _YEARS, _HOMES = 0.9, 0.6, 0.35, 0.8, 0.65
_IN_PARTS = 0.5
"""How many have given and family name in fields of their own; the others have one name as it is said."""


@dataclass(frozen=True, slots=True)
class Made:
    """One record.

    Args:
        person: who it is; two records of one person are duplicates.
        latin: given and family name in Latin letters where the person writes others.
    """

    person: int
    language: str
    is_woman: bool
    given: str
    family: str
    patronymic: str = ""
    latin: tuple[str, str] = ("", "")
    in_parts: bool = True
    family_first: bool = False
    phone: str = ""
    mail: str = ""
    birth: tuple[int, int, int] | None = None
    street: str = ""
    city: str = ""

    @property
    def name(self) -> str:
        """As it stands where the parts are not apart."""
        given = (self.given, self.patronymic)
        order = (self.family, *given) if self.family_first else (*given, self.family)
        return " ".join(part for part in order if part)


@dataclass
class MadeSet:
    """The records and what is known of them.

    Args:
        records: in no order.
        duplicates: by kind, pairs of places in `records` that are one person.
        strangers: by kind, pairs that look alike and are two.
    """

    records: list[Made] = field(default_factory=list)
    duplicates: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    strangers: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: {kind: [] for kind in STRANGERS})

    def is_bare(self, one: int, other: int) -> bool:
        """Whether two records share neither phone nor e-mail, neither birthday nor street."""
        a, b = self.records[one], self.records[other]
        return not any(mine and mine == others for mine, others in (
            (a.phone, b.phone), (a.mail, b.mail), (a.birth, b.birth), (a.street, b.street),
        ))  # fmt: skip


def made_set(customers: int, seed: int) -> MadeSet:
    """So many records, the same for the same seed."""
    return _Making(Random(seed), customers).whole()


class _Making:
    def __init__(self, rng: Random, customers: int) -> None:
        self.rng = rng
        self.customers = customers
        self.made = MadeSet()
        self._families = {language: families(language) for language in LANGUAGES if language != "he"}
        self._sums = {language: _zipf(len(found)) for language, found in self._families.items()}
        self._persons = 0
        self._twice: dict[str, Callable[[Made], Made]] = {
            "typing errors": self.mistyped, "other script": self.in_other_letters, "married name": self.married,
            "swapped name parts": self.swapped, "missing parts": self.shortened, "nickname": self.by_nickname,
            "changed phone": self.with_other_phone, "moved": self.moved,
        }  # fmt: skip

    def whole(self) -> MadeSet:
        twice, near = int(self.customers * _TWICE), int(self.customers * _NEAR_BY)
        for number in range(twice):
            self._enter_twice(KINDS[number % len(KINDS)])
        for number in range(near):
            self._enter_neighbours(STRANGERS[number % len(STRANGERS)])
        while len(self.made.records) < self.customers:
            self.made.records.append(self.person())
        return self._shuffled()

    def _shuffled(self) -> MadeSet:
        order = list(range(len(self.made.records)))
        self.rng.shuffle(order)
        place = {old: new for new, old in enumerate(order)}
        made = MadeSet([self.made.records[old] for old in order])
        for told, found in ((made.duplicates, self.made.duplicates), (made.strangers, self.made.strangers)):
            for kind, pairs in found.items():
                told[kind] = [(place[a], place[b]) for a, b in pairs]
        return made

    def _add(self, one: Made) -> int:
        self.made.records.append(one)
        return len(self.made.records) - 1

    def _enter_twice(self, kind: str) -> None:
        one = self.person()
        while not self._suits(one, kind):
            one = self.person()
        other = self._twice[kind](self._entered_again(one))
        self.made.duplicates[kind].append((self._add(one), self._add(other)))

    def _suits(self, one: Made, kind: str) -> bool:
        if kind == "nickname":
            return one.given in FOND
        return one.is_woman if kind == "married name" else True

    def _entered_again(self, one: Made) -> Made:
        """The same person as somebody else writes them down: a few things are not asked for again."""
        kept = {
            name: getattr(one, name)
            for name in ("phone", "mail", "birth", "street", "city")
            if self.rng.random() < _KEPT
        }
        if "street" in kept:
            kept["city"] = one.city
        blank = {"phone": "", "mail": "", "birth": None, "street": "", "city": ""}
        return replace(one, **{**blank, **kept}, in_parts=self.rng.random() < _IN_PARTS)

    def _enter_neighbours(self, kind: str) -> None:
        one, other = self.person(), self.person()
        if kind == "shared phone":
            other = replace(other, phone=one.phone or self.phone(one.language))
            one = replace(one, phone=other.phone)
        else:
            one = self.person(is_woman=False)
            other = self._child(one)
        self.made.strangers[kind].append((self._add(one), self._add(other)))

    def _child(self, one: Made) -> Made:
        """A son at the same address and with the same number; some are called like the father."""
        other = self.person(language=one.language, is_woman=False)
        birth = other.birth
        if one.birth and birth and one.birth[0] and birth[0]:
            birth = (min(2012, one.birth[0] + self.rng.randint(18, 40)), *birth[1:])
        is_namesake = bool(one.birth and birth and one.birth[0] and birth[0]) and self.rng.random() < 0.15
        return replace(
            other, given=one.given if is_namesake else other.given, family=one.family,
            latin=(one.latin[0] if is_namesake else other.latin[0], one.latin[1]), birth=birth, phone=one.phone,
            street=one.street, city=one.city, mail="" if self.rng.random() < 0.5 else other.mail,
            patronymic=other.patronymic,
        )  # fmt: skip

    # --- One person

    def person(self, *, language: str = "", is_woman: bool | None = None) -> Made:
        rng = self.rng
        language = language or rng.choice(LANGUAGES)
        woman = rng.random() < 0.5 if is_woman is None else is_woman
        given, family, patronymic, latin = self._name(language, woman)
        self._persons += 1
        has_home = rng.random() < _HOMES
        town = _chosen(rng, TOWNS[language].split())
        made = Made(
            self._persons, language, woman, given, family, patronymic, latin, in_parts=rng.random() < _IN_PARTS,
            family_first=language == "ru" and rng.random() < 0.4,
            phone=self.phone(language) if rng.random() < _PHONES else "",
            birth=self._birth() if rng.random() < _BIRTHDAYS else None,
            street=self.street(language) if has_home else "", city=town if has_home or rng.random() < 0.3 else "",
        )  # fmt: skip
        return replace(made, mail=self._mail(made)) if rng.random() < _MAILS else made

    def _name(self, language: str, woman: bool) -> tuple[str, str, str, tuple[str, str]]:
        rng = self.rng
        if language == "he":
            given, *ways = _chosen(rng, HEBREW_GIVEN[not woman].split()).split(":")
            family, *others = _chosen(rng, HEBREW_FAMILIES.split()).split(":")
            return given, family, "", (rng.choice(ways), rng.choice(others))
        given = _chosen(rng, GIVEN[language][not woman].split())
        family = rng.choices(self._families[language], cum_weights=self._sums[language])[0]
        patronymic = ""
        if language == "ru" and rng.random() < 0.6:
            patronymic = _patronymic(_chosen(rng, GIVEN["ru"][1].split()), woman)
        return given, _womans(family, language, self.rng.random() < 0.5) if woman else family, patronymic, ("", "")

    def phone(self, language: str) -> str:
        return MOBILES[language] + "".join(self.rng.choices("0123456789", k=DIGITS[language]))

    def street(self, language: str) -> str:
        flat = f"-{self.rng.randint(1, 60)}" if self.rng.random() < 0.6 else ""
        return f"{self.rng.choice(STREETS[language].split(','))} {self.rng.randint(1, 150)}{flat}"

    def _birth(self) -> tuple[int, int, int]:
        year = self.rng.randint(1938, 2006) if self.rng.random() < _YEARS else 0
        return year, self.rng.randint(1, 12), self.rng.randint(1, 28)

    def _mail(self, one: Made) -> str:
        given, family = one.latin if one.latin[0] else (_latin(one.given, "everyday"), _latin(one.family, "everyday"))
        return f"{given}.{family}{self.rng.randint(1, 9999)}@mail{self.rng.randint(1, 40)}.example".lower()

    # --- The same person otherwise

    def mistyped(self, one: Made) -> Made:
        """A wrong key in the given or the family name; now and then another one somewhere else."""
        named = "given" if self.rng.random() < 0.5 else "family"
        one = _with(one, named, self._slip(getattr(one, named)))
        if self.rng.random() < 0.3:
            elsewhere = self.rng.choice(("mail", "street", "phone", "given", "family"))
            if getattr(one, elsewhere):
                slip = self._wrong_digit if elsewhere == "phone" else self._slip
                one = _with(one, elsewhere, slip(getattr(one, elsewhere)))
        return one

    def _wrong_digit(self, text: str) -> str:
        at = self.rng.randrange(5, len(text))
        return text[:at] + self.rng.choice("0123456789") + text[at + 1 :]

    def _slip(self, text: str) -> str:
        at = self.rng.randrange(1, len(text)) if len(text) > 1 else 0
        kind = self.rng.choice(("left out", "twice", "swapped", "beside", "beside"))
        if kind == "left out" and len(text) > 3:
            return text[:at] + text[at + 1 :]
        if kind == "swapped" and 0 < at < len(text) - 1:
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        if kind == "twice":
            return text[:at] + text[at] + text[at:]
        return text[:at] + self._beside(text[at]) + text[at + 1 :]

    def _beside(self, char: str) -> str:
        for rows in KEYBOARDS.values():
            for line in rows:
                place = line.find(char.lower())
                if place >= 0:
                    near = [line[each] for each in (place - 1, place + 1) if 0 <= each < len(line)]
                    return self.rng.choice(near)
        return char

    def in_other_letters(self, one: Made) -> Made:
        if one.language == "he":
            return replace(one, given=one.latin[0], family=one.latin[1], family_first=False)
        if one.language == "ru":
            table = self.rng.choice(list(LETTERS))
            named: dict[str, Any] = {
                part: _latin(getattr(one, part), table) for part in ("given", "family", "patronymic")
            }
            if self.rng.random() < 0.6:
                named["patronymic"] = ""
            return replace(one, **named)
        return replace(one, given=_cyrillic(one.given), family=_cyrillic(one.family))

    def married(self, one: Made) -> Made:
        family, latin = one.family, one.latin
        while family == one.family:
            _given, family, _patronymic, latin = self._name(one.language, True)
        mail = one.mail if self.rng.random() < 0.6 else ""
        return replace(one, family=family, latin=(one.latin[0], latin[1]), mail=mail)

    def swapped(self, one: Made) -> Made:
        return replace(one, given=one.family, family=one.given, latin=one.latin[::-1], family_first=False)

    def shortened(self, one: Made) -> Made:
        way = self.rng.choice(("given", "family", "initial", "father"))
        if way == "given":
            return replace(one, family="", patronymic="")
        if way == "family":
            return replace(one, given="", patronymic="")
        if way == "initial":
            return replace(one, given=f"{one.given[0]}.", patronymic="")
        return replace(one, patronymic="")

    def by_nickname(self, one: Made) -> Made:
        return replace(one, given=FOND[one.given], patronymic="")

    def with_other_phone(self, one: Made) -> Made:
        return replace(one, phone=self.phone(one.language))

    def moved(self, one: Made) -> Made:
        return replace(one, street=self.street(one.language), city=_chosen(self.rng, TOWNS[one.language].split()))


def _with(one: Made, part: str, value: Any) -> Made:  # noqa: ANN401 - of any part
    return replace(one, **{part: value})


def pairs_of(made: MadeSet) -> Iterator[tuple[int, int]]:
    """Every pair of places that is one person, the smaller place first."""
    for pairs in made.duplicates.values():
        for one, other in pairs:
            yield min(one, other), max(one, other)


def _chosen(rng: Random, some: list[str]) -> str:
    """One of some, the first ones more often."""
    return rng.choices(some, cum_weights=_zipf(len(some)))[0]


def _zipf(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 8) for rank in range(count)))


def _womans(family: str, language: str, is_wife: bool) -> str:
    if language == "lt":
        for ending in ("auskas", "evičius", "inskas", "ūnas", "ėnas", "onis", "aitis", "elis", "utis", "ys"):
            if family.endswith(ending):
                stem = family[:-2] if not ending.endswith("ius") else family[:-3]
                return stem + ("ienė" if is_wife else "aitė" if ending.endswith("as") else "ytė")
    if language == "ru":
        if family.endswith("ский"):
            return f"{family[:-2]}ая"
        if family.endswith(("ов", "ев", "ин")):
            return f"{family}а"
    return family


def _patronymic(father: str, woman: bool) -> str:
    if father.endswith(("й", "ь")):
        return father[:-1] + ("евна" if woman else "евич")
    if father.endswith(("а", "я")):
        return father[:-1] + ("инична" if woman else "ич")
    return father + ("овна" if woman else "ович")


def _latin(text: str, table: str) -> str:
    letters = LETTERS[table]
    spelled = "".join(letters.get(char, char).replace("_", "") for char in text.lower())
    return spelled.title() if spelled != text.lower() else text


def _cyrillic(text: str) -> str:
    spelled, rest = "", text.lower()
    while rest:
        length = next((size for size in (3, 2, 1) if rest[:size] in TO_CYRILLIC), 1)
        spelled += TO_CYRILLIC.get(rest[:length], rest[:length])
        rest = rest[length:]
    return spelled.title()
