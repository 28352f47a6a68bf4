"""What is printed: the pages as a PDF holds them, read back from it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from clientdesk.base.words import is_right_to_left, language
from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import add_customer, add_tag
from clientdesk.features.customers.inputs import AddressInput, PointInput
from clientdesk.features.customers.pane_print_lists import Frame, LabelPages, ListPages, PhonePages, fitted
from clientdesk.features.customers.pane_print_sheet import SheetPages
from clientdesk.features.customers.printing_lists import (
    envelope,
    envelopes,
    everyone,
    heading_letter,
    list_columns,
    list_rows,
    phone_book,
)
from clientdesk.features.customers.printing_sheet import customer_sheet
from clientdesk.features.customers.rules import PointKind
from clientdesk.kit.paper import A4, SHEETS
from clientdesk.kit.printing import UNITS_PER_INCH, Pages, page_image, write_pdf

POINTS_PER_MM = 72 / 25.4


def silent(done: int, of: int) -> None:
    """Nobody wants to know how far it is."""


@pytest.fixture
def people(desk: Desk, qapp: QApplication) -> dict[str, int]:
    """Four customers; one without a phone, one without an address."""

    def add(name: str, phone: str = "", street: str = "", **more: Any) -> int:  # noqa: ANN401 - as the command takes them
        points = (PointInput(PointKind.PHONE, phone),) if phone else ()
        addresses = (AddressInput(street=street, city="Tartu", postcode="51001", country="EE"),) if street else ()
        added: int = desk.run("Added", add_customer, name=name, points=points, addresses=addresses, **more)
        return added

    return {
        "Anna": add("Anna Saar", "+372 5123 4567", "Kase 1", honorific="Dr."),
        "Avi": add("אבי כהן", "+972 52-123-4567", "הרצל 5", language="he"),
        "Õie": add("Õie Org", "+372 5300 1180", "Riia 2"),
        "Bert": add("Bert", "", ""),
    }


def texts(pages: Pages, path: Path) -> list[str]:
    """What a reader of the PDF finds on each page."""
    write_pdf(pages, path, silent)
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(path).pages]


def test_the_sheet_tells_all_that_is_known(desk: Desk, people: dict[str, int], tmp_path: Path) -> None:
    desk.run("Tag", add_tag, customer=people["Anna"], name="club")
    desk.run("Logged", log_contact, customer=people["Anna"], kind=ContactKind.CALL, note="Wants a blue bike")
    sheet = desk.ask(customer_sheet, customer=people["Anna"])
    assert sheet is not None
    (text,) = texts(SheetPages(sheet, A4), tmp_path / "sheet.pdf")
    for told in (
        "Anna Saar",
        "Contact details",
        "+372 5123 4567",
        "Kase 1",
        "club",
        "Wants a blue bike",
        "Page 1 of 1",
    ):
        assert told in text, text


def test_the_sheet_is_in_the_customer_s_language_and_the_window_goes_on_in_its_own(
    desk: Desk, people: dict[str, int]
) -> None:
    sheet = desk.ask(customer_sheet, customer=people["Avi"])
    assert sheet is not None and sheet.right_to_left
    assert "טלפון" in [line.label for part in sheet.parts for line in part.lines]
    assert (language(), is_right_to_left()) == ("en", False)


def test_a_language_we_do_not_speak_is_that_of_the_window(desk: Desk, qapp: QApplication) -> None:
    customer = desk.run("Added", add_customer, name="Jean", language="fr")
    sheet = desk.ask(customer_sheet, customer=customer)
    assert sheet is not None and not sheet.right_to_left


def test_a_long_note_goes_on_on_the_next_page_and_nothing_of_it_is_lost(
    desk: Desk, qapp: QApplication, tmp_path: Path
) -> None:
    words = [f"w{number}x" for number in range(2500)]
    customer = desk.run("Added", add_customer, name="Anna", note=" ".join(words))
    sheet = desk.ask(customer_sheet, customer=customer)
    assert sheet is not None
    found = texts(SheetPages(sheet, A4), tmp_path / "long.pdf")
    assert len(found) > 1
    # A word is told to a reader of the file in pieces now and then.
    assert set(re.findall(r"w\d+x", "".join(found).replace(" ", ""))) == set(words)


def test_fonts_travel_with_the_pdf(desk: Desk, people: dict[str, int], tmp_path: Path) -> None:
    sheet = desk.ask(customer_sheet, customer=people["Avi"])
    assert sheet is not None
    write_pdf(SheetPages(sheet, A4), tmp_path / "sheet.pdf", silent)
    page = PdfReader(tmp_path / "sheet.pdf").pages[0]
    fonts = page["/Resources"]["/Font"].values()  # type: ignore[index]
    assert fonts
    for font in fonts:
        inner = font.get_object()["/DescendantFonts"][0].get_object()
        assert any(key.startswith("/FontFile") for key in inner["/FontDescriptor"].get_object())


def test_a_list_holds_the_columns_in_their_order(desk: Desk, people: dict[str, int], tmp_path: Path) -> None:
    columns = [one for one in desk.ask(list_columns) if one.key in {"name", "phone", "city"}]
    rows = desk.ask(list_rows, ids=[people["Õie"], people["Anna"]], columns=[one.key for one in columns])
    assert rows == [("Õie Org", "+372 5300 1180", "Tartu"), ("Anna Saar", "+372 5123 4567", "Tartu")]
    pages = ListPages(desk, desk.ask(everyone), columns, paper=A4, frame=Frame.of(desk, "Customers"))
    (text,) = texts(pages, tmp_path / "list.pdf")
    assert "Anna Saar" in text and "Bert" in text and "+372 5300 1180" in text


def test_many_columns_turn_the_paper(desk: Desk, people: dict[str, int]) -> None:
    frame = Frame.of(desk, "Customers")
    columns = desk.ask(list_columns)
    assert ListPages(desk, list(people.values()), columns, paper=A4, frame=frame).paper.width == A4.height
    assert ListPages(desk, list(people.values()), columns[:1], paper=A4, frame=frame).paper is A4


@given(st.lists(st.floats(1, 5000), min_size=1, max_size=30), st.floats(100, 8000))
def test_columns_fill_the_line_and_narrow_ones_are_not_cut_for_wide_ones(wanted: list[float], width: float) -> None:
    found = fitted(wanted, width)
    assert sum(found) == pytest.approx(width)
    assert all(one > 0 for one in found)
    cut = [was for was, now in zip(wanted, found, strict=True) if now < was - 1e-6]
    whole = [was for was, now in zip(wanted, found, strict=True) if now >= was - 1e-6]
    assert not cut or not whole or max(whole) <= min(cut) + 1e-6


def test_a_phone_list_stands_under_letters_of_the_national_order(desk: Desk, people: dict[str, int]) -> None:
    book = desk.ask(phone_book, ids=None)
    assert list(book.ids) == [people["Anna"], people["Õie"], people["Avi"]]
    assert [(one.place, one.letter) for one in book.letters] == [(0, "A"), (1, "O"), (2, "א")]
    assert book.left_out == 1


def test_the_letter_is_the_one_under_which_a_name_is_looked_up() -> None:
    assert heading_letter("Õie", "et") == "Õ" and heading_letter("Õie", "en") == "O"
    assert heading_letter("Émile", "et") == "E" and heading_letter("žukas", "lt") == "Ž"
    assert heading_letter("123 bikes", "en") == "#" and heading_letter("«Йота»", "ru") == "Й"


def test_a_phone_list_has_each_number_once_and_no_letter_at_the_end_of_a_column(
    desk: Desk, qapp: QApplication, tmp_path: Path
) -> None:
    letters = "ABCDEFGHIJKLMNOPRST"
    for number in range(120):
        name = f"{letters[number * len(letters) // 120]}name{number:03}"
        desk.run("Added", add_customer, name=name, points=(PointInput(PointKind.PHONE, f"+372 5100 1{number:03}"),))
    pages = PhonePages(desk, desk.ask(phone_book, ids=None), paper=A4, frame=Frame.of(desk, "Phone list"))
    found = texts(pages, tmp_path / "phones.pdf")
    assert len(found) == pages.count() > 1
    numbers = re.findall(r"\+372 5100 1(\d{3})", " ".join(found))
    assert sorted(map(int, numbers)) == list(range(120))
    for column in range(0, len(pages._lines), pages._in_column):
        assert pages._lines[column : column + pages._in_column][-1] != -1


def test_labels_lie_on_their_places_to_a_tenth_of_a_millimetre(
    desk: Desk, people: dict[str, int], tmp_path: Path
) -> None:
    sheet = SHEETS["L7160"]
    pages = LabelPages(desk, [people["Anna"]], sheet, first=4, title="Labels", outlines=True)
    write_pdf(pages, tmp_path / "labels.pdf", silent)
    page = PdfReader(tmp_path / "labels.pdf").pages[0]
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    assert (width / POINTS_PER_MM, height / POINTS_PER_MM) == pytest.approx((210, 297), abs=0.2)
    found: list[tuple[float, float]] = []

    def visit(operator: bytes, operands: list[float], matrix: list[float], _text: object) -> None:
        if operator == b"re":
            x, y = (float(one) for one in operands[:2])
            a, b, c, d, e, f = matrix
            found.append(((a * x + c * y + e) / POINTS_PER_MM, (height - (b * x + d * y + f)) / POINTS_PER_MM))

    page.extract_text(visitor_operand_before=visit)
    wanted = [sheet.place(label) for label in range(sheet.count)]
    for place in wanted:
        assert any(place == pytest.approx(one, abs=0.1) for one in found), (place, found[:5])


def test_a_partly_used_sheet_begins_where_it_is_told(desk: Desk, people: dict[str, int]) -> None:
    sheet = SHEETS["L7160"]
    pages = LabelPages(desk, [people["Anna"]], sheet, first=4, title="Labels")
    image = page_image(pages, 0, dots_per_inch=100)

    def is_printed(label: int) -> bool:
        x, y = (length / 25.4 * 100 for length in sheet.place(label))
        w, h = (length / 25.4 * 100 for length in (sheet.width, sheet.height))
        area = image.copy(int(x) + 2, int(y) + 2, int(w) - 4, int(h) - 4)
        return any(area.pixelColor(i, j).lightness() < 128 for i in range(area.width()) for j in range(area.height()))

    assert [label for label in range(sheet.count) if is_printed(label)] == [4]


def test_only_who_has_an_address_gets_a_label_and_a_full_sheet_begins_another(
    desk: Desk, people: dict[str, int]
) -> None:
    found = desk.ask(envelopes, ids=None)
    assert set(found.ids) == {people["Anna"], people["Õie"], people["Avi"]} and found.left_out == 1
    sheet = SHEETS["5163"]
    assert LabelPages(desk, found.ids, sheet, first=7, title="").count() == 1
    assert LabelPages(desk, found.ids, sheet, first=8, title="").count() == 2


def test_a_label_says_who_and_where(desk: Desk, people: dict[str, int]) -> None:
    assert desk.ask(envelope, ids=[people["Anna"]]) == [("Dr. Anna Saar", "Kase 1", "51001 Tartu")]
    abroad = desk.run(
        "Added", add_customer, name="Jonas Kazlauskas", organisation="Rato",
        addresses=(AddressInput(street="Gedimino 1", city="Vilnius", postcode="01103", country="LT"),),
    )  # fmt: skip
    lines = ("Jonas Kazlauskas", "Rato", "Gedimino 1", "LT-01103 Vilnius", "LITHUANIA")
    assert desk.ask(envelope, ids=[abroad]) == [lines]


@pytest.mark.parametrize("make", [
    lambda desk: ListPages(desk, [], desk.ask(list_columns)[:2], paper=A4, frame=Frame.of(desk, "Customers")),
    lambda desk: PhonePages(desk, desk.ask(phone_book, ids=[]), paper=A4, frame=Frame.of(desk, "Phone list")),
    lambda desk: LabelPages(desk, [], SHEETS["5160"], first=0, title="Labels"),
])  # fmt: skip
def test_nobody_makes_one_empty_page(
    desk: Desk, qapp: QApplication, tmp_path: Path, make: Callable[[Desk], Pages]
) -> None:
    pages = make(desk)
    assert pages.count() == 1
    assert write_pdf(pages, tmp_path / "none.pdf", silent) == 1
    assert UNITS_PER_INCH == 720
