"""The first answers are guessed from where the computer stands, and always something that can be taken."""

from __future__ import annotations

import locale
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from clientdesk.base.guesses import collation_of, countries, currencies, currency_of, guesses, zones
from clientdesk.base.known_shops import held_a_shop, remember_shop
from clientdesk.base.words import LANGUAGES, use_language
from tests.conftest import Folders


@pytest.mark.parametrize(
    ("zone", "country", "currency", "collation"),
    [
        ("Europe/Tallinn", "EE", "EUR", "et"),
        ("Europe/Vilnius", "LT", "EUR", "lt"),
        ("Europe/Moscow", "RU", "RUB", "ru"),
        ("Asia/Jerusalem", "IL", "ILS", "he"),
        ("America/New_York", "US", "USD", "en"),
    ],
)
def test_the_zone_tells_the_rest(
    monkeypatch: pytest.MonkeyPatch, zone: str, country: str, currency: str, collation: str
) -> None:
    monkeypatch.setattr("tzlocal.get_localzone_name", lambda: zone)
    found = guesses()
    assert (found.zone, found.country, found.currency, found.collation) == (zone, country, currency, collation)


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC", "Nowhere/At_All", "local", ""])
def test_a_computer_that_does_not_know_gets_answers_all_the_same(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setattr("tzlocal.get_localzone_name", lambda: zone)
    found = guesses()
    assert ZoneInfo(found.zone).key == found.zone
    assert found.zone in zones()
    assert found.country in dict(countries())
    assert found.currency in dict(currencies())
    assert found.collation in LANGUAGES


def test_where_neither_zone_nor_locale_is_told_the_language_tells_the_country(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tzlocal.get_localzone_name", lambda: "UTC")
    before = locale.setlocale(locale.LC_CTYPE)
    locale.setlocale(locale.LC_CTYPE, "C.UTF-8" if sys.platform == "linux" else "C")
    use_language("lt")
    try:
        found = guesses()
    finally:
        use_language("en")
        locale.setlocale(locale.LC_CTYPE, before)
    assert (found.country, found.currency) == ("LT", "EUR")


@pytest.mark.parametrize("account", ["root", "Admin", "user"])
def test_an_account_that_is_nobody_gives_no_name(monkeypatch: pytest.MonkeyPatch, account: str) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: account)
    assert guesses().person == ""


def test_countries_are_named_in_the_language_spoken() -> None:
    use_language("et")
    try:
        named = dict(countries())
    finally:
        use_language("en")
    assert named["EE"] == "Eesti"
    assert "EU" not in named
    assert currency_of("EE") == "EUR"
    assert collation_of("LT") == "lt"
    assert "Europe/Tallinn" in zones()


def test_a_shop_is_remembered_by_whatever_path(folders: Folders) -> None:
    shop = folders.home / "shop"
    shop.mkdir()
    other = folders.home / "link"
    other.symlink_to(shop, target_is_directory=True)
    assert not held_a_shop(shop)
    remember_shop(other)
    assert held_a_shop(shop)
    assert held_a_shop(other)
    assert not held_a_shop(Path("/elsewhere"))
