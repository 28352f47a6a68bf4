"""What the columns of a list are taken for, who is known already, and what goes wrong on the way."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from clientdesk.base.words import Phrase
from clientdesk.desk.desk import Desk
from clientdesk.desk.exporting import export
from clientdesk.features.customers.commands import add_customer, change_customer
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.rules import PointKind
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import Segmented, Select
from clientdesk.shell.import_page import ImportPage, Stage
from tests.shell.importing import (
    ANNA,
    bring_in,
    choose,
    click,
    everyone,
    figures,
    names,
    page,
    previewed,
    settle,
    stage_of,
    table,
    take,
)
from tests.shell.opened import part

__all__ = ["page", "table"]


# --- Columns


def test_a_column_is_taken_for_something_else_and_back(page: ImportPage, desk: Desk, table: Path, qtbot: QtBot) -> None:
    take(page, qtbot, table)
    guessed = page.session.columns
    assert part(page, Select, "import_field_6").property("currentText") == "Do not import"
    choose(page, qtbot, "import_field_6", "Nickname")
    choose(page, qtbot, "import_field_2", "Do not import")
    assert previewed(page)[0] == ["Anna Saar", "+372 5123 4567", "3 Mar 1986", "A", ""]
    choose(page, qtbot, "import_field_2", "E-mail")
    choose(page, qtbot, "import_field_6", "Do not import")
    assert page.session.columns == guessed
    choose(page, qtbot, "import_field_6", "Nickname")
    click(page, qtbot, "import_next")
    click(page, qtbot, "import_next")
    assert everyone(desk)[0].nickname == "K-217"


def test_what_a_class_text_means_is_asked_and_answered(page: ImportPage, desk: Desk, table: Path, qtbot: QtBot) -> None:
    take(page, qtbot, table)
    line = page.match.columns._lines[4]
    assert line.reason.text() == "VIP becomes A?"
    choose(page, qtbot, "import_class_0", "Class B")
    assert line.reason.text() == "hea becomes a tag?"
    assert previewed(page)[0][4] == "B"
    choose(page, qtbot, "import_class_1", "Class C")
    assert line.reason.text() == "chosen by you"
    choose(page, qtbot, "import_class_0", "A tag, no class")
    click(page, qtbot, "import_next")
    click(page, qtbot, "import_next")
    anna, _arvo, helena = everyone(desk)
    assert (anna.potential, [tag.name for tag in anna.tags], helena.potential) == ("", ["VIP"], "C")


def test_cells_that_cannot_be_taken_and_doubles_are_marked_in_the_preview(
    page: ImportPage, table: Path, qtbot: QtBot
) -> None:
    take(page, qtbot, table)
    rows = page.match.preview.table.rows
    spoken = rows.index(2, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Phone: 51. This is no phone number; it is kept in the notes."
    assert rows.cell(rows.index(2, 4)).trouble == "This is no class; it becomes a tag."
    assert [rows.is_known(rows.index(row, 0)) for row in range(4)] == [False, False, False, True]


def test_another_encoding_separator_and_header_are_chosen(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("Jaan Mägi;5300 1180\nOlev Šmit;5300 1181\nTiina Õun;5300 1182\n".encode("cp1257"))
    take(page, qtbot, path)
    choose(page, qtbot, "import_encoding", "Cyrillic (Windows 1251)")
    assert page.match.columns._lines[0].sample.text() == "Jaan Mдgi"
    choose(page, qtbot, "import_encoding", "Baltic (Windows 1257)")
    assert [row[0] for row in previewed(page)] == ["Jaan Mägi", "Olev Šmit", "Tiina Õun"]
    choose(page, qtbot, "import_header", "Names of the columns")
    assert len(previewed(page)) == 2
    assert page.match.columns._lines[0].title.text() == "Jaan Mägi"
    choose(page, qtbot, "import_separator", "Comma")
    assert page.match.columns.head.count.text() == "1"


def test_what_was_said_of_the_columns_outlives_another_encoding(page: ImportPage, table: Path, qtbot: QtBot) -> None:
    take(page, qtbot, table)
    choose(page, qtbot, "import_field_6", "Nickname")
    choose(page, qtbot, "import_encoding", "Western (Windows 1252)")
    assert part(page, Select, "import_field_6").property("currentText") == "Nickname"


def test_a_very_wide_table_shows_what_is_filled_first(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "wide.csv"
    empty = [f"X{place}" for place in range(100)]
    path.write_text(f"Name,Phone,{','.join(empty)}\nAnna,51234567,{',' * 99}\n", encoding="utf-8")
    take(page, qtbot, path)
    assert list(page.match.columns._lines) == [0, 1]
    click(page, qtbot, "import_more_columns")
    assert len(page.match.columns._lines) == 102


def test_our_own_table_maps_itself_and_finds_everybody(
    page: ImportPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.run("Customer added", add_customer, name="Anna Saar", points=(ANNA,), tags=("tea",), note="likes tea")
    desk.run("Customer added", add_customer, name="Nameless", is_organisation=True)
    path = tmp_path / "own.csv"
    export(desk, path, lambda _done, _of: None)
    take(page, qtbot, path)
    left = {line.title.text() for line in page.match.columns._lines.values() if not line.select.currentIndex()}
    # What is reckoned from what happened cannot come from a file.
    reckoned = {"Next contact [next_touch]", "Days without contact [silent_days]"}
    assert left == {"Customer since [added_on]", *reckoned}
    assert figures(page)[:2] == ["0 new customers", "2 look like people you already have"]
    click(page, qtbot, "import_next")
    assert not page.next.isEnabled()


# --- Doubles


@pytest.mark.parametrize(
    ("words", "button", "expected"),
    [
        ("Skip them", "Bring in 2 customers", ["Annie", "Arvo Mägi", "Helena Kask"]),
        ("Update them", "Bring in 2 customers", ["Anna again", "Arvo Mägi", "Helena Kask"]),
        ("Add them anyway", "Bring in 4 customers", ["Anna again", "Anna Saar", "Annie", "Arvo Mägi", "Helena Kask"]),
    ],
)
def test_those_known_are_skipped_updated_or_added(
    page: ImportPage, desk: Desk, table: Path, qtbot: QtBot, words: str, button: str, expected: list[str]
) -> None:
    desk.run("Customer added", add_customer, name="Annie", points=(ANNA,))
    take(page, qtbot, table)
    click(page, qtbot, "import_next")
    choice = part(page, Segmented, "import_duplicates")
    segment = next(one for one in choice.findChildren(QAbstractButton) if one.text() == words)
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    assert len(page.check.known.list.texts()) == 2
    assert page.next.text() == button
    click(page, qtbot, "import_next")
    assert names(desk) == expected
    click(page, qtbot, "import_undo")
    qtbot.waitUntil(lambda: page.session.is_undone)
    assert names(desk) == ["Annie"]


def test_somebody_added_meanwhile_is_counted(page: ImportPage, context: Context, table: Path, qtbot: QtBot) -> None:
    take(page, qtbot, table)
    click(page, qtbot, "import_next")
    assert page.next.text() == "Bring in 3 customers"
    point = PointInput(PointKind.EMAIL, "arvo@magi.ee")
    context.bridge.run("Customer added", add_customer, name="Arvo", points=(point,))
    qtbot.waitUntil(lambda: page.next.text() == "Bring in 2 customers")


# --- What goes wrong


def test_stopping_it_midway_leaves_nothing(
    page: ImportPage, context: Context, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "many.csv"
    path.write_text("Name,Phone\n" + "".join(f"Kunde {n},+3725{n:07}\n" for n in range(3000)), encoding="utf-8")
    take(page, qtbot, path)
    click(page, qtbot, "import_next")

    def stop(task: Any, done: int, of: int) -> None:  # noqa: ANN401 - a task of any result
        if done >= 1000:
            task.cancel()

    context.works.progressed.connect(stop, Qt.ConnectionType.DirectConnection)
    click(page, qtbot, "import_next")
    assert stage_of(page) is Stage.CHECK
    assert page.banner.title.text() == "Stopped. Nothing was changed."
    assert names(desk) == [] and desk.last_undo is None
    context.works.progressed.disconnect(stop)
    click(page, qtbot, "import_next")
    assert stage_of(page) is Stage.DONE and len(names(desk)) == 3000


def test_another_file_waits_until_this_one_is_in(
    page: ImportPage, context: Context, desk: Desk, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    take(page, qtbot, table)
    click(page, qtbot, "import_next")
    gate = threading.Event()
    context.works.start(Phrase("Waiting"), lambda _told: gate.wait(20))
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    assert page.next.text() == "Bringing in…" and not page.next.isEnabled()
    page.take_file(tmp_path / "other.csv")
    assert page.banner.title.text().startswith("Wait until")
    assert not page.step_back()
    gate.set()
    qtbot.waitUntil(lambda: stage_of(page) is Stage.DONE)
    assert len(names(desk)) == 3


def test_a_memory_stick_that_was_pulled_out_is_told_and_tried_again(
    page: ImportPage, table: Path, qtbot: QtBot
) -> None:
    take(page, qtbot, table)
    aside = table.rename(table.with_suffix(".aside"))
    choose(page, qtbot, "import_field_6", "Nickname")
    assert page.banner.title.text() == "This file cannot be opened."
    aside.rename(table)
    qtbot.mouseClick(page.banner.button, Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    assert page.banner.isHidden() and page.next.isEnabled()


def test_an_import_somebody_worked_on_since_is_not_taken_back(
    page: ImportPage, desk: Desk, table: Path, qtbot: QtBot
) -> None:
    bring_in(page, qtbot, table)
    desk.run("Customer changed", change_customer, customer=everyone(desk)[0].id, note="new")
    click(page, qtbot, "import_undo")
    qtbot.waitUntil(page.banner.isVisible)
    assert "changed again later" in page.banner.title.text()
    assert len(names(desk)) == 3


def test_the_list_of_what_needs_a_look_is_saved_as_text(
    page: ImportPage, table: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(page, qtbot, table)
    out = tmp_path / "look.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    click(page, qtbot, "import_save")
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("Line 4: ") and "51" in lines[0]
    assert lines[1] == "Line 5: Anna again. Left out. The same phone number is there already: +372 5123 4567."
    page.done.save_list(tmp_path / "nowhere" / "look.txt")
    assert "cannot be written" in page.done.trouble.text()
