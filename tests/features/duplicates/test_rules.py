"""Who is taken for one customer and who is not, and the reasons that are given for it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.features.duplicates.rules import Chances, Likeness, compare
from clientdesk.features.duplicates.rules_groups import Pair, grouped, score_words
from clientdesk.features.duplicates.rules_traits import Traits, home_key, words_of
from clientdesk.features.duplicates.rules_words import Near, nearness, word_of
from tests.features.duplicates.lookalikes import HOME, MAIL, OTHER_PHONE, PHONE, somebody

MAY = (1980, 5, 4)

ONE = {
    "a slip of the fingers": (somebody("Anna Saar", phones=[PHONE]), somebody("Anan Saar", phones=[PHONE])),
    "other letters": (somebody("Иван Щербаков", birth=MAY), somebody("Ivan Shcherbakov", birth=MAY)),
    "Hebrew letters": (somebody("דוד כהן", phones=[PHONE]), somebody("David Cohen", phones=[PHONE])),
    "the family name first": (
        somebody("Петрова Анна Ивановна", phones=[PHONE]), somebody("Анна Петрова", phones=[PHONE]),
    ),
    "a name with a comma": (somebody("Saar, Anna", mails=[MAIL]), somebody("Anna Saar", mails=[MAIL])),
    "a name of marriage": (
        somebody(given="Anna", family="Saar", phones=[PHONE], birth=MAY),
        somebody(given="Anna", family="Kask", phones=[PHONE], birth=MAY),
    ),
    "a fond form": (somebody("Александр Волков", phones=[PHONE]), somebody("Саша Волков", phones=[PHONE])),
    "a fond form in other letters": (
        somebody("Sasha Volkov", mails=[MAIL]), somebody("Александр Волков", mails=[MAIL]),
    ),
    "a nickname that is written down": (
        somebody(given="Margus", family="Oja", nickname="Konn", phones=[PHONE]),
        somebody("Konn Oja", phones=[PHONE]),
    ),
    "an initial": (somebody("A. Saar", phones=[PHONE]), somebody("Anna Saar", phones=[PHONE])),
    "only the given name": (somebody("Anna", mails=[MAIL], phones=[PHONE]), somebody("Anna Saar", phones=[PHONE])),
    "another number": (
        somebody("Anna Saar", phones=[PHONE], homes=[HOME]), somebody("Anna Saar", phones=[OTHER_PHONE], homes=[HOME]),
    ),
    "day and month swapped": (
        somebody("Anna Saar", phones=[PHONE], birth=(1980, 5, 4)),
        somebody("Anna Saar", phones=[PHONE], birth=(1980, 4, 5)),
    ),
    "two names of one firm": (
        somebody("OÜ Rattapood", mails=["rattapood.example"], firm=True),
        somebody("Rattapood", mails=["rattapood.example"], firm=True),
    ),
}  # fmt: skip
TWO = {
    "father and son": (
        somebody("Jaan Tamm", phones=[PHONE], homes=[HOME]), somebody("Toomas Tamm", phones=[PHONE], homes=[HOME]),
    ),
    "father and son of one name": (
        somebody("Jaan Tamm", phones=[PHONE], homes=[HOME], birth=(1950, 3, 1)),
        somebody("Jaan Tamm", phones=[PHONE], homes=[HOME], birth=(1980, 7, 9)),
    ),
    "other fathers": (
        somebody(given="Иван", patronymic="Петрович", family="Орлов", phones=[PHONE]),
        somebody(given="Иван", patronymic="Сергеевич", family="Орлов", phones=[PHONE]),
    ),
    "a shared phone": (somebody("Anna Saar", phones=[PHONE]), somebody("Dmitri Volkov", phones=[PHONE])),
    "wife and husband": (
        somebody("Анна Петрова", phones=[PHONE], homes=[HOME], mails=[MAIL]),
        somebody("Олег Петров", phones=[PHONE], homes=[HOME], mails=[MAIL]),
    ),
    "junior": (somebody("John Smith", phones=[PHONE]), somebody("John Smith Jr.", phones=[PHONE])),
    "a person and a firm": (somebody("Tamm", phones=[PHONE]), somebody("Tamm", phones=[PHONE], firm=True)),
    "twins": (
        somebody("Mari Tamm", phones=[PHONE], birth=MAY, homes=[HOME]),
        somebody("Liis Tamm", phones=[PHONE], birth=MAY, homes=[HOME]),
    ),
}  # fmt: skip

SHOP = Chances(
    10_000, {word_of(word).key: 40 for pair in (*ONE.values(), *TWO.values()) for one in pair for word in one.words}
)  # fmt: skip
"""Forty customers are called each of these names."""


def keys(likeness: Likeness) -> set[str]:
    return {reason.key for reason in likeness.reasons}


@pytest.mark.parametrize("name", ONE)
def test_one_customer_who_was_entered_twice(name: str) -> None:
    one, other = ONE[name]
    assert compare(one, other, SHOP).is_enough
    assert compare(one, other, SHOP).score > 0.7


@pytest.mark.parametrize("name", TWO)
def test_two_who_only_look_like_one(name: str) -> None:
    one, other = TWO[name]
    assert not compare(one, other, SHOP).is_enough


def test_the_reasons_say_what_they_are_about() -> None:
    likeness = compare(*ONE["Hebrew letters"], SHOP)
    assert [reason.words.text() for reason in likeness.reasons] == [
        "same name in other letters", "same phone +372 5123 4567",
    ]  # fmt: skip


def test_what_speaks_against_stands_last() -> None:
    likeness = compare(*ONE["a name of marriage"], SHOP)
    assert [reason.is_against for reason in likeness.reasons] == sorted(
        reason.is_against for reason in likeness.reasons
    )
    assert "not_family" in keys(likeness)


def test_a_phone_that_many_share_says_less() -> None:
    one, other = ONE["a slip of the fingers"]
    crowd = Chances(10_000, shared={PHONE: 20})
    assert compare(one, other, crowd).bits < compare(one, other, Chances(10_000)).bits


def test_a_common_name_says_less_than_a_rare_one() -> None:
    many = [somebody("Ivan Ivanov", customer=n) for n in range(200)] + [
        somebody(f"Quentin Abraxas{n}", customer=300 + n) for n in range(2)
    ]
    chances = Chances.counted(many)
    common = compare(somebody("Ivan Ivanov"), somebody("Ivan Ivanov"), chances)
    rare = compare(somebody("Quentin Abraxas"), somebody("Quentin Abraxas"), chances)
    assert rare.bits > common.bits + 5


def test_two_usual_names_are_no_slip_of_each_other() -> None:
    people = [somebody(f"{name} Tamm", customer=n) for n, name in enumerate(["Marek", "Marec"] * 10)]
    one, other = somebody("Marek Tamm", phones=[PHONE]), somebody("Marec Tamm", phones=[PHONE])
    assert not compare(somebody("Marek Oja", phones=[PHONE]), somebody("Mirek Oja", phones=[PHONE]),
                       Chances(20, {}, written={"marek": 10, "mirek": 10})).is_enough  # fmt: skip
    assert compare(one, other, Chances.counted(people)).is_enough, "c is k in the keys of both"


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("shcherbakov", "щербаков", Near.SAME),
        ("cohen", "כהנ", Near.ACROSS),
        ("aleksandr", "саша", Near.FOND),
        ("m", "mari", Near.INITIAL),
        ("laurynas", "laurtnas", Near.SLIP),
        ("kriste", "kristina", Near.SLIP),
        ("maria", "marta", Near.NO),
        ("tamm", "saar", Near.NO),
    ],
)
def test_how_near_two_words_are(one: str, other: str, near: Near) -> None:
    assert nearness(one, other) is near
    assert nearness(other, one) is near


def test_parts_are_read_off_how_a_name_is_written() -> None:
    assert words_of("Петров Иван Сергеевич") == (("петров", "иван", "сергеевич"), "fgp")
    assert words_of("Dr. Anna Saar") == (("anna", "saar"), "??")
    assert words_of("OÜ Rattapood", is_organisation=True) == (("rattapood",), "o")


def test_an_address_is_known_in_another_spelling() -> None:
    assert home_key("Riia 12-4", "Tartu") == home_key("riia 12 krt. 4".replace("krt.", "korter"), "TARTU")
    assert home_key("ул. Садовая 5", "Псков") == home_key("Садовая ул., 5", "Pskov")
    assert home_key("Riia", "Tartu") == "", "without a number it is a whole street"


NAMES = st.sampled_from(
    ["Anna", "Анна", "Saar", "Tamm", "Иван", "Петрович", "כהן", "Cohen", "דוד", "A.", "Jr", "Саша", "x", ""]
)
PEOPLE = st.builds(
    somebody,
    name=st.lists(NAMES, max_size=4).map(" ".join),
    phones=st.lists(st.sampled_from([PHONE, OTHER_PHONE]), max_size=2),
    mails=st.lists(st.just(MAIL), max_size=1),
    birth=st.none() | st.tuples(st.sampled_from([0, 1950, 1980]), st.integers(1, 12), st.integers(1, 28)),
    homes=st.lists(st.just(HOME), max_size=1),
    firm=st.booleans(),
)


@given(PEOPLE, PEOPLE)
@settings(max_examples=300, deadline=None)
def test_it_makes_no_difference_who_is_named_first(one: Traits, other: Traits) -> None:
    there, back = compare(one, other, SHOP), compare(other, one, SHOP)
    assert there.bits == pytest.approx(back.bits)
    assert keys(there) == keys(back)


@given(PEOPLE)
@settings(max_examples=100, deadline=None)
def test_nobody_speaks_against_being_oneself(one: Traits) -> None:
    assert not [reason for reason in compare(one, one, SHOP).reasons if reason.is_against and one.words]


def linked(one: int, other: int, bits: float = 8.0) -> Pair:
    return Pair(one, other, Likeness(bits, ()))


def test_a_group_is_no_chain() -> None:
    groups = grouped([linked(1, 2), linked(2, 3), linked(3, 4, 2.0)])
    assert {group.customers for group in groups} == {(1, 2), (2, 3), (3, 4)}


def test_three_who_are_all_alike_are_one_group_and_as_sure_as_the_least_sure_two() -> None:
    (group,) = grouped([linked(1, 2), linked(2, 3), linked(1, 3, 2.0)])
    assert group.customers == (1, 2, 3)
    assert group.score == linked(1, 3, 2.0).likeness.score


@given(st.sets(st.tuples(st.integers(1, 8), st.integers(9, 16)), max_size=20))
def test_every_pair_stands_in_some_group_and_every_two_of_a_group_are_a_pair(told: set[tuple[int, int]]) -> None:
    groups = grouped(linked(*pair) for pair in told)
    shown = {(pair.one, pair.other) for group in groups for pair in group.pairs}
    assert shown == told
    assert all(len(group.pairs) == len(group.customers) * (len(group.customers) - 1) // 2 for group in groups)


def test_how_sure_it_is_in_words() -> None:
    assert score_words(0.99) == "Almost certainly the same"
    assert score_words(0.93) == "Probably the same"
    assert score_words(0.75) == "Perhaps the same"
