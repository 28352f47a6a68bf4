"""Languages switched live: our words, Qt's own words, the line of reading, dates and numbers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from clientdesk.base import words
from clientdesk.kit.qt_words import QT_WORDS

_ENGLISH = frozenset({"AU", "CA", "GB", "HK", "IE", "IL", "IN", "KE", "MT", "NG", "NZ", "PH", "SG", "US", "ZA"})
"""Countries whose own way of writing English is the one that is read there."""


class QtWords(QTranslator):
    """What Qt itself says (OK, Cancel, Copy): from Qt's own catalogue where it ships one, else from ours.

    One translator stays installed for good and changes what it answers, so that a switch is one event.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shipped: QTranslator | None = None

    def speak(self, code: str) -> None:
        """Answer in this language from now on."""
        shipped = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        found = code != "en" and shipped.load(f"qtbase_{code}", folder)
        self._shipped = shipped if found else None

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Never; Qt would not ask it otherwise."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """The sentence, or None where there is none and Qt is to say it in English."""
        if self._shipped is not None:
            said = self._shipped.translate(context, sourceText, disambiguation, n)
            if said:
                return said
        ours = QT_WORDS.get(sourceText)
        # None, not "": an empty answer would be taken for a translation.
        return words._(ours) if ours is not None else None  # type: ignore[return-value]


class Language(QObject):
    """The language of the window.

    Args:
        app: the application that speaks.
        country: the shop's, two capital letters; days and numbers are written as there. "" where it is not known.
    """

    changed = Signal(str)
    """The window speaks another language now; its code."""

    def __init__(self, app: QApplication, country: str = "") -> None:
        super().__init__(app)
        self._app = app
        self._country = country
        self._spoken = ""
        self._qt_words = QtWords(self)
        app.installTranslator(self._qt_words)

    def current(self) -> str:
        """The code of the language spoken now."""
        return words.language()

    def is_spoken(self, code: str) -> bool:
        """Whether the whole application speaks it: the words alone may have been switched before there was one."""
        return code == self._spoken == words.language()

    def switch(self, code: str) -> None:
        """Speak another language from now on, everywhere at once.

        Raises:
            ValueError: when it is none of `words.LANGUAGES`.
        """
        words.use_language(code)
        self._spoken = code
        self._qt_words.speak(code)
        QLocale.setDefault(locale_of(code, self._country))
        rtl = words.is_right_to_left()
        self._app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        QCoreApplication.sendEvent(self._app, QEvent(QEvent.Type.LanguageChange))
        # The application only posts it to the windows; no one is to see half a window in the language before.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
        self.changed.emit(code)

    def begin_in(self, country: str) -> None:
        """Write days and numbers as in this country, before there is a window that has to be told."""
        self._country = country
        QLocale.setDefault(locale_of(self.current(), country))

    def set_country(self, country: str) -> None:
        """Write days and numbers as in the shop's country from now on."""
        self._country = country
        if QLocale() != locale_of(self.current(), country):
            self.switch(self.current())

    def retire(self) -> None:
        """Leave the application: its words are Qt's English again."""
        self._app.removeTranslator(self._qt_words)
        # At once, so that nobody who looks for the application's language finds this one.
        self.setParent(None)
        self.deleteLater()


def locale_of(code: str, country: str = "") -> QLocale:
    """How a language writes days and numbers in a country, where the two are known together.

    English where nobody is born to it is that of Europe: 11/12/2026 would be read as the wrong day in a shop that is
    not American, and numbers would be grouped as the country's own language does.
    """
    if country and (code != "en" or country in _ENGLISH):
        local = QLocale(f"{code}_{country}")
        if local.name() == f"{code}_{country}":
            return local
    return QLocale("en_150") if code == "en" else QLocale(code)
