"""Keys across scripts: whichever spelling is typed, each of its beginnings goes on finding the name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.keys import MOST_KEYS, Script, romanised, script_of, skeletons
from clientdesk.base.text import tokens


def key(word: str) -> tuple[str, ...]:
    return romanised(tokens(word)[0])


def skeleton(word: str) -> tuple[str, ...]:
    return skeletons(tokens(word)[0])


@pytest.mark.parametrize(
    ("cyrillic", "spelled"),
    [
        ("Иванов", "Ivanov"),
        ("Щербаков", "Shcherbakov Scherbakov Štšerbakov Ščerbakov Sherbakov"),
        ("Юлия", "Yuliya Iuliia Julia Yulia Julija"),
        ("Дмитрий", "Dmitry Dmitri Dmitrii Dmitriy Dmitrij"),
        ("Хабаров", "Khabarov Habarov Chabarov"),
        ("Елена", "Elena Yelena Jelena"),
        ("Кузнецов", "Kuznetsov Kuznecov Kuznetzov"),
        ("Чайковский", "Chaikovsky Tchaikovsky Čaikovskij Tšaikovski"),
        ("Жуков", "Zhukov Žukov Zukov"),
        ("Александр", "Aleksandr Alexandr"),
        ("Кристина", "Kristina Christina"),
        ("Григорьев", "Grigorev Grigoriev Grigoryev Grigorjev"),
        ("Виктория", "Viktoria Victoria Viktoriya Wiktorija"),
        ("Цветкова", "Tsvetkova Cvetkova"),
        ("Шмидт", "Schmidt Shmidt Šmidt"),
        ("Филипп", "Philipp Filipp"),
    ],
)
def test_the_usual_romanisations_meet(cyrillic: str, spelled: str) -> None:
    for spelling in spelled.split():
        assert set(key(cyrillic)) & set(key(spelling)), spelling


@pytest.mark.parametrize(
    ("hebrew", "spelled"),
    [
        ("כהן", "Kohen Cohen Cohn"),
        ("לוי", "Levi Levy Левий"),
        ("שרה", "Sarah"),
        ("יוסף", "Yosef Josef Joseph"),
        ("חיים", "Chaim Haim Хаим"),
        ("יצחק", "Yitzhak Yitzchak Итсхак"),
        ("אברהם", "Avraham"),
        ("צבי", "Tzvi Zvi Цви"),
        ("לוינסון", "Levinson Левинсон"),
        ("דוד", "David Давид"),
        ("רחל", "Rachel Rahel"),
        ("מזרחי", "Mizrahi Mizrachi"),
        ("ויזל", "Vizel Wiesel"),
    ],
)
def test_the_consonants_of_hebrew_names_meet(hebrew: str, spelled: str) -> None:
    for spelling in spelled.split():
        assert set(skeleton(hebrew)) & set(skeleton(spelling)), spelling


@pytest.mark.parametrize(("one", "other"), [("Иванов", "Petrov"), ("Мария", "Marek"), ("Анна", "Anatoli")])
def test_different_names_do_not_meet(one: str, other: str) -> None:
    assert not set(key(one)) & set(key(other))


@given(st.text("абвгдежзиклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=12), st.data())
def test_the_beginning_of_a_cyrillic_word_has_the_beginning_of_its_key(word: str, data: st.DataObject) -> None:
    beginning = word[: data.draw(st.integers(1, len(word)))]
    assert any(whole.startswith(romanised(beginning)[0]) for whole in romanised(word))


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12), st.data())
def test_the_beginning_of_a_latin_word_has_the_beginning_of_its_key(word: str, data: st.DataObject) -> None:
    beginning = word[: data.draw(st.integers(1, len(word)))]
    if "ph" not in word and "sch" not in word:
        assert any(whole.startswith(part) for whole in romanised(word) for part in romanised(beginning))


@given(st.text("אבגדהוזחטיכלמנסעפצקרשת", min_size=1, max_size=12), st.data())
def test_the_beginning_of_a_hebrew_word_has_the_beginning_of_its_skeleton(word: str, data: st.DataObject) -> None:
    beginning = word[: data.draw(st.integers(1, len(word)))]
    part = skeletons(beginning)
    assert not part or not skeletons(word) or any(whole.startswith(part[0]) for whole in skeletons(word))


@given(st.text())
def test_any_word_has_few_keys_of_plain_letters(text: str) -> None:
    for word in tokens(text):
        assert len(romanised(word)) <= MOST_KEYS
        assert len(skeletons(word)) <= MOST_KEYS
        assert all(one.isalnum() for one in (*romanised(word), *skeletons(word)))


def test_other_alphabets_are_romanised_too() -> None:
    assert "giorgos" in key("Γιώργος")
    assert key("გიორგი") == ("giorgi",)


def test_the_script_of_a_word() -> None:
    assert [script_of(word) for word in ("anna", "анна", "חנה", "άννα", "1918", "ʒ")] == [
        Script.LATIN, Script.CYRILLIC, Script.HEBREW, Script.OTHER, Script.NONE, Script.OTHER,
    ]  # fmt: skip


@pytest.mark.parametrize("letter", ["х", "щ", "ח", "ו", "c", "е"])
def test_a_word_of_nothing_but_doubtful_letters_is_no_trap(letter: str) -> None:
    assert len(romanised(letter * 64)) + len(skeletons(letter * 64)) <= 2 * MOST_KEYS
