"""The order of names: by hand for what each nation expects, and against ICU for all the rest."""

from __future__ import annotations

import json
import sqlite3
import sys
import unicodedata
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCollator, QLocale

from clientdesk.base.collation import TAILORINGS, sort_key

LOCALES = {"en": "en_GB", "et": "et_EE", "lt": "lt_LT", "ru": "ru_RU", "he": "he_IL"}
NAMES = (
    "Anna Saar", "anna saar", "Anna-Maria Õun", "Anna Maria", "Annamari", "Arvo Mägi", "Ämari Uus", "Õie Öö", "Oie Oo",
    "Ülle Ungru", "Sander Zoo", "Šarūnas Žukas", "Sarunas Zukas", "Zoja Tamm", "Žanna Tamm", "Tiit Rebane", "Värner",
    "Warner", "Verner", "Živilė Šalčiūnaitė", "Zivile Salciunaite", "Čepas", "Cepas", "Cypas", "Yla", "Ila", "Įla",
    "Jonas Kazlauskas", "Ignas", "Ygnas", "Eglė", "Egle", "Eglé", "Ąžuolas", "Azuolas", "Ūla", "Ųla", "Ula", "Ulla",
    "Фёдор Емельянов", "Федор Емельянов", "Ёлкин", "Елкин", "Ельцин", "Йорк", "Иорк", "Щербаков", "Шишкин", "Ольга",
    "Їжак", "Іваненко", "Євген", "Эдуард", "Юлия", "ёж", "Ёж", "АННА", "Анна", "דוד כהן", "דוד כהנוביץ", "שרה", "שָׂרָה",
    "אברהם", "ג'ורג'", "בן־דוד", "רחל לוי", "O'Brien", "O’Brien", "Obrien", "Øresund", "Oresund", "Łukasz", "Lukas",
    "Strauß", "Strauss", "STRAUSS", "Strausser", "Đorđe", "Dorde", "Æble", "Aeble", "Café 7", "Café 12", "cafe", "CAFÉ",
    "1918", "3M", "¡Hola!", "(anon)", "UAB Žalias Ratas", "ООО «Ромашка»", "A&B", "A B", "A-B", "AB", "A/B", "Γιώργος",
    "Ёлка", "Marta Ł.", "Þór", "İnci", "Inci", "Iñaki", "Inaki", "ﬁn", "fin", "Ｆｉｎ", "X²", "X2", "nĳ",
)  # fmt: skip


def in_order(names: list[str], tailoring: str) -> list[str]:
    return sorted(names, key=lambda name: sort_key(name, tailoring))


@pytest.mark.parametrize(
    ("tailoring", "expected"),
    [
        ("en", "a A á ä b ca çb cz d o õ ø p s š t z ž"),
        ("et", "a r s š z ž t u v w õ ä ö ü x y"),
        ("lt", "a ą b c č d e ę ė f i į y ia ib j s š t u ų ū z ž"),
        ("ru", "ель ёлка ёлкин жук иод йод я anna zoja אבא"),
        ("he", "אבא כהן כהנא שרה anna zoja анна"),
        ("en", "anna zoja анна אבא"),
    ],
)
def test_each_nation_has_its_order(tailoring: str, expected: str) -> None:
    order = expected.split()
    if tailoring == "ru":
        order = ["ёлка", "ёлкин", "ель", *order[3:]]
    assert in_order(sorted(order), tailoring) == order


def test_letters_count_before_accents_and_accents_before_case() -> None:
    assert in_order(["cotea", "coté", "Cote", "côte", "cote"], "en") == ["cote", "Cote", "coté", "côte", "cotea"]


def test_a_blank_comes_before_any_letter() -> None:
    assert in_order(["Annabel A", "Anna Z", "Anna"], "et") == ["Anna", "Anna Z", "Annabel A"]


def sign(number: int) -> int:
    return (number > 0) - (number < 0)


def compared(one: str, other: str, tailoring: str) -> int:
    a, b = sort_key(one, tailoring), sort_key(other, tailoring)
    return (a > b) - (a < b)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux does Qt collate by ICU")
@pytest.mark.parametrize("tailoring", TAILORINGS)
def test_names_stand_as_icu_puts_them(tailoring: str) -> None:
    collator = QCollator(QLocale(LOCALES[tailoring]))
    wrong = [
        (one, other)
        for one, other in combinations(NAMES, 2)
        if compared(one, other, tailoring) != sign(collator.compare(one, other))
    ]
    assert wrong == []


def corpus_names(folder: Path) -> Iterator[str]:
    for lists in json.loads((folder / "names" / "names.json").read_text(encoding="utf-8")).values():
        yield from (name for found in lists.values() for name in found if isinstance(name, str))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux does Qt collate by ICU")
@pytest.mark.parametrize("tailoring", TAILORINGS)
def test_the_names_of_four_nations_stand_as_icu_puts_them(tailoring: str, corpora: Path) -> None:
    collator = QCollator(QLocale(LOCALES[tailoring]))
    names = in_order(sorted(set(corpus_names(corpora))), tailoring)
    assert len(names) > 1000
    assert [pair for pair in pairwise(names) if collator.compare(*pair) > 0] == []


@pytest.mark.parametrize("tailoring", TAILORINGS)
def test_sqlite_sorts_the_keys_alike(tailoring: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE names (name TEXT, key BLOB)")
    connection.executemany("INSERT INTO names VALUES (?, ?)", [(name, sort_key(name, tailoring)) for name in NAMES])
    by_sqlite = [name for (name,) in connection.execute("SELECT name FROM names ORDER BY key, name")]
    connection.close()
    assert by_sqlite == sorted(NAMES, key=lambda name: (sort_key(name, tailoring), name))


@given(st.text(), st.sampled_from(TAILORINGS))
def test_any_text_has_a_key_and_its_spelling_in_unicode_does_not_matter(text: str, tailoring: str) -> None:
    key = sort_key(text, tailoring)
    assert b"\x00" not in key
    assert sort_key(unicodedata.normalize("NFD", text), tailoring) == key


@given(st.text(), st.text(), st.sampled_from(TAILORINGS))
def test_a_beginning_never_comes_after_the_whole(text: str, more: str, tailoring: str) -> None:
    if not more or not unicodedata.combining(more[0]):
        assert sort_key(text.casefold(), tailoring) <= sort_key(text.casefold() + "a" + more, tailoring)


def test_only_the_five_nations() -> None:
    with pytest.raises(ValueError, match="fr"):
        sort_key("Anna", "fr")
