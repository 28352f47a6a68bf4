"""Classes and tags in the settings, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.customers.classes import classes
from clientdesk.features.customers.commands_classes import add_class, rename_class
from clientdesk.features.customers.pane import PANES
from clientdesk.features.customers.pane_classes import Classes, ClassRow
from clientdesk.features.customers.pane_header import Header
from clientdesk.features.customers.pane_list import Directory
from clientdesk.features.customers.pane_tags import TagRow, Tags
from clientdesk.features.customers.queries import profile, tags
from clientdesk.kit.badges import FIRST_BADGES
from clientdesk.kit.context import Context
from clientdesk.kit.photos import photos_of
from clientdesk.kit.style import style_of
from tests.features.customers.people import add


@pytest.fixture
def begun(context: Context) -> Iterator[Context]:
    """As in a window: classes look as the shop has them."""
    assert PANES.begin is not None
    PANES.begin(context)
    yield context
    style_of().set_badges(FIRST_BADGES)
    photos_of().read_from(None)


@pytest.fixture
def section(begun: Context, some: dict[str, int], qtbot: QtBot) -> Classes:
    made = Classes(begun)
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def labels(begun: Context, some: dict[str, int], qtbot: QtBot) -> Tags:
    made = Tags(begun)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def names(desk: Desk) -> list[str]:
    return [one.name for one in desk.ask(lambda _shop: classes())]


def row(section: Classes, name: str) -> ClassRow:
    return next(one for one in section.rows() if one.known.name == name)


def tag_row(labels: Tags, name: str) -> TagRow:
    return next(one for one in labels.rows() if one.known.name == name)


def take(qtbot: QtBot, anchor: QWidget, begins: str) -> None:
    """Open the menu of a row and take the line that begins so."""
    qtbot.mouseClick(anchor, Qt.MouseButton.LeftButton)
    menu = next(each for each in anchor.findChildren(QMenu) if each.isVisible())
    action = next(each for each in menu.actions() if each.text().startswith(begins))
    menu.close()
    action.trigger()


def test_they_stand_in_their_order_with_how_many_are_in_each(section: Classes) -> None:
    assert [(one.known.name, one.count.text()) for one in section.rows()] == [
        ("A", "2 customers"), ("B", "2 customers"), ("C", "2 customers"),
    ]  # fmt: skip


def test_a_class_is_added_by_enter(section: Classes, qtbot: QtBot, desk: Desk) -> None:
    field = section.findChild(QWidget, "class_name")
    assert field is not None
    qtbot.keyClicks(field, "Gold")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert names(desk) == ["A", "B", "C", "Gold"] and field.text() == ""  # type: ignore[attr-defined]
    qtbot.keyClicks(field, "gold")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "already" in section.error.text() and len(names(desk)) == 4


def test_a_class_is_renamed_and_drawn_otherwise_everywhere_at_once(
    section: Classes, begun: Context, qtbot: QtBot, desk: Desk, some: dict[str, int]
) -> None:
    header = Header(begun)
    qtbot.addWidget(header)
    header.show_customer(some["Anna"])
    narrow = header.badge.sizeHint().width()
    take(qtbot, row(section, "A").more, "Change")
    field = row(section, "A").field
    assert field.hasFocus() and field.selectedText() == "A"
    qtbot.keyClicks(field, "Very faithful customers")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert names(desk)[0] == "Very faithful customers"
    assert header.badge.accessibleName() == "Class Very faithful customers"
    assert header.badge.toolTip().startswith("Very faithful customers") and header.badge.sizeHint().width() > narrow
    take(qtbot, row(section, "Very faithful customers").more, "Change")
    row(section, "Very faithful customers").looks.choose("warn")
    assert desk.ask(lambda _shop: classes())[0].look == "warn" and style_of().badge("A").look == "warn"
    desk.undo()
    assert style_of().badge("A").look == "filled"


def test_a_name_that_cannot_be_stays_to_be_mended(section: Classes, qtbot: QtBot, desk: Desk) -> None:
    section.edit("B")
    qtbot.keyClicks(row(section, "B").field, "a")
    qtbot.keyClick(row(section, "B").field, Qt.Key.Key_Return)
    assert "already" in section.error.text() and row(section, "B").field.text() == "a"
    qtbot.keyClicks(row(section, "B").field, "lmost")
    qtbot.keyClick(row(section, "B").field, Qt.Key.Key_Return)
    assert names(desk) == ["A", "almost", "C"] and section.error.text() == ""
    assert not row(section, "almost").name.isHidden() and row(section, "almost").field.isHidden()


def test_escape_leaves_the_name_as_it_was(section: Classes, qtbot: QtBot, desk: Desk) -> None:
    section.edit("B")
    qtbot.keyClicks(row(section, "B").field, "Other")
    qtbot.keyClick(row(section, "B").field, Qt.Key.Key_Escape)
    assert names(desk) == ["A", "B", "C"] and row(section, "B").name.isVisible()


def test_alt_and_an_arrow_move_a_class_and_the_keyboard_goes_with_it(
    section: Classes, qtbot: QtBot, desk: Desk
) -> None:
    row(section, "C").grip.setFocus()
    for moved in (["A", "C", "B"], ["C", "A", "B"], ["C", "A", "B"]):
        qtbot.keyClick(row(section, "C").grip, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert names(desk) == moved and row(section, "C").grip.hasFocus()


def test_a_class_is_dragged_to_its_place(section: Classes, qtbot: QtBot, desk: Desk) -> None:
    grip, height = row(section, "A").grip, row(section, "A").height()
    start = grip.rect().center()
    qtbot.mousePress(grip, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(grip, start + QPoint(0, height))
    qtbot.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=start)
    assert names(desk) == ["B", "A", "C"]


def test_a_class_with_customers_is_deleted_into_another(
    section: Classes, qtbot: QtBot, desk: Desk, some: dict[str, int]
) -> None:
    take(qtbot, row(section, "A").more, "Delete, and move 2 customers to “C”")
    assert names(desk) == ["B", "C"] and row(section, "C").count.text() == "4 customers"
    anna = desk.ask(profile, customer=some["Anna"])
    assert anna is not None and anna.potential == "C"
    take(qtbot, row(section, "B").more, "Delete, and leave 2 customers without a class")
    qtbot.mouseClick(row(section, "C").more, Qt.MouseButton.LeftButton)
    menu = next(each for each in row(section, "C").more.findChildren(QMenu) if each.isVisible())
    last = menu.actions()[-1]
    menu.close()
    assert last.text().startswith("Delete") and not last.isEnabled(), "one class stays"


def test_a_class_is_offered_wherever_one_is_chosen(
    begun: Context, qtbot: QtBot, desk: Desk, some: dict[str, int]
) -> None:
    desk.run("Added", add_class, name="Gold", look="gift")
    header = Header(begun)
    qtbot.addWidget(header)
    header.show()
    header.show_customer(some["Anna"])
    take(qtbot, header.badge, "Class Gold")
    assert header.badge.accessibleName() == "Class Gold"


def test_a_tag_is_renamed(labels: Tags, qtbot: QtBot, desk: Desk) -> None:
    assert [(one.known.name, one.count.text()) for one in labels.rows()] == [
        ("club", "2 customers"), ("touring", "1 customer"),
    ]  # fmt: skip
    take(qtbot, tag_row(labels, "club").more, "Rename")
    field = tag_row(labels, "club").field
    assert field.hasFocus()
    qtbot.keyClicks(field, "Touring")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "already" in labels.error.text() and {tag.name for tag in desk.ask(tags)} == {"club", "touring"}
    assert field.text() == "Touring", "to be mended"
    field.selectAll()
    qtbot.keyClicks(field, "friends")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert {tag.name for tag in desk.ask(tags)} == {"friends", "touring"} and labels.error.text() == ""


def test_a_tag_is_merged_into_another_by_name(labels: Tags, qtbot: QtBot, desk: Desk, some: dict[str, int]) -> None:
    take(qtbot, tag_row(labels, "touring").more, "Merge")
    into = tag_row(labels, "touring").into
    assert into.hasFocus()
    qtbot.keyClicks(into, "nothing")
    qtbot.keyClick(into, Qt.Key.Key_Return)
    assert "offered" in labels.error.text()
    into.clear()
    qtbot.keyClicks(into, "clu")
    qtbot.keyClick(into, Qt.Key.Key_Return)
    assert [(tag.name, tag.count) for tag in desk.ask(tags)] == [("club", 2)]
    desk.undo()
    assert [(tag.name, tag.count) for tag in desk.ask(tags)] == [("club", 2), ("touring", 1)]


def test_a_tag_is_deleted_with_its_wearers_counted(labels: Tags, qtbot: QtBot, desk: Desk) -> None:
    take(qtbot, tag_row(labels, "club").more, "Delete, and take it off 2 customers")
    assert [tag.name for tag in desk.ask(tags)] == ["touring"]


def test_without_tags_it_says_where_they_come_from(begun: Context, qtbot: QtBot, desk: Desk) -> None:
    made = Tags(begun)
    qtbot.addWidget(made)
    made.show()
    nothing = made.findChild(QWidget, "tags_none")
    assert nothing is not None and nothing.isVisible() and made.rows() == []
    add(desk, "Anna", tags=("club",))
    assert [one.known.name for one in made.rows()] == ["club"] and not nothing.isVisible()


def test_a_name_too_long_for_its_badge_is_told_at_the_pointer(
    begun: Context, directory: Directory, qtbot: QtBot, desk: Desk, some: dict[str, int]
) -> None:
    desk.run("Renamed", rename_class, key="A", name="Very faithful customers")
    area = directory.list.visualRect(directory.rows.model.index(0, 0))

    def told(x: int) -> str:
        at = QPoint(x, area.center().y() - 8)
        where = directory.list.viewport()
        QApplication.sendEvent(where, QHelpEvent(QEvent.Type.ToolTip, at, where.mapToGlobal(at)))
        return QToolTip.text()

    assert told(area.left() + 100) == ""
    assert told(area.right() - 30) == "Very faithful customers"
    QToolTip.hideText()
    assert "class Very faithful customers" in str(directory.rows.model.row_at(0))
