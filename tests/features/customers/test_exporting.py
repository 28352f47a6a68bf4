"""All that is known of customers goes out in each format and comes in again, within what the format can carry."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from clientdesk.base.errors import Cancelled
from clientdesk.base.words import N_, shown, use_language
from clientdesk.desk.desk import Desk
from clientdesk.desk.exporting import export, exporters, losses
from clientdesk.desk.facts import FactInput, FactKind
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.card_export import cards
from clientdesk.features.customers.commands import add_customer, empty_trash, trash_customer
from clientdesk.features.customers.commands_classes import add_class
from clientdesk.features.customers.exporting_files import carried_facts
from clientdesk.features.customers.inputs import AddressInput, PointInput
from clientdesk.features.customers.photos import photo_name
from clientdesk.features.customers.records import CustomerClass
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.fields.commands import add_own_field, delete_own_field
from clientdesk.features.fields.queries import own_fields
from clientdesk.formats.card import Card
from tests.features.customers.test_bringing import bring, quiet

JPEG = b"\xff\xd8\xff\xe0 a photo"
FORMATS = {"vcard3": "out.vcf", "vcard4": "out.vcf", "csv": "out.csv", "xlsx": "out.xlsx"}
FIELDS = {
    "Shoe size": (FactKind.NUMBER, "42.5"),
    "Pays": (FactKind.MONEY, "12.50"),
    "Bike bought": (FactKind.DATE, "2024-02-29"),
    "Has a dog": (FactKind.YES_NO, "yes"),
    "Rides": (FactKind.ONE_OF, "road"),
    "Likes": (FactKind.SOME_OF, "tea\ncake, with cream"),
    "Motto": (FactKind.TEXT, "=SUM(1;2), he says"),
}
_CHOICES = {"Rides": ("road", "gravel"), "Likes": ("tea", "coffee", "cake, with cream")}


@pytest.fixture
def people(desk: Desk) -> list[int]:
    """A person of whom everything is known, a household and a firm."""
    for name, (kind, _value) in FIELDS.items():
        desk.run("Field", add_own_field, name=name, kind=kind, choices=_CHOICES.get(name, ()))
    desk.run("Class", add_class, name="Friends of the house")
    friend = next(one.key for one in desk.ask(classes_stored) if one.name == "Friends of the house")
    told = tuple(FactInput(f"own:{one.uid}", FIELDS[one.name][1]) for one in desk.ask(own_fields))
    anna = desk.run(
        N_("Added"), add_customer, given="Anna", family="Saar", honorific="Dr.", nickname="=Annu", industry="+cakes",
        found_by="@web", birth_year=1986, birth_month=3, birth_day=3, name_day_month=7, name_day=26, potential=friend,
        note="-not a formula\n\tsecond line", tags=("one; two", "three"), photo=desk.ask(photo_name, content=JPEG),
        points=(PointInput(PointKind.PHONE, "+372 5123 4567", "work"), PointInput(PointKind.PHONE, "+372 600 1000")),
        addresses=(AddressInput(street="Kase 1\n2", city="Tartu", postcode="51001", country="EE"),), facts=told,
    )  # fmt: skip
    firm = desk.run("Added", add_customer, name="Rattad OÜ", is_organisation=True, birth_month=2, birth_day=29)
    home = desk.run("Added", add_customer, name="Saared", is_household=True)
    return [anna, firm, home]


def classes_stored(shop: Shop) -> list[CustomerClass]:
    return list(CustomerClass.select())


def known(desk: Desk, *, photos: bool) -> list[Card]:
    """All that a file has to carry, in the order of names."""

    def all_cards(shop: Shop) -> list[Card]:
        written = {fact.key for fact in carried_facts(shop) if fact.put is not None}
        found = cards(shop, facts=carried_facts(shop), photos=photos)
        return [
            replace(one, facts=tuple(sorted(each for each in one.facts if each[0] in written)), line=0) for one in found
        ]

    return desk.ask(all_cards)


@pytest.mark.parametrize("key", FORMATS)
def test_what_goes_out_comes_in_again(desk: Desk, people: list[int], tmp_path: Path, key: str) -> None:
    carries_photos = key.startswith("vcard")
    before = known(desk, photos=carries_photos)
    assert before[0].facts and (before[0].photo == JPEG) is carries_photos
    out = tmp_path / FORMATS[key]
    assert export(desk, out, quiet, key=key) == {"customers": 3}
    for _one in people:
        desk.undo()
    assert known(desk, photos=False) == []
    bring(desk, out)
    assert known(desk, photos=carries_photos) == before


@pytest.mark.parametrize("language", ["ru", "he"])
def test_a_table_of_another_language_comes_in_again(
    desk: Desk, people: list[int], tmp_path: Path, language: str
) -> None:
    before = known(desk, photos=False)
    try:
        use_language(language)
        export(desk, tmp_path / "out.xlsx", quiet)
    finally:
        use_language("en")
    for _one in people:
        desk.undo()
    bring(desk, tmp_path / "out.xlsx")
    assert known(desk, photos=False) == before


def test_a_table_holds_no_cell_that_a_spreadsheet_would_run(desk: Desk, people: list[int], tmp_path: Path) -> None:
    export(desk, tmp_path / "out.csv", quiet)
    text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert "'+372 5123 4567" in cells and "'=Annu" in cells
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r")]


def test_own_fields_stand_under_their_names_and_days_are_days(desk: Desk, people: list[int], tmp_path: Path) -> None:
    export(desk, tmp_path / "out.xlsx", quiet)
    sheet = CalamineWorkbook.from_path(str(tmp_path / "out.xlsx")).get_sheet_by_index(0)
    head, first, *_rest = sheet.to_python()
    told = {str(name).partition(" [")[0]: value for name, value in zip(head, first, strict=True)}
    assert str(told["Bike bought"]) == "2024-02-29" and not isinstance(told["Bike bought"], str)
    assert told["Likes"] == "tea\ncake, with cream"
    assert told["Class"] == "Friends of the house"


def test_a_fact_that_nobody_has_is_no_column_but_an_own_field_is(desk: Desk, tmp_path: Path) -> None:
    anna = desk.run("Added", add_customer, name="Anna")
    desk.run("Field", add_own_field, name="Shoe size", kind=FactKind.NUMBER)

    def headers() -> str:
        export(desk, tmp_path / "out.csv", quiet)
        return (tmp_path / "out.csv").read_text(encoding="utf-8-sig").partition("\r\n")[0]

    assert "Shoe size [own:" in headers() and "[last_contact_on]" not in headers()
    desk.run("Logged", log_contact, customer=anna, kind=ContactKind.CALL)
    assert "[last_contact_on]" in headers()


def test_a_selection_is_written_in_its_order_without_those_that_are_gone(
    desk: Desk, people: list[int], tmp_path: Path
) -> None:
    wanted = [people[2], 999, people[0]]
    assert export(desk, tmp_path / "two.csv", quiet, customers=wanted) == {"customers": 2}
    rows = list(csv.reader(io.StringIO((tmp_path / "two.csv").read_text(encoding="utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == ["Saared", "Anna Saar"]


def said(desk: Desk, key: str, customers: Sequence[int] | None = None) -> list[str]:
    return [shown(words) for words in losses(desk, key, customers)]


def test_what_a_format_cannot_carry_is_told_with_counts(desk: Desk, people: list[int]) -> None:
    desk.run("Trash", trash_customer, customer=people[1])
    table = said(desk, "xlsx")
    assert "1 photo stays here: a table has no room for pictures." in table
    assert "1 field of your own with several choices is written as text, one choice a line." in table
    assert "1 customer in the trash is left out." in table
    assert not any("photo" in words or "trash" in words for words in said(desk, "csv", [people[2]]))
    assert "7 fields of your own are read back by ClientDesk only; other programs pass over them." in said(
        desk, "vcard3"
    )


def test_every_format_can_be_stopped_and_leaves_nothing(desk: Desk, people: list[int], tmp_path: Path) -> None:
    def stop(done: int, of: int) -> None:
        if of:
            raise Cancelled(N_("Stopped. Nothing was changed."))

    for key, name in FORMATS.items():
        with pytest.raises(Cancelled):
            export(desk, tmp_path / name, stop, key=key)
    assert [one for one in tmp_path.iterdir() if one.name.startswith((".export", "out"))] == []
    assert set(exporters(desk)) == {*FORMATS, "ics", "ics_ahead"}


@pytest.mark.parametrize("version", ["vcard3", "vcard4"])
def test_a_shop_that_does_not_know_a_field_makes_it_of_a_contact(
    desk: Desk, people: list[int], tmp_path: Path, version: str
) -> None:
    path = tmp_path / FORMATS[version]
    export(desk, path, quiet, key=version)
    for one in people:
        desk.run("Thrown", trash_customer, customer=one)
    desk.run("Emptied", empty_trash)
    for field in desk.ask(own_fields):
        desk.run("Deleted", delete_own_field, field=field.id)
    bring(desk, path)
    assert {field.name for field in desk.ask(own_fields)} == set(FIELDS)
    anna = next(
        one for one in desk.ask(lambda shop: list(cards(shop, facts=carried_facts(shop)))) if one.given == "Anna"
    )
    titles = {f"own:{field.uid}": field.name for field in desk.ask(own_fields)}
    told = {titles[key]: text for key, text in anna.facts if key in titles}
    assert (told["Shoe size"], told["Rides"], told["Motto"]) == ("42.5", "road", "=SUM(1;2), he says")
    assert anna.note == "-not a formula\n\tsecond line"
