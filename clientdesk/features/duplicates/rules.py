"""Are these two one customer: the evidence for and against, weighed, with the reasons in words.

The weights follow Fellegi and Sunter (*A theory for record linkage*, JASA 64, 1969) and are in bits: an agreement that
happens by chance once in 2ⁿ pairs of strangers weighs n. Against them stands that of all pairs in a shop of N customers
about one in N is a pair of one customer: log2 N bits. So the same full name weighs little where many are called so, and
one phone number just about outweighs the chance. What the members of one household share (phone, e-mail, address)
counts once, and little more when they share all of it; and there a different given name says that they are two.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clientdesk.base.keys import script_of
from clientdesk.base.phone import display_phone
from clientdesk.base.words import N_, Phrase, apart
from clientdesk.features.duplicates.rules_names import Kin, Names, compare_names
from clientdesk.features.duplicates.rules_traits import ANY, FAMILY, GIVEN, Birth, Traits
from clientdesk.features.duplicates.rules_words import Near, word_of

ENOUGH = 1.5
"""Bits from which two are shown as alike: nearly three to one."""
SMALLEST = 1_000
"""In a smaller shop chances cannot be read off its names; it counts as if it had so many."""
SURE = 0.98
LIKELY = 0.9

_ONE_OF_A_HOUSEHOLD = -16.0
"""Another given name, another name altogether: a family shares phone, e-mail and address, this outweighs all three."""
_OTHER_FAMILY = -3.0
"""The same given name with another family name: some eighth of all women are entered again after a wedding."""
_SAME_FATHER = 2.0
_LESS = {Near.SAME: 0.0, Near.FOND: 1.5, Near.ACROSS: 2.0, Near.SLIP: 3.0, Near.FAINT: 6.0}
"""What a word weighs less where it is not the same: more strangers have names that are merely near."""
_INITIAL = 3.0
_ONE_LANGUAGE = -2.5
"""Given and family name are no chances apart: who is called Jüri is sooner called Tamm than Smirnov."""
_ALSO = 1.5
"""Each further thing that the same household shares."""
_HOME = -2.0
"""A street and number weigh a little less than a phone: more than one household lives there."""
_TOWN, _OTHER_TOWN = 2.0, -1.0
_OTHER_PHONE, _OTHER_MAIL, _OTHER_HOME = -2.0, -1.0, -1.0
_BIRTHDAY, _BIRTHDAY_NO_YEAR = 14.0, 8.0
"""One day among some 20,000; one among 365."""
_SLIP_IN_BIRTHDAY = 6.0
_OTHER_BIRTHDAY = -16.0
_OTHER_GENERATION = -30.0
"""A father and a son of one name share all but this: years of birth far apart, a patronymic, "junior"."""
_A_GENERATION = 13


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for, or against, two being one.

    Args:
        key: "phone", "email", "web", "name", "near_name", "birthday", "address" …; "not_…" speaks against.
        value: what it is about, as it stands in the record.
    """

    key: str
    value: str = ""

    @property
    def is_against(self) -> bool:
        """Whether it says that they are two."""
        return self.key.startswith("not_")

    @property
    def words(self) -> Phrase:
        """The reason in words."""
        value = display_phone(self.value) if self.key == "phone" and self.value.startswith("+") else self.value
        return Phrase(_REASONS[self.key], value=apart(value)) if value else Phrase(_REASONS[self.key])


