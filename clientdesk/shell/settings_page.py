"""The settings: a list of sections and the one that is chosen; what is changed takes effect at once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature
from clientdesk.kit.context import Context
from clientdesk.kit.panes import SettingsSection, panes_of
from clientdesk.kit.push_button import PushButton
from clientdesk.kit.style import Role
from clientdesk.kit.widgets import Ground, PlainLabel, Words, said, scrolled, style_of
from clientdesk.shell.choices import Choices

_LIST = 244.0
_WIDEST = 640.0


def sections_of(features: Iterable[Feature], choices: Choices) -> list[SettingsSection]:
    """Every section there is, those of the window and those of the cards, in one order."""
    added = [one for each in panes_of(features) for one in each.settings]
    return sorted((*_own(choices), *added), key=lambda one: one.place)


class SettingsPage(Ground):
    """Sections of the window itself and of the cards, in one order.

    Args:
        context: handed to every section.
        choices: what the person prefers.
        parent: as ever.
    """

    def __init__(self, context: Context, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.setObjectName("settings_page")
        self._context = context
        self._sections = {one.key: one for one in sections_of(context.bridge.desk.features, choices)}
        self._made: dict[str, QWidget] = {}
        self.buttons: dict[str, SectionButton] = {}
        self._stack = QStackedWidget()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._list())
        whole.addWidget(self._stack, 1)
        self.show_section(next(iter(self._sections)))

    def show_section(self, key: str) -> None:
        """Show a section; nothing happens where there is none of this name."""
        if key not in self._sections:
            return
        if key not in self._made:
            self._made[key] = scrolled(_framed(self._sections[key], self._context))
            self._stack.addWidget(self._made[key])
        self._stack.setCurrentWidget(self._made[key])
        for name, button in self.buttons.items():
            button.set_open(name == key)

    def panes(self) -> list[QWidget]:
        """The list and the section."""
        return [self._side, self._stack]

    def _list(self) -> QWidget:
        px = style_of().px
        inner = Ground("sunken")
        # With large letters on a low screen the sections need more room than there is.
        self._side = scrolled(inner)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setFixedWidth(px(_LIST))
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(12), px(18), px(12), px(12))
        column.setSpacing(px(2))
        title = PlainLabel(N_("Settings"), "record_title")
        title.setContentsMargins(px(8), 0, 0, px(12))
        column.addWidget(title)
        for key, section in self._sections.items():
            button = SectionButton(section.title, section.icon, f"settings_{key}")
            button.clicked.connect(partial(self.show_section, key))
            self.buttons[key] = button
            column.addWidget(button)
        column.addStretch(1)
        return self._side


class SectionButton(PushButton):
    """One line of the list."""

    def __init__(self, words: Words, icon: str, name: str) -> None:
        super().__init__()
        self._words = words
        self._icon = icon
        self.setObjectName(name)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.come_alive()

    def set_open(self, is_open: bool) -> None:
        """Its section is shown, or no longer."""
        self.setChecked(is_open)
        self.update()

    def reword(self) -> None:
        """Say the word anew."""
        self.setText(said(self._words).replace("&", "&&"))
        self.setAccessibleName(said(self._words))

    def restyle(self) -> None:
        """Take the height anew."""
        self.setFixedHeight(style_of().px(38))
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, word, ring."""
        with self.canvas() as canvas:
            is_open = self.isChecked()
            if is_open or self.underMouse():
                canvas.box(0, 0, canvas.w, canvas.h, fill="selected" if is_open else "hover")
            ink = "accent_text" if is_open else "ink2"
            role: Role = "text_strong" if is_open else "button"
            canvas.icon(self._icon, 10, (canvas.h - 18) / 2, 18, colour=ink)
            canvas.text(
                38, 0, canvas.w - 44, canvas.h, said(self._words), role=role, colour="ink" if is_open else "ink2"
            )
            if self.has_ring:
                canvas.focus_ring()


def _framed(section: SettingsSection, context: Context) -> QWidget:
    """A section under its title, no wider than one likes to read."""
    px = style_of().px
    frame = Ground("surface")
    column = QVBoxLayout(frame)
    column.setContentsMargins(px(28), px(22), px(28), px(24))
    column.setSpacing(px(16))
    column.addWidget(PlainLabel(section.title, "record_title"))
    inner = section.make(context)
    inner.setMaximumWidth(px(_WIDEST))
    column.addWidget(inner)
    column.addStretch(1)
    return frame


def _own(choices: Choices) -> tuple[SettingsSection, ...]:
    def look(_context: Context) -> QWidget:
        from clientdesk.shell.settings_look import LookSection

        return LookSection(choices)

    def language(_context: Context) -> QWidget:
        from clientdesk.shell.settings_look import LanguageSection

        return LanguageSection(choices)

    def reminding(context: Context) -> QWidget:
        from clientdesk.base.autostart import autostart, start_command
        from clientdesk.shell.settings_reminding import RemindingSection

        return RemindingSection(choices, autostart(start_command(context.bridge.desk.store.folder)))

    return (
        SettingsSection("look", N_("Appearance"), "palette", 10, look),
        SettingsSection("language", N_("Language"), "translate", 20, language),
        SettingsSection("reminding", N_("Reminders"), "bell", 25, reminding),
        SettingsSection("shop", N_("Shop"), "storefront", 30, _shop),
        SettingsSection("exchange", N_("Import and export"), "arrows-left-right", 40, _exchange),
        SettingsSection("safety", N_("Safety"), "shield-check", 50, _safety),
        SettingsSection("audit", N_("Change history"), "clock-counter-clockwise", 60, _audit),
        SettingsSection("about", N_("About ClientDesk"), "info", 90, _about),
    )


def _shop(context: Context) -> QWidget:
    from clientdesk.shell.settings_shop import ShopSection

    return ShopSection(context)


def _exchange(context: Context) -> QWidget:
    from clientdesk.shell.export_section import ExportSection

    return ExportSection(context)


def _safety(context: Context) -> QWidget:
    from clientdesk.shell.settings_safety import SafetySection

    return SafetySection(context)


def _audit(context: Context) -> QWidget:
    from clientdesk.shell.settings_audit import AuditSection

    return AuditSection(context)


def _about(context: Context) -> QWidget:
    from clientdesk.shell.settings_about import AboutSection

    return AboutSection(context)
