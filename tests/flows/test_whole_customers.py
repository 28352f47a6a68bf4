"""A customer, whole, in five languages: own field to change history in one window; undone to the last row, and kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from pypdf import PdfReader
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from clientdesk.base.words import LANGUAGES, N_
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.queries import Profile, profile
from clientdesk.features.customers.queries_find import find
from clientdesk.features.fields.queries import own_fields
from clientdesk.features.staff.commands import add_staff
from clientdesk.formats.source import open_source
from clientdesk.kit.short_list import ShortList
from clientdesk.shell.import_page import ImportPage, Stage
from clientdesk.shell.palette import Palette
from tests.conftest import Folders
from tests.flows.shopkeeper import CTRL, Key
from tests.flows.whole import Hands, Picture, choose_file
from tests.pictures_made import picture
from tests.shell.opened import make_shop, tidy

ANNA = "Anna Saar"
FRAME = "Frame size"


@pytest.fixture(params=LANGUAGES)
def keeper(request: pytest.FixtureRequest, folders: Folders, qtbot: QtBot) -> Iterator[Hands]:
    """Mart at the desk of a shop with one customer, once in each language; Kati works there, too."""
    make_shop(folders.data, "Dmitri Volkov")
    made = Hands(qtbot, folders.data, request.param)
    made.start()
    made.window.context.bridge.run("Kati", add_staff, name="Kati")
    yield made
    made.leave()
    tidy()


def known(keeper: Hands, name: str) -> Profile:
    """Everything about the first who is called so."""
    one = next(one for one in keeper.window.context.bridge.ask(find, text=name) if one.name == name)
    found = keeper.window.context.bridge.ask(profile, customer=one.id)
    assert found is not None
    return found


def everybody(keeper: Hands) -> int:
    """How many there are."""
    return len(list(keeper.window.context.bridge.ask(customer_ids)))


def test_a_customer_whole(keeper: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = keeper.picture()
    define_a_field(keeper)
    add_somebody(keeper, tmp_path / "anna.png", monkeypatch)
    record_a_consent(keeper)
    add_a_firm(keeper)
    relate_and_house(keeper)
    note_what_is_known(keeper)
    take_over_what_a_colleague_says(keeper)
    hand_over(keeper)
    add_again_merge_and_part(keeper)
    bring_a_table_in_and_take_it_back(keeper, tmp_path / "kliendid.xlsx", monkeypatch)
    filter_and_tag_many(keeper)
    write_and_print(keeper, tmp_path, monkeypatch)
    find_the_note_again(keeper)
    look_at_the_past(keeper)
    undo_to_the_beginning_and_come_back(keeper, first)


def define_a_field(keeper: Hands) -> None:
    """In the settings, with a number in it."""
    keeper.settings("fields")
    keeper.fill("field_name", FRAME)
    keeper.pick("field_kind", "number")
    keeper.press_on("field_add")
    assert keeper.text("field_name") == ""


def add_somebody(keeper: Hands, photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a photo, a name day and the new field."""
    photo.write_bytes(picture("png", 80, 60))
    choose_file(monkeypatch, photo)
    keeper.click(keeper.button("rail_customers"))
    keeper.press_on("customer_add")
    keeper.fill("customer_form_name", ANNA)
    keeper.press_on("customer_form_more")
    keeper.press_on("add_phone")
    keeper.fill("point_phone", "5123 4567")
    keeper.fill("name_day_day", "26")
    keeper.pick("name_day_month", "7")
    keeper.fill(f"customer_form_facts.{own_field(keeper)}", "54,5")
    keeper.press_on("customer_form_photo_choose")
    keeper.wait_for("customer_form_photo_remove")
    keeper.press_on("customer_form_save")
    anna = known(keeper, ANNA)
    assert anna.photo and (anna.name_day, anna.name_day_month) == (26, 7)
    assert keeper.text("profile_name") == ANNA


def own_field(keeper: Hands) -> str:
    """The key of the owner's own field."""
    (one,) = keeper.window.context.bridge.ask(own_fields)
    return f"own:{one.uid}"


def record_a_consent(keeper: Hands) -> None:
    """She wants no calls; it stands beside her name."""
    keeper.tab(N_("About"))
    keeper.press_on("consents_record")
    keeper.segment("consent_form_answer", "no")
    keeper.pick("consent_form_purpose", "calls")
    keeper.pick("consent_form_channel", "phone")
    keeper.press_on("consent_form_save")
    assert keeper.seen("profile_cautions").isVisible()


