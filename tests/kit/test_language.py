"""Languages switched live: our words, Qt's words, direction, dates; nothing is left in the language before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QLocale, Qt, QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from clientdesk.base import words
from clientdesk.kit.buttons import Button
from clientdesk.kit.language import Language, locale_of
from clientdesk.kit.qt_words import QT_WORDS
from clientdesk.kit.style import Style


@pytest.fixture
def language(style: Style, qapp: QApplication, qtbot: QtBot) -> Iterator[Language]:
    language = Language(qapp)
    yield language
    language.switch("en")
    language.retire()


def ok_and_cancel(qtbot: QtBot) -> list[str]:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    return [button.text().replace("&", "") for button in box.buttons()]


def test_hebrew_turns_the_window_round_and_english_back(language: Language, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    language.switch("he")
    assert window.isRightToLeft()
    assert QLocale().language() == QLocale.Language.Hebrew
    assert QLocale().firstDayOfWeek() == Qt.DayOfWeek.Sunday
    language.switch("en")
    assert not window.isRightToLeft()


def test_a_button_on_the_screen_speaks_the_new_language(language: Language, qtbot: QtBot) -> None:
    button = Button(words.language)
    qtbot.addWidget(button)
    with qtbot.waitSignal(language.changed) as told:
        language.switch("lt")
    assert told.args == ["lt"]
    assert button.accessibleName() == "lt"
    assert language.current() == "lt"


@pytest.mark.parametrize("code", ["ru", "he"])
def test_qt_s_own_words_are_taken_from_qt_where_it_ships_them(language: Language, qtbot: QtBot, code: str) -> None:
    language.switch(code)
    assert "Cancel" not in ok_and_cancel(qtbot)
    language.switch("en")
    assert sorted(ok_and_cancel(qtbot)) == ["Cancel", "OK"]


@pytest.mark.parametrize("code", ["et", "lt"])
def test_qt_s_own_words_are_ours_elsewhere(language: Language, qtbot: QtBot, code: str) -> None:
    language.switch(code)
    assert sorted(ok_and_cancel(qtbot)) == sorted([words._("OK"), words._("Cancel")])


def test_months_are_written_in_the_language(language: Language) -> None:
    language.switch("et")
    assert QLocale().toString(QDate(2026, 11, 20), "MMMM") == "november"
    language.switch("ru")
    assert QLocale().standaloneMonthName(11) == "ноябрь"


def test_days_are_written_as_in_the_shop_s_country(language: Language) -> None:
    day = QDate(2026, 11, 12)
    short = QLocale.FormatType.ShortFormat
    language.switch("en")
    assert QLocale().toString(day, short) == "12/11/2026"
    language.set_country("US")
    assert QLocale().toString(day, short) == "11/12/26"
    assert locale_of("en", "EE").toString(1248) == "1,248"
    assert locale_of("en", "GB").territory() == QLocale.Country.UnitedKingdom
    assert locale_of("et", "EE").territory() == QLocale.Country.Estonia
    assert locale_of("ru", "EE").name() == "ru_RU"


def test_a_language_that_does_not_exist_changes_nothing(language: Language) -> None:
    with pytest.raises(ValueError, match="xx"):
        language.switch("xx")
    assert language.current() == "en"


class Listening(QTranslator):
    """Notes what Qt asks to be translated."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[tuple[str, str]] = set()

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:  # noqa: N803
        self.asked.add((context, sourceText))
        return None  # type: ignore[return-value]


# Key names and the direction mark are not words of a sentence; the program shows no progress bar and no tab of Qt's.
NOT_WORDS = {"QShortcut", "QGuiApplication", "QProgressBar"}


def test_there_is_a_word_of_ours_for_all_that_qt_may_show(style: Style, qapp: QApplication, qtbot: QtBot) -> None:
    listening = Listening()
    qapp.installTranslator(listening)
    try:
        everything = QMessageBox.StandardButton(0)
        for button in QMessageBox.StandardButton:
            if 0x400 <= button.value <= 0x4000000:
                everything |= button
        message = QMessageBox(QMessageBox.Icon.Question, "", "", everything)
        message.setDetailedText("x")
        chooser = QFileDialog()
        chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        line, note = QLineEdit("x"), QPlainTextEdit("x")
        menus = [line.createStandardContextMenu(), note.createStandardContextMenu()]
        for widget in (message, chooser, line, note, *menus):
            qtbot.addWidget(widget)
        for widget in (message, chooser):
            widget.show()
        QApplication.processEvents()
    finally:
        qapp.removeTranslator(listening)
    words_of_qt = {
        said for context, said in listening.asked if context not in NOT_WORDS and not said.startswith("Alt+")
    }
    assert {"OK", "&Copy", "File &name:"} <= words_of_qt
    assert words_of_qt - set(QT_WORDS) == set()
