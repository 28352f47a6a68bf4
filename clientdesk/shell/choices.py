"""Choices: what the person at this computer prefers, applied the moment it is chosen and kept on disk."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QObject, Signal

from clientdesk.base.preferences import (
    Preferences,
    WindowState,
    load_preferences,
    load_window,
    save_preferences,
    save_window,
)
from clientdesk.base.words import LANGUAGES
from clientdesk.kit.language import Language
from clientdesk.kit.style import Style
from clientdesk.kit.theme import Appearance

_log = logging.getLogger(__name__)


def system_language() -> str:
    """The first language of the system's list that the program speaks, else English."""
    asked = [name.replace("_", "-").split("-")[0].lower() for name in QLocale.system().uiLanguages()]
    # Java and old Androids wrote "iw" for Hebrew; some systems still do.
    return next((code for code in ("he" if name == "iw" else name for name in asked) if code in LANGUAGES), "en")


class Choices(QObject):
    """The preferences of the moment, and the state of the window.

    Args:
        folder: where they are kept; None to keep nothing (before there is a shop).
        style: dressed anew when the look is chosen.
        language: switched when another is chosen.
        parent: as ever.

    Attributes:
        changed: something was chosen.
    """

    changed = Signal()

    def __init__(self, folder: Path | None, style: Style, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._style = style
        self.language = language
        self.now = load_preferences(folder) if folder else Preferences()
        self.window = load_window(folder) if folder else WindowState()

    def choose(self, **chosen: Any) -> None:  # noqa: ANN401 - any field of `Preferences`
        """Choose something else: any fields of `Preferences`, by name."""
        before, self.now = self.now, replace(self.now, **chosen)
        if self.now == before:
            return
        self.dress()
        if self.now.language != before.language:
            self.speak()
        self._save()
        self.changed.emit()

    def speak(self, code: str | None = None) -> None:
        """Speak as chosen; `code` for this run only (`--lang`), the system's language where nothing is chosen."""
        wanted = code or self.now.language or system_language()
        if not self.language.is_spoken(wanted):
            self.language.switch(wanted)

    def dress(self, theme: str | None = None) -> None:
        """Let everything look as chosen; `theme` for this run only (`--theme`)."""
        now = self.now
        self._style.set_appearance(Appearance(theme or now.theme, now.text_size, now.density))  # type: ignore[arg-type]

    def keep_window(self, **state: Any) -> None:  # noqa: ANN401 - any field of `WindowState`
        """Remember where something stands: any fields of `WindowState`, by name."""
        self.window = replace(self.window, **state)

    def keep_split(self, name: str, widths: list[int]) -> None:
        """Remember the widths of a splitter's panes."""
        self.keep_window(splits={**self.window.splits, name: widths})

    def save_window(self) -> None:
        """Write the window's state; called when it closes."""
        if self._folder:
            try:
                save_window(self._folder, self.window)
            except OSError as error:
                _log.warning("The window's place could not be kept.", exc_info=error)

    def _save(self) -> None:
        if self._folder:
            try:
                save_preferences(self._folder, self.now)
            except OSError as error:
                # A read-only folder is told by a banner of its own; the choice holds until the window closes.
                _log.warning("The preferences could not be kept.", exc_info=error)
