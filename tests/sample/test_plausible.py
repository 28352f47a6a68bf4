"""A shopkeeper looks through the sample shop and finds nothing odd: names, numbers, places and hours fit each other."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import phonenumbers
import pytest

from clientdesk.base.phone import parse_phone
from clientdesk.sample.days import CLOSES_S, OPENS_S, Days, is_working, working_from
from clientdesk.sample.names import invented, latin, mailbox, womans_family
from clientdesk.sample.places import places
from clientdesk.sample.texts import SHARES, tongue
from tests.sample.conftest import FRIDAY

TALLINN = ZoneInfo("Europe/Tallinn")
POSTCODES = {
    "EE": r"\d{5}",
    "LT": r"LT-\d{5}",
    "IL": r"\d{7}",
    "GB": r"[A-Z]{1,2}\d{1,2} \d[ABD-HJLNP-UW-Z]{2}",
}


def _local(stored: str) -> datetime:
    return datetime.fromisoformat(stored).replace(tzinfo=UTC).astimezone(TALLINN)


def test_phones_are_valid_and_written_as_in_their_country(rows: sqlite3.Connection) -> None:
    asked = "SELECT value, key, a.country FROM contact_point p JOIN address a USING (customer_id) WHERE kind = 'phone'"
    found = rows.execute(asked).fetchall()
    assert len(found) == 1248
    for value, key, country in found:
        number = phonenumbers.parse(value)
        assert phonenumbers.is_valid_number(number), value
        assert phonenumbers.region_code_for_number(number) == country, value
        assert value == phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        assert parse_phone(value, "EE").e164 == key


def test_every_form_of_a_number_is_valid() -> None:
    for town in places().towns.values():
        for form in (*town.landlines, *town.country.mobiles):
            number = phonenumbers.parse(form.replace("#", "3"))
            assert phonenumbers.is_valid_number(number), (town.name, form)
            assert phonenumbers.region_code_for_number(number) == town.country.code, (town.name, form)


def test_mail_goes_nowhere_and_is_named_after_its_owner(rows: sqlite3.Connection) -> None:
    asked = "SELECT value, given, is_organisation FROM contact_point p JOIN customer c ON c.id = customer_id {}"
    mails = rows.execute(asked.format("WHERE kind = 'email'")).fetchall()
    assert len(mails) > 900
    for value, given, is_organisation in mails:
        assert re.fullmatch(r"[a-z0-9.\-]+@[a-z0-9\-]+\.example", value), value
        if not is_organisation and not any("\u0590" <= char <= "\u05ff" for char in given):
            assert value.startswith(f"{mailbox(given)}."), value
    sites = rows.execute(asked.format("WHERE kind = 'web'")).fetchall()
    assert sites and all(value.endswith(".example") for value, _given, _is_organisation in sites)


def test_addresses_fit_their_country(rows: sqlite3.Connection) -> None:
    for street, city, postcode, country in rows.execute("SELECT street, city, postcode, country FROM address"):
        town = places().towns[city]
        assert town.country.code == country
        assert re.fullmatch(POSTCODES[country], postcode), postcode
        assert any(name in street for name in town.country.streets)


def test_languages_classes_and_organisations_have_their_shares(rows: sqlite3.Connection) -> None:
    def shares(column: str) -> dict[object, float]:
        counted = Counter[object](row[0] for row in rows.execute(f"SELECT {column} FROM customer"))
        return {value: count * 100 / counted.total() for value, count in counted.items()}

    assert shares("language") == pytest.approx(SHARES, abs=4)
    assert shares("potential") == pytest.approx({"A": 8, "B": 22, "C": 70}, abs=4)
    assert shares("is_organisation")[1] == pytest.approx(6, abs=2)
    owners = {row[0] for row in rows.execute("SELECT owner_id FROM customer WHERE potential = 'A'")}
    assert owners == {row[0] for row in rows.execute("SELECT id FROM staff")}


@pytest.mark.parametrize(
    ("language", "man", "wife", "daughter"),
    [
        ("lt", "Kazlauskas", "Kazlauskienė", "Kazlauskaitė"),
        ("lt", "Butkus", "Butkienė", "Butkutė"),
        ("lt", "Stankevičius", "Stankevičienė", "Stankevičiūtė"),
        ("lt", "Adomaitis", "Adomaitienė", "Adomaitytė"),
        ("lt", "Kairys", "Kairienė", "Kairytė"),
        ("ru", "Иванов", "Иванова", "Иванова"),
        ("ru", "Воскресенский", "Воскресенская", "Воскресенская"),
        ("ru", "Ильин", "Ильина", "Ильина"),
        ("ru", "Шевченко", "Шевченко", "Шевченко"),
        ("et", "Mägi", "Mägi", "Mägi"),
    ],
)
def test_a_womans_name(language: str, man: str, wife: str, daughter: str) -> None:
    assert womans_family(man, language, is_married=True) == wife
    assert womans_family(man, language, is_married=False) == daughter


def test_every_lithuanian_family_name_has_forms_for_women() -> None:
    for family in tongue("lt").families:
        assert womans_family(family, "lt", is_married=True).endswith("ienė"), family
        assert womans_family(family, "lt", is_married=False).endswith(("aitė", "ytė", "utė", "iūtė")), family


@pytest.mark.parametrize(
    ("own", "in_latin"),
    [("Волков", "Volkov"), ("Юлия", "Julija"), ("Жукова", "Žukova"), ("Покровский", "Pokrovski"), ("Пётр", "Pjotr")],
)
def test_a_russian_name_in_estonian_papers(own: str, in_latin: str) -> None:
    assert latin(own) == in_latin


def test_given_family_and_patronymic_belong_to_one_person(rows: sqlite3.Connection) -> None:
    women = {code: {latin(name.split("/")[0]) for name in tongue(code).given[1]} for code in SHARES}
    asked = "SELECT given, family, patronymic, language FROM customer WHERE NOT is_organisation"
    seen = Counter[str]()
    for given, family, patronymic, language in rows.execute(asked):
        is_woman = latin(given) in women[language] or given in ("Ona", "Miriam", "Yael", "Anna", "Вера")
        if patronymic:
            assert patronymic.endswith("на") == is_woman, (given, patronymic)
        if language == "lt":
            assert family.endswith("ė") == is_woman, (given, family)
        if language == "ru" and latin(family).endswith(("ova", "eva", "ina", "aja", "ov", "ev", "in", "ski")):
            assert latin(family).endswith("a") == is_woman, (given, family)
        seen[language] += is_woman
    assert set(seen) == set(SHARES) and min(seen.values()) > 5


def test_calls_and_meetings_fall_in_opening_hours_of_weekdays(rows: sqlite3.Connection) -> None:
    asked = "SELECT \"on\", kind, direction, lasted_s FROM contact WHERE kind <> 'email' OR direction = 'outgoing'"
    checked = 0
    for stored, kind, _direction, lasted_s in rows.execute(asked):
        began = _local(stored)
        over = began + timedelta(seconds=lasted_s or 0)
        assert is_working(began.date()), stored
        assert time(OPENS_S // 3600) <= began.time() and over.time() <= time(CLOSES_S // 3600), (stored, kind)
        checked += 1
    assert checked > 5_000


def test_history_is_of_two_years_and_over_before_today(rows: sqlite3.Connection) -> None:
    first, last = rows.execute('SELECT min("on"), max("on") FROM contact').fetchone()
    assert timedelta(days=700) < FRIDAY - _local(first).date() <= timedelta(days=735)
    assert _local(last).date() == FRIDAY - timedelta(days=1)
    early = (
        'SELECT count(*) FROM contact k JOIN customer c ON c.id = k.customer_id WHERE substr(k."on", 1, 10) < '
        "substr(c.created_at, 1, 10)"
    )
    assert rows.execute(early).fetchone()[0] == 0
    done = rows.execute("SELECT done_at, due_on FROM reminder WHERE done_at IS NOT NULL").fetchall()
    assert done and all(_local(at).date() == date.fromisoformat(due_on) for at, due_on in done)


def test_every_kind_of_contact_is_there_in_both_directions(rows: sqlite3.Connection) -> None:
    found = {tuple(row) for row in rows.execute("SELECT kind, direction FROM contact GROUP BY 1, 2")}
    two_ways = {(kind, way) for kind in ("call", "email", "message") for way in ("incoming", "outgoing")}
    assert found == two_ways | {
        ("letter", "outgoing"), ("visit", ""), ("meeting", ""), ("note", ""), ("social", "incoming"), ("occasion", ""),
        ("own_test_ride", ""),
    }  # fmt: skip
    outcomes = {row[0] for row in rows.execute("SELECT DISTINCT outcome FROM contact")}
    assert outcomes >= {said for code in SHARES for said in (tongue(code).answered, tongue(code).not_reached)}


def test_the_agenda_is_neither_empty_nor_a_flood(rows: sqlite3.Connection) -> None:
    today = FRIDAY.isoformat()
    late, now, coming = (
        rows.execute(f"SELECT count(*) FROM reminder WHERE done_at IS NULL AND due_on {sign} ?", (today,)).fetchone()[0]
        for sign in ("<", "=", ">")
    )
    assert 2 <= late <= 5 and 4 <= now <= 10 and 20 <= coming <= 60
    unraised = (
        "SELECT count(*) FROM reminder r WHERE done_at IS NULL AND due_on < ? AND NOT EXISTS "
        "(SELECT 1 FROM reminder_raised s WHERE s.reminder = r.id AND s.due_at = r.due_at)"
    )
    assert rows.execute(unraised, (today,)).fetchone()[0] == 0
    week = "SELECT count(*) FROM appointment WHERE starts >= ? AND starts < ?"
    assert rows.execute(week, (today, (FRIDAY + timedelta(days=7)).isoformat())).fetchone()[0] >= 5
    monday_on = "SELECT starts FROM appointment WHERE NOT all_day AND starts > ?"
    assert all(is_working(datetime.fromisoformat(row[0]).date()) for row in rows.execute(monday_on, (today + " 24",)))


def test_a_family_has_birthdays_all_the_year_round(rows: sqlite3.Connection) -> None:
    asked = "SELECT birth_month, birth_day FROM customer WHERE birth_month IS NOT NULL"
    days = {(row[0], row[1]) for row in rows.execute(asked)}
    week = {((FRIDAY + timedelta(days=n)).month, (FRIDAY + timedelta(days=n)).day) for n in range(7)}
    assert {month for month, _day in days} == set(range(1, 13))
    assert 3 <= len(days & week) <= 7


@pytest.mark.parametrize("code", sorted(SHARES))
def test_a_language_has_enough_to_say_in_every_month(code: str) -> None:
    spoken = tongue(code)
    kinds = [line for months in spoken.lines.values() for month in months for line in month]
    assert len(set(kinds)) + len({one for month in spoken.exchanges for one in month}) >= 30
    assert all(len(month) >= 2 for months in spoken.lines.values() for month in months)
    assert not any(line.startswith("[") for line in kinds)


def test_nobody_asks_for_winter_storage_in_june() -> None:
    asked = tongue("en").lines["calls_in"]
    storage = "Asked whether there is still room in the winter storage."
    assert [month for month, lines in enumerate(asked, 1) if storage in lines] == [9, 10, 11]


def test_all_languages_are_told_alike() -> None:
    shapes = {
        code: (
            {kind: [len(month) for month in months] for kind, months in tongue(code).lines.items()},
            {kind: len(said) for kind, said in tongue(code).staff.reminders.items()},
            {kind: len(said) for kind, said in tongue(code).staff.appointments.items()},
            [one[:5] for one in tongue(code).story],
        )
        for code in SHARES
    }
    assert all(shape == shapes["en"] for shape in shapes.values())


def test_the_shop_is_shut_on_holidays_and_open_after_them() -> None:
    assert not is_working(date(2026, 6, 24)) and not is_working(date(2026, 11, 21))
    assert working_from(date(2026, 12, 24)) == date(2026, 12, 28)


def test_summer_time_moves_the_opening_in_utc() -> None:
    days = Days(FRIDAY, TALLINN, 400)
    july, january = days[days.before(date(2026, 7, 15))], days[days.before(date(2026, 1, 14))]
    assert july.at(OPENS_S) == "2026-07-15 07:00:00"
    assert january.at(OPENS_S) == "2026-01-14 08:00:00"


def test_names_are_put_together_by_chance_and_not_by_accident() -> None:
    rng = Random(7)
    names = [invented(tongue("ru"), rng) for _ in range(400)]
    assert len({name[1:3] for name in names}) > 200
    assert all(name.mail.isascii() and ".." not in name.mail for name in names)
