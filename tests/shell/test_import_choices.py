"""What an import asks only where the file leaves it open, and what the owner may say besides."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.desk.facts import facts_of
from clientdesk.features.customers.commands import add_customer
from clientdesk.kit.widgets import Button, Segmented, Select, TextField, Tick
from clientdesk.shell.import_page import ImportPage, Stage
from tests.shell.importing import (
    ANNA,
    CARDS,
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
from tests.shell.opened import Opener, opened, part, shop_folder

__all__ = ["opened", "page", "shop_folder", "table"]


def written(folder: Path, text: str, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def words_of(select: Select) -> list[str]:
    return [select.itemText(place) for place in range(select.count())]


def is_asked(page: ImportPage, name: str) -> bool:
    found = page.findChild(Select, name)
    return found is not None and not found.isHidden()


# --- What the file leaves open


def test_which_name_comes_first_is_asked_with_examples(
    page: ImportPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    take(page, qtbot, written(tmp_path, "Name,City\nSaar Anna,Tartu\nKask Helena,Elva\n"))
    asked = part(page, Select, "import_names")
    assert isinstance(asked, Select)
    assert words_of(asked) == ["Leave it as it is", "Saar is the given name", "Anna is the given name"]
    choose(page, qtbot, "import_names", "Anna is the given name")
    assert [row[0] for row in previewed(page)] == ["Anna Saar", "Helena Kask"]
    assert page.match.columns._lines[0].reason.text() == "last + first name"
    click(page, qtbot, "import_next")
    click(page, qtbot, "import_next")
    assert [(one.given, one.family) for one in everyone(desk)] == [("Anna", "Saar"), ("Helena", "Kask")]


def test_nothing_is_asked_where_the_file_speaks_for_itself(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    text = (
        "Name,E-mail,Birthday\nAnna Saar,anna.saar@a.ee,13/4/1986\nArvo Mägi,arvo.magi@a.ee,3/4/1979\n"
        "Helena Kask,kask@a.ee,3.4.1990\n"
    )
    take(page, qtbot, written(tmp_path, text))
    assert not is_asked(page, "import_names") and not is_asked(page, "import_dates")
    assert page.match.columns._lines[0].reason.text() == "first + last name"
    assert page.match.columns._lines[2].reason.text() == "day, month, year"


def test_which_number_is_the_day_is_asked_with_an_example(
    page: ImportPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    take(page, qtbot, written(tmp_path, "Name,Birthday\nAnna,3/4/1986\n"))
    asked = part(page, Select, "import_dates")
    assert isinstance(asked, Select)
    assert words_of(asked) == ["3 Apr 1986", "4 Mar 1986"]
    assert page.match.columns._lines[1].reason.text() == "day or month first?"
    choose(page, qtbot, "import_dates", "4 Mar 1986")
    assert previewed(page)[0][1] == "4 Mar 1986"
    click(page, qtbot, "import_next")
    click(page, qtbot, "import_next")
    assert (everyone(desk)[0].birth_month, everyone(desk)[0].birth_day) == (3, 4)


# --- Sheets


def test_another_sheet_is_chosen(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("First", "Second"):
            book.add_worksheet(name).write_column(0, 0, ["Name", f"Anna {name}"])
    take(page, qtbot, path)
    assert not page.match.reading.encoding.isVisible()
    assert [row[0] for row in previewed(page)] == ["Anna First"]
    choose(page, qtbot, "import_sheet", "Second")
    assert [row[0] for row in previewed(page)] == ["Anna Second"]


# --- What is said besides


def test_a_field_of_ones_own_is_made_of_a_column(page: ImportPage, desk: Desk, table: Path, qtbot: QtBot) -> None:
    take(page, qtbot, table)
    choose(page, qtbot, "import_field_6", "A new field of your own")
    assert page.match.columns._lines[6].reason.text() == "a field of your own is made"
    click(page, qtbot, "import_next")
    click(page, qtbot, "import_next")
    assert any(fact.title == "Vana kood" for fact in desk.ask(facts_of))
    click(page, qtbot, "import_undo")
    qtbot.waitUntil(lambda: page.session.is_undone)
    assert not any(fact.title == "Vana kood" for fact in desk.ask(facts_of))


def test_everybody_new_gets_what_is_said_of_everybody(page: ImportPage, desk: Desk, table: Path, qtbot: QtBot) -> None:
    take(page, qtbot, table)
    assert not page.match.defaults.potential.isVisible()
    click(page, qtbot, "import_defaults")
    choose(page, qtbot, "import_default_class", "Class B")
    choose(page, qtbot, "import_default_language", "Estonian")
    tags = part(page, TextField, "import_default_tags")
    QTest.keyClicks(tags, "fair 2026, Tartu")
    QTest.keyClick(tags, Qt.Key.Key_Return)
    settle(page, qtbot)
    click(page, qtbot, "import_next")
    click(page, qtbot, "import_next")
    anna, arvo, _helena = everyone(desk)
    assert (anna.potential, arvo.potential, anna.language) == ("A", "C", "et")
    assert {tag.name for tag in anna.tags} == {"fair 2026", "Tartu"}


def test_somebody_is_known_only_by_what_is_ticked(page: ImportPage, desk: Desk, table: Path, qtbot: QtBot) -> None:
    desk.run("Customer added", add_customer, name="Annie", points=(ANNA,))
    take(page, qtbot, table)
    click(page, qtbot, "import_next")
    assert figures(page)[1] == "2 look like people you already have"
    click(page, qtbot, "import_keys")
    first = part(page, Tick, "import_key_0")
    QTest.keyClick(first, Qt.Key.Key_Space)
    settle(page, qtbot)
    assert figures(page)[0] == "4 new customers"
    for number in (1, 2, 3):
        QTest.keyClick(part(page, Tick, f"import_key_{number}"), Qt.Key.Key_Space)
        settle(page, qtbot)
    assert page.check.known.keys.ticks["born"].isChecked()


def test_the_columns_of_last_time_are_remembered_and_can_be_guessed_again(
    page: ImportPage, desk: Desk, table: Path, qtbot: QtBot
) -> None:
    take(page, qtbot, table)
    choose(page, qtbot, "import_field_6", "Nickname")
    click(page, qtbot, "import_next")
    click(page, qtbot, "import_next")
    click(page, qtbot, "import_undo")
    qtbot.waitUntil(lambda: page.session.is_undone)
    take(page, qtbot, table)
    assert page.match.columns.remembered.isVisible()
    assert part(page, Select, "import_field_6").property("currentText") == "Nickname"
    click(page, qtbot, "import_guess_again")
    assert part(page, Select, "import_field_6").property("currentText") == "Do not import"
    assert not page.match.columns.remembered.isVisible()


# --- Rows to mend


def test_rows_to_mend_are_saved_and_come_in_again_as_updates(
    page: ImportPage, desk: Desk, table: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(page, qtbot, table)
    mend = tmp_path / "mend.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(mend), ""))
    click(page, qtbot, "import_mend")
    qtbot.waitUntil(mend.exists)
    mended = written(tmp_path, mend.read_text(encoding="utf-8-sig").replace(",51,", ",5551 1188,"), "mended.csv")
    take(page, qtbot, mended)
    assert page.session.wish.duplicates == "update"
    click(page, qtbot, "import_next")
    segments = part(page, Segmented, "import_duplicates")
    assert isinstance(segments, Segmented) and segments.current() == "update"
    click(page, qtbot, "import_next")
    assert stage_of(page) is Stage.DONE
    helena = next(one for one in everyone(desk) if one.name == "Helena Kask")
    assert [point.value for point in helena.points if point.kind == "phone"] == ["5551 1188"]


def test_a_place_where_nothing_can_be_written_is_told(
    page: ImportPage, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    bring_in(page, qtbot, table)
    page.session.save_rows_to_mend(tmp_path / "nowhere" / "mend.csv")
    qtbot.waitUntil(page.banner.isVisible)
    assert "cannot be written" in page.banner.title.text()


# --- Several at once


def dropped(page: ImportPage, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drop = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.dropEvent(drop)


def test_vcards_dropped_together_are_one_and_a_table_comes_after_them(
    page: ImportPage, desk: Desk, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    first = written(tmp_path, CARDS, "a.vcf")
    second = written(tmp_path, CARDS.replace("Liis Tamm", "Olga").replace("88", "99"), "b.vcf")
    dropped(page, first, table, second)
    settle(page, qtbot)
    click(page, qtbot, "import_next")
    assert names(desk) == ["Liis Tamm", "Olga"]
    following = part(page, Button, "import_following")
    assert isinstance(following, Button) and following.text() == "Go on with kliendid.csv"
    click(page, qtbot, "import_following")
    qtbot.waitUntil(lambda: stage_of(page) is Stage.MATCH)
    settle(page, qtbot)
    click(page, qtbot, "import_next")
    click(page, qtbot, "import_next")
    assert len(names(desk)) == 5
    assert page.done.following.isHidden()


def test_a_folder_of_vcards_is_chosen(
    page: ImportPage, desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cards"
    folder.mkdir()
    written(folder, CARDS, "a.vcf")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    click(page, qtbot, "import_folder")
    qtbot.waitUntil(lambda: stage_of(page) is Stage.CHECK)
    settle(page, qtbot)
    click(page, qtbot, "import_next")
    assert names(desk) == ["Liis Tamm"]


def test_files_dropped_anywhere_on_the_window_come_in_one_after_the_other(
    opened: Opener, shop_folder: Path, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(shop_folder)
    window.open_files([table, written(tmp_path, "Name,Phone\nOlga,5300 1199\n", "second.csv")])
    page: object = window.pages.currentWidget()
    assert isinstance(page, ImportPage)
    settle(page, qtbot)
    assert page.session.path == table and [path.name for path in page.session.waiting] == ["second.csv"]
    page.step_on()
    page.step_on()
    qtbot.waitUntil(lambda: stage_of(page) is Stage.DONE)
    click(page, qtbot, "import_following")
    qtbot.waitUntil(lambda: stage_of(page) is Stage.MATCH)
    assert [row[0] for row in previewed(page)] == ["Olga"]