def add_a_firm(keeper: Hands) -> None:
    """With two people: who decides, and who signs."""
    keeper.press_on("customer_add")
    keeper.segment("customer_form_kind", "organisation")
    keeper.fill("customer_form_name", "Hotel Pärna")
    keeper.press_on("customer_form_save")
    keeper.tab(N_("People"))
    for name, part in (("Liis Lepp", "decides"), ("Tiit Rebane", "signs")):
        keeper.press_on("people_add" if name != "Liis Lepp" else "people_empty")
        keeper.fill("position_form_name", name)
        keeper.press_on(f"position_form_{part}")
        keeper.press_on("position_form_save")
    assert people(keeper) == ["Liis Lepp", "Tiit Rebane"]


def relate_and_house(keeper: Hands) -> None:
    """Anna and Dmitri are married, and live together."""
    keeper.open(ANNA)
    keeper.deed(N_("Relation…"))
    keeper.look_up("relation_form_other", "Dmitri")
    keeper.pick("relation_form_other_is_choice", "husband")
    keeper.press_on("relation_form_save")
    keeper.tab(N_("About"))
    assert len(keeper.lines("relations_list")) == 1
    keeper.deed(N_("Household…"))
    keeper.press_on("household_form_save")
    keeper.tab(N_("Members"))
    assert sorted(people(keeper)) == [ANNA, "Dmitri Volkov"]


def people(keeper: Hands) -> list[str]:
    """Who stands in the tree of a firm or a household."""
    rows = keeper.seen("people_tree", ShortList).rows()
    return [row.position.name for row in rows if row.position]


def note_what_is_known(keeper: Hands) -> None:
    """A need, on the tab Background."""
    keeper.open(ANNA)
    keeper.tab(N_("Background"))
    keeper.fill("background_needs_add", "A child seat before May")
    keeper.press(Key.Key_Return)
    assert keeper.text("background_needs_add") == ""


def take_over_what_a_colleague_says(keeper: Hands) -> None:
    """Kati has heard of another number; both stand until it is taken over."""
    keeper.take_the_desk("Kati")
    keeper.deed(N_("Note for colleagues"))
    keeper.fill("remark_form_text", "Her number is 5555 0199 now")
    keeper.press_on("remark_form_accept")
    keeper.press_on("remark_form_save")
    assert [one.shown for one in known(keeper, ANNA).points] == ["+372 5123 4567"]
    keeper.take_the_desk("Mart")
    keeper.press_on("contradiction_1_take")
    assert [one.shown for one in known(keeper, ANNA).points] == ["+372 5555 0199"]


def hand_over(keeper: Hands) -> None:
    """Kati looks after her from now on."""
    keeper.tab(N_("About"))
    keeper.press_on("care_hand_over")
    keeper.pick("hand_over_form_to", "2")
    keeper.fill("hand_over_form_note", "Mornings suit her")
    keeper.press_on("hand_over_form_save")
    assert known(keeper, ANNA).owner_name == "Kati"


def add_again_merge_and_part(keeper: Hands) -> None:
    """The form says that she is here; added all the same, found on the page of duplicates, merged, parted."""
    count = everybody(keeper)
    keeper.press_on("customer_add")
    keeper.fill("customer_form_name", "Anna Saare")
    keeper.press_on("customer_form_more")
    keeper.press_on("add_phone")
    keeper.fill("point_phone", "5555 0199")
    keeper.wait_for("alike_strip")
    keeper.press_on("customer_form_save")
    assert everybody(keeper) == count + 1
    keeper.settings("duplicates")
    keeper.press_on("settings_duplicates_look")
    keeper.wait(lambda: keeper.lines("duplicates_list"))
    keeper.press_on("duplicates_merge")
    keeper.press_on("merge_form_save")
    assert everybody(keeper) == count
    keeper.open(ANNA)
    keeper.tab(N_("About"))
    keeper.press_on("merged_part_1")
    assert everybody(keeper) == count + 1
    assert known(keeper, "Anna Saare").points


