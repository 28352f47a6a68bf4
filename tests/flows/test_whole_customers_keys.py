"""A customer, whole, without a mouse: every page and form of the story is reached, filled and left by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.queries import profile
from clientdesk.features.fields.queries import own_fields
from clientdesk.features.knowledge.queries import insights
from clientdesk.features.knowledge.queries_remarks import remarks
from clientdesk.features.staff.commands import add_staff
from clientdesk.kit.form import Form
from clientdesk.shell.palette import Palette
from tests.conftest import Folders
from tests.flows.shopkeeper import CTRL, SHIFT, Key
from tests.flows.whole import Hands, choose_file
from tests.shell.opened import make_shop, tidy


@pytest.fixture
def keeper(folders: Folders, qtbot: QtBot) -> Iterator[Hands]:
    """Mart at the desk of a shop with one customer; Kati works there, too."""
    make_shop(folders.data, "Dmitri Volkov")
    made = Hands(qtbot, folders.data)
    made.start()
    made.window.context.bridge.run("Kati", add_staff, name="Kati")
    yield made
    made.leave()
    tidy()


def go(keeper: Hands, words: str) -> None:
    """Ctrl+K, a few letters, Enter."""
    keeper.press(Key.Key_K, held=CTRL)
    palette = next(one for one in keeper.window.findChildren(Palette) if one.isVisible())
    keeper.write(words)
    keeper.wait(lambda: any(words.casefold() in str(one).casefold() for one in palette.rows.rows()))
    keeper.press(Key.Key_Return)


def step_to(keeper: Hands, key: Key, there: str) -> None:
    """Press a key until the keyboard is there, or would have been long ago."""
    seen: list[str] = []
    while (focus := QApplication.focusWidget()) is not None and focus.objectName() != there:
        seen.append(focus.objectName())
        assert len(seen) < 60, seen
        keeper.press(key)


def people(keeper: Hands) -> list[int]:
    """Everybody, in the order of the list."""
    return list(keeper.window.context.bridge.ask(customer_ids))


def save(keeper: Hands) -> None:
    """Ctrl+Enter saves from anywhere in a form, and the form is gone."""
    keeper.press(Key.Key_Return, held=CTRL)
    keeper.rest()
    forms = keeper.window.sheet.findChildren(Form) if keeper.window.sheet.form else []
    assert keeper.window.sheet.form is None, [(form.values(), form.errors()) for form in forms]


def test_a_customer_whole_by_keys(keeper: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask, desk = keeper.window.context.bridge.ask, keeper.window.context.bridge.desk
    first, before = keeper.picture(), desk.last_undo

    # A field of one's own: from Ctrl+K into the section, Tab to what stands in it.
    go(keeper, "Fields of your own")
    step_to(keeper, Key.Key_Tab, "field_name")
    keeper.write("Bicycle")
    keeper.press(Key.Key_Return)
    assert [one.name for one in ask(own_fields)] == ["Bicycle"]

    # Somebody new, what is known of her, what a colleague should know, and who looks after her.
    keeper.press(Key.Key_N, held=CTRL)
    keeper.write("Anna Saar")
    save(keeper)
    anna = next(one for one in people(keeper) if ask(profile, customer=one).name == "Anna Saar")  # type: ignore[union-attr]
    keeper.press(Key.Key_I, held=CTRL | SHIFT)
    keeper.write("A child seat before May")
    save(keeper)
    keeper.press(Key.Key_L, held=CTRL | SHIFT)
    keeper.write("Comes on Friday")
    save(keeper)
    keeper.press(Key.Key_H, held=CTRL | SHIFT)
    step_to(keeper, Key.Key_Tab, "hand_over_form_to")
    keeper.press(Key.Key_Down, Key.Key_Down)
    step_to(keeper, Key.Key_Tab, "hand_over_form_note")
    keeper.write("Mornings suit her")
    save(keeper)
    assert [one.text for one in ask(insights, customer=anna)] == ["A child seat before May"]
    assert [one.text for one in ask(remarks, customer=anna)] == ["Comes on Friday"]
    assert ask(profile, customer=anna).owner_name == "Kati"  # type: ignore[union-attr]

    # The same once more; found on the page of duplicates, merged there by Enter, and taken back.
    keeper.press(Key.Key_N, held=CTRL)
    keeper.write("Anna Saar")
    keeper.wait_for("alike_strip")
    save(keeper)
    go(keeper, "Duplicates")
    keeper.wait(lambda: keeper.lines("duplicates_list"))
    keeper.press(Key.Key_Return)
    save(keeper)
    assert len(people(keeper)) == 2
    keeper.press(Key.Key_Z, held=CTRL)
    keeper.rest()
    assert len(people(keeper)) == 3

    # Everybody chosen in the table, and written to a file.
    out = tmp_path / "out.vcf"
    choose_file(monkeypatch, out)
    keeper.press(Key.Key_2, held=CTRL)
    keeper.press(Key.Key_T, held=CTRL | SHIFT)
    keeper.press(Key.Key_A, held=CTRL)
    keeper.wait_for("table_selection")
    go(keeper, "Export")
    keeper.wait_for("export_next")
    while not out.exists():
        step_to(keeper, Key.Key_Tab, "export_next")
        keeper.press(Key.Key_Space)
        keeper.rest()

    # What was written down is found by its words; the history by its name.
    go(keeper, "child seat")
    keeper.press(Key.Key_Escape)
    assert keeper.text("profile_name") == "Anna Saar"
    go(keeper, "Change history")
    keeper.wait(lambda: keeper.lines("audit_rows"))

    while desk.last_undo != before:
        keeper.press(Key.Key_Z, held=CTRL)
        keeper.rest()
    assert {table: rows for table, rows in keeper.picture().items() if rows != first[table]} == {}