_REASONS = {
    "phone": N_("same phone {value}"),
    "email": N_("same e-mail {value}"),
    "web": N_("same web address {value}"),
    "name": N_("same name"),
    "fond_name": N_("a short form of the name"),
    "across_name": N_("same name in other letters"),
    "near_name": N_("nearly the same name"),
    "part_of_name": N_("part of the name"),
    "given_name": N_("same given name"),
    "birthday": N_("same birthday"),
    "near_birthday": N_("nearly the same birthday"),
    "address": N_("same postal address"),
    "town": N_("same town {value}"),
    "not_given": N_("another given name"),
    "not_family": N_("another family name"),
    "not_name": N_("another name"),
    "not_father": N_("another patronymic"),
    "not_age": N_("one is the younger"),
    "not_birthday": N_("another birthday"),
    "not_kind": N_("a person and an organisation"),
    "not_one_phone": N_("a phone that several share"),
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two customers are.

    Args:
        bits: the evidence; from `ENOUGH` on they are shown.
        reasons: what speaks for it, then what speaks against it.
    """

    bits: float
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """The chance that they are one, 0 to 1."""
        return 1.0 / (1.0 + math.pow(2.0, -max(-60.0, min(60.0, self.bits))))

    @property
    def is_enough(self) -> bool:
        """Whether they are to be shown."""
        return self.bits >= ENOUGH


class Chances:
    """How common each word of a name, and each way to reach somebody, is in a shop.

    Args:
        people: how many customers there are.
        words: by the key of a word, how many are called so; None where nobody has counted, and all are taken as rare.
        shared: by phone, e-mail and address, how many have it; those that one or two have may be left out.
        parts: by the key of a word, how much oftener it is entered as a given than as a family name.
        written: by the folded word, how many are called so; by its key a slip may look like another name.
    """

    def __init__(
        self, people: int, words: Mapping[str, int] | None = None, shared: Mapping[str, int] | None = None,
        parts: Mapping[str, int] | None = None, written: Mapping[str, int] | None = None,
    ) -> None:  # fmt: skip
        self.prior: float = math.log2(max(people, SMALLEST))
        self._words = words
        self._shared = shared or {}
        self._parts = parts or {}
        self._written = written or {}
        self._usual = max(4, people // 4_000)

    def of_word(self, one: str, other: str) -> float:
        """Bits that the same word weighs: the rarer, the more."""
        if self._words is None:
            return self.prior - 1
        count = max(self._words.get(word_of(one).key, 0), self._words.get(word_of(other).key, 0))
        return min(self.prior - 1, max(1.0, self.prior - math.log2(max(count, 1))))

    def of_sharing(self, value: str) -> float:
        """Bits that a phone or address weighs which two have in common: less where more have it."""
        many: float = math.log2(max(self._shared.get(value, 2), 2))
        return self.prior - 2.0 * (many - 1.0)

    def is_usual(self, word: str) -> bool:
        """Whether so many are called by a folded word that it is no slip."""
        return self._written.get(word, 0) >= self._usual

    def part_of(self, word: str) -> str:
        """What a folded word mostly is: as it is entered here, else as it is known."""
        oftener = self._parts.get(word_of(word).key, 0)
        if oftener:
            return GIVEN if oftener > 0 else FAMILY
        return GIVEN if word_of(word).names else ANY

    @classmethod
    def counted(cls, everybody: Iterable[Traits]) -> Chances:
        """The chances in a shop of these customers."""
        words: Counter[str] = Counter()
        shared: Counter[str] = Counter()
        parts: Counter[str] = Counter()
        written: Counter[str] = Counter()
        people = 0
        for one in everybody:
            people += 1
            words.update({word_of(word).key for word in one.words})
            written.update(one.words)
            shared.update((*one.phones, *one.mails, *one.homes))
            for word, part in zip(one.words, one.parts, strict=True):
                if part in {GIVEN, FAMILY}:
                    parts[word_of(word).key] += 1 if part == GIVEN else -1
        return cls(people, words, {value: count for value, count in shared.items() if count > 2}, parts, written)


def compare(one: Traits, other: Traits, chances: Chances) -> Likeness:
    """Weigh what two customers have in common and what not; the order of the two makes no difference."""
    if one.is_organisation != other.is_organisation:
        return Likeness(-60.0, (Reason("not_kind"),))
    found: list[tuple[float, Reason | None]] = [(-chances.prior, None)]
    names = compare_names(one, other, chances)
    found += _of_names(names, chances)
    found += _of_household(one, other, chances)
    found += _of_birthday(one.birth, other.birth)
    reasons = sorted((reason for _bits, reason in found if reason), key=lambda reason: reason.is_against)
    return Likeness(sum(bits for bits, _reason in found), tuple(reasons))


def _of_names(names: Names, chances: Chances) -> list[tuple[float, Reason | None]]:
    bits = sum(
        _INITIAL if near is Near.INITIAL else max(1.0, chances.of_word(one, other) - _LESS[near])
        for one, other, near in names.matches
    )
    found: list[tuple[float, Reason | None]] = []
    if names.kin is Kin.SAME:
        together = _ONE_LANGUAGE if len(names.matches) > 1 else 0.0
        key = _SAME_NAMES[names.nearest]
        is_across = any(script_of(one) is not script_of(other) for one, other, _near in names.matches)
        found.append((bits + together, Reason("across_name" if key == "name" and is_across else key)))
    elif names.kin is Kin.PART:
        found.append((bits, Reason("part_of_name")))
    elif names.kin is Kin.OTHER_FAMILY:
        found += [(bits, Reason("given_name")), (_OTHER_FAMILY, Reason("not_family"))]
    elif names.kin is not Kin.UNTOLD:
        against = "not_given" if names.kin is Kin.OTHER_GIVEN else "not_name"
        found.append((_ONE_OF_A_HOUSEHOLD, Reason(against)))
    if names.father:
        found.append((_SAME_FATHER, None) if names.father > 0 else (_OTHER_GENERATION, Reason("not_father")))
    if names.is_other_age:
        found.append((_OTHER_GENERATION, Reason("not_age")))
    return found


_SAME_NAMES = {
    Near.SAME: "name", Near.FOND: "fond_name", Near.ACROSS: "across_name", Near.SLIP: "near_name",
    Near.FAINT: "near_name",
    Near.INITIAL: "part_of_name",
}  # fmt: skip


def _of_household(one: Traits, other: Traits, chances: Chances) -> list[tuple[float, Reason | None]]:
    """Phone, e-mail and address: the strongest in full, each other one a little; what differs, a little less."""
    shared: list[tuple[float, Reason]] = []
    against = 0.0
    kinds = (
        ("phone", one.phones, other.phones, 0.0, _OTHER_PHONE),
        ("email", one.mails, other.mails, 0.0, _OTHER_MAIL),
        ("address", one.homes, other.homes, _HOME, _OTHER_HOME),
    )
    for key, mine, others, more, different in kinds:
        both = sorted(set(mine).intersection(others)) if mine and others else []
        if both:
            best = max(both, key=chances.of_sharing)
            shared.append((max(0.0, chances.of_sharing(best) + more), _reached(key, best)))
        elif mine and others:
            against += different
    town = sorted(set(one.towns).intersection(other.towns))
    if not any(reason.key == "address" for _bits, reason in shared) and one.towns and other.towns:
        against += _TOWN if town else _OTHER_TOWN
    shared.sort(key=lambda each: -each[0])
    found: list[tuple[float, Reason | None]] = [(against, None)]
    return found + [(bits if not place else min(bits, _ALSO), reason) for place, (bits, reason) in enumerate(shared)]


def _reached(key: str, value: str) -> Reason:
    if key == "email" and "@" not in value:
        return Reason("web", value)
    return Reason(key, "" if key == "address" else value)


def _of_birthday(one: Birth | None, other: Birth | None) -> list[tuple[float, Reason | None]]:
    if one is None or other is None:
        return []
    (year, *day), (other_year, *other_day) = one, other
    are_years = bool(year and other_year)
    if are_years and abs(year - other_year) >= _A_GENERATION and f"{year}"[2:] != f"{other_year}"[2:]:
        return [(_OTHER_GENERATION, Reason("not_birthday"))]
    if day == other_day:
        if year == other_year and are_years:
            return [(_BIRTHDAY, Reason("birthday"))]
        if not are_years:
            return [(_BIRTHDAY_NO_YEAR, Reason("birthday"))]
    if _differs_by_a_slip(one, other):
        return [(_SLIP_IN_BIRTHDAY, Reason("near_birthday"))]
    return [(_OTHER_BIRTHDAY, Reason("not_birthday"))]


def _differs_by_a_slip(one: Birth, other: Birth) -> bool:
    """Day and month swapped, or one digit wrong."""
    (year, month, day), (other_year, other_month, other_day) = one, other
    if (month, day) == (other_day, other_month) and year == other_year:
        return True
    written, other_written = (f"{y:04}{m:02}{d:02}" for y, m, d in (one, other))
    return sum(a != b for a, b in zip(written, other_written, strict=True)) == 1 and bool(year and other_year)
