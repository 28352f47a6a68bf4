"""The settings as a person uses them: each takes effect while one looks, and is there again next time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.app import application
from clientdesk.base.days import short_date
from clientdesk.base.preferences import load_preferences
from clientdesk.base.words import LANGUAGES, _
from clientdesk.desk.shop import change_settings
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.queries_find import find
from clientdesk.kit.choice_row import ChoiceRow
from clientdesk.kit.style import style_of
from clientdesk.kit.widgets import Button, Select, TextField
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.settings_audit import AuditSection
from clientdesk.shell.settings_safety import SafetySection
from tests.shell.opened import Opener, opened, part, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]


def section(window: MainWindow, key: str) -> None:
    window.open_settings(key)


def take(window: MainWindow, name: str, key: str) -> None:
    """Choose as a person does: what is chosen by hand is told."""
    select = part(window, Select, name)
    assert isinstance(select, Select)
    select.choose(key)
    select.chosen.emit(key)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_language_is_switched_live(window: MainWindow, qtbot: QtBot, code: str) -> None:
    section(window, "language")
    take(window, "language_menu", code)
    right = application().layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert right == (code == "he")
    assert window.rail.buttons["settings"].accessibleName() == _("Settings")
    edge = 0 if code != "he" else window.width() - window.rail.width()
    qtbot.waitUntil(lambda: window.rail.x() == edge)
    going = {action.text() for action in window.keys.going.made()}
    assert _("Customers") in going


def test_another_language_says_other_words(window: MainWindow) -> None:
    said = {}
    section(window, "language")
    for code in LANGUAGES:
        take(window, "language_menu", code)
        said[code] = window.rail.buttons["settings"].accessibleName()
    assert said["en"] == "Settings"
    translated = {code for code in LANGUAGES if _is_translated(code)}
    assert len({said[code] for code in translated}) == len(translated)


def _is_translated(code: str) -> bool:
    from clientdesk.base import words

    before = words.language()
    words.use_language(code)
    try:
        return code == "en" or _("Settings") != "Settings"
    finally:
        words.use_language(before)


def test_the_choice_is_there_again(window: MainWindow, opened: Opener, shop_folder: Path, qtbot: QtBot) -> None:
    section(window, "look")
    for name, key in (("settings_theme", "dark"), ("settings_text_size", "130"), ("settings_density", "compact")):
        row = part(window, ChoiceRow, name)
        assert isinstance(row, ChoiceRow)
        qtbot.mouseClick(row._button(key), Qt.MouseButton.LeftButton)
    style = style_of()
    assert style.theme.dark
    assert (style.scale, style.row_height("list")) == (1.3, 44)
    kept = load_preferences(shop_folder)
    assert (kept.theme, kept.text_size, kept.density) == ("dark", 130, "compact")


def test_the_shop_is_renamed_at_once_and_undone(window: MainWindow, qtbot: QtBot) -> None:
    section(window, "shop")
    field = part(window, TextField, "settings_shop_name")
    assert isinstance(field, TextField)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Narva Bikes")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.windowTitle() == "Narva Bikes"
    window.rail.buttons["settings"].setFocus()
    window.context.bridge.undo()
    assert window.windowTitle() == "Tartu Bikes"
    assert field.text() == "Tartu Bikes"


def test_the_order_of_names_sorts_everybody_anew(window: MainWindow, qtbot: QtBot) -> None:
    from clientdesk.features.customers.listing import customer_ids
    from clientdesk.features.customers.queries import customer_rows

    bridge = window.context.bridge
    for name in ("Žana", "Zita", "Ülle", "Tiit"):
        bridge.run("Added", add_customer, name=name)

    def order() -> list[str]:
        ids = list(bridge.ask(customer_ids))
        rows = {row.id: row.name for row in bridge.ask(customer_rows, ids=ids)}
        return [rows[one] for one in ids if rows[one] in {"Žana", "Zita", "Ülle", "Tiit"}]

    section(window, "shop")
    take(window, "settings_collation", "et")
    qtbot.waitUntil(lambda: bridge.desk.settings.collation == "et" and not window.context.works.running)
    assert order() == ["Zita", "Žana", "Tiit", "Ülle"]
    take(window, "settings_collation", "en")
    qtbot.waitUntil(lambda: bridge.desk.settings.collation == "en" and not window.context.works.running)
    assert order() == ["Tiit", "Ülle", "Žana", "Zita"]


def test_a_backup_is_made_listed_and_brought_back(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    section(window, "safety")
    safety = window.findChild(SafetySection)
    assert safety is not None
    assert "No backup" in safety.last.text()
    safety.back_up()
    qtbot.waitUntil(lambda: "Backup made and checked" in window.toasts.shown())
    assert short_date(date(2026, 11, 20), date(2026, 11, 20)) in safety.last.text()
    window.context.bridge.run("Customer added", add_customer, name="Liis Tamm")
    made = next(iter((window.context.bridge.desk.store.folder / "backups").iterdir()))

    def answer_restore(question: object) -> None:
        question.answer = "restore"  # type: ignore[attr-defined]

    monkeypatch.setattr("clientdesk.shell.question.Question.exec", answer_restore)
    safety.restore(made)
    qtbot.waitUntil(lambda: "Backup restored" in window.toasts.shown())
    assert [one.name for one in window.context.bridge.ask(find, text="Liis")] == []
    reasons = {path.name.split("-", 1)[1].split(".")[0] for path in made.parent.iterdir()}
    assert reasons == {"by-hand", "before-restore"}


def test_the_present_data_stay_when_the_question_is_answered_so(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    section(window, "safety")
    safety = window.findChild(SafetySection)
    assert safety is not None
    monkeypatch.setattr("clientdesk.shell.question.Question.exec", lambda _question: 0)
    safety.restore(Path("whatever"))
    assert not window.context.works.running


def test_the_check_says_that_all_is_well(window: MainWindow, qtbot: QtBot) -> None:
    section(window, "safety")
    safety = window.findChild(SafetySection)
    assert safety is not None
    safety.check()
    qtbot.waitUntil(safety.verdict.isVisible)
    assert safety.verdict.title.text() == "Everything is in order."


def test_days_and_numbers_are_written_as_in_the_shop_s_country(window: MainWindow) -> None:
    def written() -> tuple[str, str]:
        return QLocale().toString(QDate(2026, 11, 12), QLocale.FormatType.ShortFormat), QLocale().toString(1248)

    assert written() == ("12/11/2026", "1,248")
    window.context.bridge.run("Settings changed", change_settings, country="US")
    assert written() == ("11/12/26", "1,248")


def test_the_change_history_is_a_click_away(window: MainWindow) -> None:
    section(window, "audit")
    audit = window.findChild(AuditSection)
    assert audit is not None
    assert audit.since.text() == "It begins on Friday 20 November."
    audit.open_button.click()
    assert window.pages.current == "audit"


def test_staff_are_added_renamed_and_let_go(window: MainWindow, qtbot: QtBot) -> None:
    section(window, "staff")
    field = part(window, TextField, "staff_name")
    assert isinstance(field, TextField)
    qtbot.keyClicks(field, "Kati")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == ""
    assert window.persons.working() == [(1, "Mart"), (2, "Kati")]
    qtbot.keyClicks(field, "kati")
    qtbot.mouseClick(part(window, Button, "staff_add"), Qt.MouseButton.LeftButton)
    said = " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())
    assert "works here already" in said
    assert field.text() == "kati", "what was written stays"


def test_every_section_opens(window: MainWindow) -> None:
    window.open_page("settings")
    page = window.pages.currentWidget()
    buttons = page.buttons  # type: ignore[union-attr]
    assert {"look", "language", "shop", "staff", "safety", "audit", "about"} <= set(buttons)
    for button in buttons.values():
        button.click()
        shown = [one for one in page.findChildren(QWidget) if one.isVisible()]  # type: ignore[union-attr]
        assert len(shown) > 10
