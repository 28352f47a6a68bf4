"""Hands for the story of a whole customer: forms, choices and menus of the window, and a picture of the whole shop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, overload

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from clientdesk.base.words import _
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.kit.choice_row import ChoiceButton
from clientdesk.kit.fields import Select
from clientdesk.kit.list_view import ListView
from clientdesk.kit.short_list import ShortList
from tests.flows.shopkeeper import LEFT, PLAIN, SECONDS, Key, Shopkeeper

W = TypeVar("W", bound=QWidget)
Picture = dict[str, list[tuple[object, ...]]]


class Hands(Shopkeeper):
    """Somebody who goes about with everything there is of a customer."""

    def leave(self) -> None:
        """At the end, wherever it stopped; a form that is still open asks nobody."""
        self.window.sheet.drop_form()
        super().leave()

    # --- Eyes

    @overload
    def seen(self, name: str) -> QWidget: ...
    @overload
    def seen(self, name: str, kind: type[W]) -> W: ...

    def seen(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """What has this object name and is seen; forms that were left may still be about."""
        found = [one for one in self.window.findChildren(kind, name) if one.isVisible()]
        assert found, name
        return found[-1]

    def wait(self, true: Callable[[], object]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(true()), timeout=SECONDS)

    def wait_for(self, name: str) -> None:
        """Wait until this is seen."""
        self.wait(lambda: any(one.isVisible() for one in self.window.findChildren(QWidget, name)))

    def rest(self) -> None:
        """Wait for the end of all long work."""
        self.wait(lambda: not self.window.context.works.running and not self.window.context.bridge.is_waiting)
        QApplication.processEvents()

    def lines(self, name: str) -> list[str]:
        """What is heard of the rows of a short list."""
        return [str(one) for one in self.seen(name, ShortList).rows()]

    def picture(self) -> Picture:
        """Every row of every table of the cards: what the shop knows."""
        database = self.window.context.bridge.desk.store.database
        tables = {record._meta.table_name for card in CATALOGUE for record in card.records}
        return {
            table: sorted(database.execute_sql(f'SELECT * FROM "{table}"').fetchall(), key=repr) for table in tables
        }

    def text(self, name: str) -> str:
        """What a label or a field says."""
        found = self.seen(name)
        assert isinstance(found, QLabel | QLineEdit)
        return found.text()

    # --- Hands

    def press_on(self, name: str) -> None:
        """Click on a button that is seen, or on the button in what is called so."""
        found = self.seen(name)
        button = found if isinstance(found, QAbstractButton) else found.findChild(QAbstractButton)
        assert button is not None, name
        self.click(button)
        # While the worker has the desk, what is saved waits for it.
        self.rest()

    def fill(self, name: str, text: str) -> None:
        """Click into a field and write."""
        field = self.seen(name)
        self.click(field, QPoint(field.width() // 2, min(12, field.height() // 2)))
        self.write(text)

    def look_up(self, name: str, text: str) -> None:
        """Write into a field that offers rows beneath it, and take the first by the arrow."""
        self.fill(name, text)
        self.take_offered()

    def take_offered(self) -> None:
        """Down and Enter, in what is offered beneath a field."""
        self.wait(QApplication.activePopupWidget)
        offered = QApplication.activePopupWidget()
        assert offered is not None
        for key in (Key.Key_Down, Key.Key_Return):
            QTest.keyClick(offered, key)
        QApplication.processEvents()

    def pick(self, name: str, key: str) -> None:
        """Choose in a list of choices that has the keyboard, arrow by arrow."""
        box = self.seen(name, Select)
        before = box.current()
        box.choose(key)
        place = box.currentIndex()
        box.choose(before)
        box.setFocus()
        while box.currentIndex() != place:
            self.press(Key.Key_Down if box.currentIndex() < place else Key.Key_Up)
        assert box.current() == key, (name, key)

    def segment(self, name: str, key: str) -> None:
        """Click on one of the segments."""
        buttons = self.seen(name).findChildren(ChoiceButton)
        self.click(next(one for one in buttons if one.choice.key == key))

    def menu(self, wanted: str) -> None:
        """Click on a line of the menu that is open, by its name or its words."""
        menu = next(one for one in self.window.findChildren(QMenu) if one.isVisible())
        lines = [one for one in menu.actions() if wanted in {one.objectName(), one.text().partition("\t")[0]}]
        lines += [one for one in menu.findChildren(QAction) if one.objectName() == wanted]
        assert lines, (wanted, [(one.objectName(), one.text()) for one in menu.actions()])
        QTest.mouseClick(menu, LEFT, PLAIN, menu.actionGeometry(lines[0]).center())
        # A form that opens from a menu takes the keyboard once the menu has given it back.
        self.qtbot.wait(30)

    def deed(self, words: str) -> None:
        """A deed behind the three dots of the profile."""
        self.press_on("profile_more")
        self.menu(_(words))

    def tab(self, words: str) -> None:
        """Open a tab of the profile by its word."""
        tabs = self.seen("profile_tabs").findChildren(QPushButton)
        said = [one for one in tabs if one.accessibleName() == _(words) and one.isVisible()]
        assert said, (words, self.text("profile_name"), [one.accessibleName() for one in tabs if one.isVisible()])
        self.click(said[-1])

    def open(self, name: str) -> None:
        """Click on somebody in the list."""
        self.click(self.button("rail_customers"))
        self.wait(lambda: name in self.names())
        self.click_row(self.part(ListView, "customer_list"), self.names().index(name))
        assert self.part(QLabel, "profile_name").text() == name

    def take_the_desk(self, name: str) -> None:
        """Somebody else works on: the button with the name on the rail."""
        self.click(self.window.persons.button)
        self.menu(name)
        assert self.window.persons.button.text() == name

    def settings(self, section: str) -> None:
        """Go to a section of the settings."""
        self.click(self.button("rail_settings"))
        self.press_on(f"settings_{section}")


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """What the system's dialogs answer from now on."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(path)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
