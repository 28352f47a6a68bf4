"""By keyboard alone: what stands there only after something was done has names, is reached, and Esc leads back."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from clientdesk.kit.form import Form
from clientdesk.sample.shop import make_sample
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.timeline import TimelineView
from tests.flows.states import part, states
from tests.shell.opened import Opener, opened
from tests.shell.test_everywhere import nameless

__all__ = ["opened"]

TYPED = QAbstractButton | QLineEdit | QPlainTextEdit | QComboBox


@pytest.fixture
def window(opened: Opener, tmp_path: Path) -> MainWindow:
    """The window on a shop with something on every page."""
    make_sample(tmp_path / "shop", customers=60, on=date(2026, 11, 20))
    return opened(tmp_path / "shop")


def out_of_reach(root: QWidget) -> list[str]:
    """What is pressed or written into, but not come to by Tab, nor by arrows from one beside it."""
    return [
        f"{type(one).__name__} {one.objectName()}"
        for one in root.findChildren(QWidget)
        if isinstance(one, TYPED) and one.isVisible() and one.isEnabled() and one.objectName()
        and not one.objectName().startswith("qt_") and not _by_tab(one) and not any(map(_by_tab, _beside(one)))
    ]  # fmt: skip


def _by_tab(one: QWidget) -> bool:
    return bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _beside(one: QWidget) -> list[QWidget]:
    around = one.parentWidget()
    return [] if around is None else [each for each in around.children() if isinstance(each, type(one))]


def test_every_control_has_a_name_and_is_come_to_by_tab(window: MainWindow) -> None:
    wrong = {name: found for name, root in states(window) if (found := [*nameless(root), *out_of_reach(root)])}
    assert wrong == {}


def test_no_key_means_two_things(window: MainWindow) -> None:
    for page in window.pages.names():
        window.open_page(page)
    window.context.show_customer(1)
    everywhere = Qt.ShortcutContext.WindowShortcut
    actions = [one for one in window.findChildren(QAction) if not one.shortcut().isEmpty()]
    keys = Counter(one.shortcut().toString() for one in actions if one.shortcutContext() == everywhere)
    keys += Counter(one.key().toString() for one in window.findChildren(QShortcut) if one.context() == everywhere)
    assert len(keys) > 10
    assert [key for key, count in keys.items() if count > 1] == []
    inside = {one.shortcut().toString() for one in actions if one.shortcutContext() != everywhere}
    assert inside & set(keys) == set()


def test_esc_leads_back(window: MainWindow) -> None:
    window.open_page("customers")
    window.context.show_customer(1)
    view = part(window, TimelineView)
    view.bar.open_search()
    QTest.keyClick(view.bar.field, Qt.Key.Key_Escape)
    assert not view.bar.is_searching
    for table in ("contact", "reminder"):
        window.context.edit(table, None, customer=1)
        form = next(one for one in window.findChildren(Form) if one.isVisible())
        form.open_more()
        QTest.keyClick(form, Qt.Key.Key_Escape)
        assert not any(one.isVisible() for one in window.findChildren(Form)), table
