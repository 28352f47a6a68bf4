"""What holds on every page: each control has a name and is reached by the keyboard, nothing leaves the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from clientdesk.base.errors import StoreTrouble
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.pane_list import Directory
from clientdesk.features.customers.queries import profile
from clientdesk.kit.panes import panes_of
from clientdesk.shell.first_run import FirstRun
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.screenshots import tabs, who_has
from clientdesk.shell.trouble_window import TroubleWindow
from clientdesk.store.troubles import store_error
from tests.shell.opened import Opener, opened, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]

MARKUP = "<b>x</b><img src=http://127.0.0.1:1/x>"
CONTROLS = {
    QAccessible.Role.PushButton, QAccessible.Role.CheckBox, QAccessible.Role.ComboBox, QAccessible.Role.EditableText,
    QAccessible.Role.RadioButton, QAccessible.Role.SpinBox, QAccessible.Role.List, QAccessible.Role.Table,
}  # fmt: skip


def visit(window: MainWindow) -> Iterator[str]:
    """Open everything there is to open, one after the other."""
    for name in window.pages.names():
        window.open_page(name)
        yield name
    window.context.show_customer(1)
    yield "profile"
    yield from _tabs(window)
    yield from _list(window)
    settings = window.open_page("settings")
    for key in settings.buttons:  # type: ignore[union-attr]
        window.open_settings(key)
        yield f"settings {key}"
    people = [one for one in (1, 2, 3, 4, 5) if _is_person(window, one)]
    for editor in (one for each in panes_of(CATALOGUE) for one in each.editors):
        for customer in (1, people[0]):
            row = customer if editor.table == "customer_past" else None
            whose = {"customers": (1, 2)} if editor.table == "merge" else {"customer": customer}
            window.context.edit(editor.table, row, **whose)
            yield f"editor {editor.table} of {customer}"
            window.sheet.drop_form()


def _tabs(window: MainWindow) -> Iterator[str]:
    page = window.pages.currentWidget()
    for tab in tabs(panes_of(CATALOGUE)):
        customer = who_has(window.context, tab, 1)
        if customer is not None:
            window.context.show_customer(customer)
            page.profile.show_tab(tab.key)  # type: ignore[union-attr]
            yield f"tab {tab.key}"


def _is_person(window: MainWindow, customer: int) -> bool:
    known = window.context.bridge.ask(profile, customer=customer)
    return known is not None and not known.is_organisation


def _list(window: MainWindow) -> Iterator[str]:
    """The list of customers with its filters open, somebody chosen in it, and as a table."""
    directory = window.findChild(Directory, "customer_directory")
    assert directory is not None
    window.open_page("customers")
    directory.filters.open_panel()
    yield "filters"
    directory.filters.close_panel()
    directory.rows.selection.choose_all()
    yield "chosen"
    directory.table_asked.emit()
    yield "table"
    directory.rows.selection.clear()
    directory.table_asked.emit()


def nameless(root: QWidget) -> list[str]:
    """The controls that are seen and say nothing to those who hear the window."""
    found: list[str] = []
    face = QAccessible.queryAccessibleInterface(root)
    if face is not None:
        _walk(face, found)
    return found


def _walk(face: QAccessibleInterface, found: list[str]) -> None:
    state = face.state()
    if state.invisible:
        return
    widget = face.object()
    wanted = face.role() in CONTROLS and not (isinstance(widget, QWidget) and _is_inner(widget))
    if wanted and not face.text(QAccessible.Text.Name).strip():
        found.append(f"{type(widget).__name__} {widget.objectName()} {face.role().name}")
    for place in range(face.childCount()):
        child = face.child(place)
        if child is not None:
            _walk(child, found)


def _is_inner(widget: QWidget) -> bool:
    """A part of a control that has the name itself: the line inside a spin box."""
    return widget.objectName().startswith("qt_") or widget.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_control_without_a_name_would_be_found(window: MainWindow) -> None:
    silent = QPushButton(window.pages.currentWidget())
    silent.show()
    label = QLabel("<b>", window)
    assert nameless(window) == ["QPushButton  Button"]
    assert len(rich(window)) == 1
    silent.deleteLater()
    label.deleteLater()


def test_every_control_has_a_name(window: MainWindow) -> None:
    missing = {place: found for place in visit(window) if (found := nameless(window))}
    assert missing == {}


def test_the_windows_before_the_shop_name_their_controls(window: MainWindow, tmp_path: Path) -> None:
    for other in (FirstRun(tmp_path, window.choices), TroubleWindow(tmp_path, store_error(StoreTrouble.DAMAGED))):
        other.show()
        assert nameless(other) == []
        other.blockSignals(True)
        other.close()
        other.deleteLater()


def rich(root: QWidget) -> list[str]:
    """The labels that would read a name as markup."""
    return [
        f"{label.parent()} {label.objectName()}"
        for label in root.findChildren(QLabel)
        if label.textFormat() != Qt.TextFormat.PlainText
    ]


class Flashes(QObject):
    """Notes what shows itself as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_nothing_flashes_up_as_a_window_of_its_own(opened: Opener, shop_folder: Path) -> None:
    flashes = Flashes()
    QCoreApplication.instance().installEventFilter(flashes)  # type: ignore[union-attr]
    assert list(visit(opened(shop_folder)))
    assert flashes.seen == ["MainWindow main_window"]


@pytest.mark.parametrize("language", ["et", "lt", "ru", "he"])
def test_every_page_opens_in_every_language(opened: Opener, shop_folder: Path, language: str) -> None:
    window = opened(shop_folder, language=language)
    assert len(list(visit(window))) > 15


def test_controls_are_reached_by_the_tab_key(window: MainWindow) -> None:
    for place in visit(window):
        for control in window.findChildren(QWidget):
            if isinstance(control, QAbstractButton | QLineEdit | QPlainTextEdit | QComboBox) and control.isVisible():
                reached = control.focusPolicy() & Qt.FocusPolicy.ClickFocus or _is_inner(control)
                assert reached, f"{place}: {type(control).__name__} {control.objectName()}"
