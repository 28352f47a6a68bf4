"""Settings of the look and of the language; both take effect while one looks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_, _
from clientdesk.kit.choice_row import ChoiceRow
from clientdesk.kit.widgets import Choice, Field, PlainLabel, Segmented, Select, Words, column
from clientdesk.shell.choices import Choices, system_language
from clientdesk.shell.languages import OWN_NAMES, language_choices

_SYSTEM = "system"


class LookSection(QWidget):
    """Theme, text size, density."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        now = choices.now
        self.theme = Segmented(
            [
                Choice("light", N_("Light"), "sun"),
                Choice("dark", N_("Dark"), "moon"),
                Choice("system", N_("As the system"), "desktop"),
            ],
            now.theme,
        )
        # Translators: sizes of text, beside one another.
        sizes = [Choice("100", N_("Normal")), Choice("115", N_("Larger")), Choice("130", N_("Largest"))]
        self.text_size = Segmented(sizes, str(now.text_size))
        # Translators: how close rows stand.
        rows = [Choice("compact", N_("Compact")), Choice("normal", N_("Normal")), Choice("relaxed", N_("Relaxed"))]
        self.density = Segmented(rows, now.density)
        self.theme.setObjectName("settings_theme")
        self.text_size.setObjectName("settings_text_size")
        self.density.setObjectName("settings_density")
        self.theme.chosen.connect(lambda key: choices.choose(theme=key))
        self.text_size.chosen.connect(lambda key: choices.choose(text_size=int(key)))
        self.density.chosen.connect(lambda key: choices.choose(density=key))
        groups = (
            _labelled(N_("Colours"), self.theme),
            _labelled(N_("Text size"), self.text_size),
            _labelled(N_("Rows"), self.density),
        )
        self.setLayout(column(*groups, gap=18))


class LanguageSection(QWidget):
    """The language of the window; the customers' names and notes stay as they were written."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        offered = [Choice(_SYSTEM, _system_words), *language_choices()]
        self.menu = Select(offered, choices.now.language or _SYSTEM, name="language_menu")
        self.menu.chosen.connect(lambda key: choices.choose(language="" if key == _SYSTEM else key))
        hint = N_("Takes effect at once. What you have written stays as it is.")
        self.setLayout(column(Field(N_("Language"), self.menu, hint=hint)))


def _system_words() -> str:
    return _("As the system ({language})").format(language=OWN_NAMES[system_language()])


def _labelled(words: Words, choice: ChoiceRow) -> QWidget:
    label = PlainLabel(words, "label", "ink2")
    box = QWidget()
    stack = column(label, choice, gap=6)
    stack.setAlignment(choice, Qt.AlignmentFlag.AlignLeft)
    box.setLayout(stack)
    choice.setAccessibleName(label.text())
    return box