def bring_a_table_in_and_take_it_back(keeper: Hands, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The owner's own field and a consent are columns of it."""
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        rows = [("Name", "Phone", FRAME, "Newsletter"), ("Grace Whitfield", "5300 1180", 56, "yes"),
                ("Jonas Ąžuolas", "5300 1181", 58, "no")]  # fmt: skip
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    before, count = keeper.picture(), everybody(keeper)
    choose_file(monkeypatch, path)
    keeper.settings("exchange")
    keeper.press_on("exchange_import")
    keeper.press_on("import_choose")
    page = keeper.part(ImportPage, "import_page")
    while page.stage is not Stage.DONE:
        keeper.wait(lambda: page.session.is_ready and keeper.seen("import_next").isEnabled())
        keeper.press_on("import_next")
        keeper.rest()
    assert everybody(keeper) == count + 2
    grace = known(keeper, "Grace Whitfield")
    told = keeper.window.context.bridge.desk.ask(profile, customer=grace.id)
    assert told is not None
    keeper.press_on("import_undo")
    keeper.rest()
    assert everybody(keeper) == count
    changed = {table for table, rows in keeper.picture().items() if rows != before[table]}
    assert changed <= {"import_shape"}


def filter_and_tag_many(keeper: Hands) -> None:
    """Whoever has a phone is chosen in the table and tagged; undone."""
    keeper.click(keeper.button("rail_customers"))
    keeper.press_on("customer_table_button")
    keeper.press(Key.Key_A, held=CTRL)
    keeper.press_on("table_selection_tag")
    keeper.menu("tag_other")
    keeper.write("Fair")
    keeper.press_on("table_selection_tag_add")
    keeper.rest()
    assert [tag.name for tag in known(keeper, ANNA).tags] == ["Fair"]
    keeper.press(Key.Key_Z, held=CTRL)
    keeper.rest()
    assert known(keeper, ANNA).tags == ()


def write_and_print(keeper: Hands, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those chosen, to a table; the phone list, to paper."""
    table, paper = folder / "out.xlsx", folder / "phones.pdf"
    choose_file(monkeypatch, table)
    keeper.press_on("table_selection_export")
    keeper.press_on("export_format_xlsx")
    while not table.exists():
        keeper.press_on("export_next")
        keeper.rest()
    names = {card.shown_name() for card, _problems in open_source(table).reads(country="EE") if card}
    assert {ANNA, "Hotel Pärna"} <= names
    choose_file(monkeypatch, paper)
    keeper.settings("exchange")
    keeper.press_on("exchange_print")
    keeper.press_on("print_kind_phones")
    keeper.press_on("print_save")
    keeper.wait(paper.exists)
    keeper.rest()
    printed = "".join(page.extract_text() for page in PdfReader(paper).pages)
    assert "+372 5555 0199" in " ".join(printed.split("\t"))


def find_the_note_again(keeper: Hands) -> None:
    """Ctrl+K knows what is written down."""
    keeper.press(Key.Key_K, held=CTRL)
    palette = next(one for one in keeper.window.findChildren(Palette) if one.isVisible())
    keeper.write("child seat")
    keeper.wait(lambda: any("A child seat" in str(one) for one in palette.rows.rows()))
    keeper.press(Key.Key_Return)
    assert keeper.text("profile_name") == ANNA
    assert keeper.seen("insight_form_text", QPlainTextEdit).toPlainText() == "A child seat before May"
    keeper.press(Key.Key_Escape)


def look_at_the_past(keeper: Hands) -> None:
    """The change history has all of it; a day earlier she was not there."""
    keeper.settings("audit")
    keeper.press_on("settings_open_audit")
    keeper.wait(lambda: len(keeper.lines("audit_rows")) > 5)
    keeper.open(ANNA)
    keeper.tab(N_("About"))
    keeper.press_on("history_past")
    keeper.press_on("past_earlier")
    keeper.wait(lambda: keeper.seen("past_banner").isVisible())


def undo_to_the_beginning_and_come_back(keeper: Hands, first: Picture) -> None:
    """Step by step, until everything is as it was; done again it is there, and stays."""
    keeper.press(Key.Key_Escape)
    last = keeper.picture()
    keeper.quit()
    keeper.start()
    assert keeper.picture() == last
    desk = keeper.window.context.bridge.desk
    while keeper.picture() != first and desk.last_undo is not None:
        before = desk.last_undo
        keeper.press(Key.Key_Z, held=CTRL)
        keeper.rest()
        assert desk.last_undo != before, before
    after = keeper.picture()
    assert {table: rows for table, rows in after.items() if rows != first[table]} == {}
