"""The look of the moment: theme, text size and density, switched live for every widget at once."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QStaticText, QTextLayout
from PySide6.QtWidgets import QApplication

from clientdesk.kit.badges import FIRST_BADGES, Badge
from clientdesk.kit.sheet import palette, sheet
from clientdesk.kit.theme import DARK, LIGHT, ROW_HEIGHTS, Appearance, RowKind, Theme

Role = Literal[
    "counter_name",
    "welcome",
    "greeting",
    "record_title",
    "entry",
    "counter_value",
    "tile_value",
    "card_title",
    "row_title",
    "row_title_strong",
    "text",
    "text_strong",
    "button",
    "second",
    "label",
    "label_strong",
    "small",
    "small_strong",
    "badge",
]

# Pixels at 100 % text size, and weight.
ROLES: dict[Role, tuple[int, int]] = {
    "counter_name": (32, 600),
    "welcome": (26, 600),
    "greeting": (24, 600),
    "record_title": (22, 600),
    "entry": (24, 400),
    "counter_value": (20, 600),
    "tile_value": (17, 600),
    "card_title": (15, 600),
    "row_title": (14, 500),
    "row_title_strong": (14, 600),
    "text": (13, 400),
    "text_strong": (13, 600),
    "button": (13, 500),
    "second": (12, 400),
    "label": (12, 500),
    "label_strong": (12, 600),
    "small": (11, 500),
    "small_strong": (11, 600),
    "badge": (12, 700),
}

_PROPERTY = "clientdesk_style"


class Style(QObject):
    """Hands out colours, fonts and lengths; one lives on the application and is reached by `style_of`.

    All lengths given to it and to `Canvas` are design pixels: pixels at 100 % text size.

    `lines` and `paragraphs` are where `lettering` keeps what it has measured in these fonts.

    Args:
        app: the application that is dressed.
        appearance: what the person chose.
    """

    changed = Signal()
    """Anything about the look has changed; fonts, colours and lengths are to be asked for again."""

    def __init__(self, app: QApplication, appearance: Appearance | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._appearance = appearance or Appearance()
        self._system_dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self._families = _families()
        self._fonts: dict[tuple[Role, bool], QFont] = {}
        self._metrics: dict[tuple[Role, bool], QFontMetricsF] = {}
        self.lines: dict[tuple[object, ...], tuple[QStaticText, str, float]] = {}
        self.paragraphs: dict[tuple[object, ...], QTextLayout] = {}
        self._badges: Mapping[str, Badge] = FIRST_BADGES
        self.theme: Theme = LIGHT
        self.palette = palette(LIGHT)
        app.setStyle("Fusion")
        app.setProperty(_PROPERTY, self)
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme)
        self._tell_system()
        self._dress()

    @property
    def appearance(self) -> Appearance:
        """What the person chose."""
        return self._appearance

    @property
    def scale(self) -> float:
        """How many pixels a design pixel takes: 1.0, 1.15 or 1.3."""
        return self._appearance.text_size / 100

    def set_appearance(self, appearance: Appearance) -> None:
        """Dress every widget anew; nothing happens when nothing is different."""
        if appearance != self._appearance:
            self._appearance = appearance
            self._tell_system()
            self._dress()

    def badge(self, key: str) -> Badge:
        """The badge of a key; one that nobody named is called by its key."""
        return self._badges.get(key) or Badge(key)

    def set_badges(self, badges: Mapping[str, Badge]) -> None:
        """Draw badges like these from now on; nothing happens when nothing is different."""
        if badges != self._badges:
            self._badges = badges
            self.changed.emit()

    def px(self, length: float) -> int:
        """Design pixels as whole pixels of this text size."""
        return round(length * self.scale)

    def row_height(self, kind: RowKind) -> int:
        """The height of one row in design pixels at the density chosen."""
        return ROW_HEIGHTS[kind][self._appearance.density]

    def font(self, role: Role, *, tabular: bool = False) -> QFont:
        """The font of a role; `tabular` gives all digits one width, for numbers that line up."""
        key = (role, tabular)
        if key not in self._fonts:
            self._fonts[key] = self._make_font(role, tabular)
        return self._fonts[key]

    def metrics(self, role: Role, *, tabular: bool = False) -> QFontMetricsF:
        """The measures of `font` with the same arguments, in pixels."""
        key = (role, tabular)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self.font(role, tabular=tabular))
        return self._metrics[key]

    def text_width(self, text: str, role: Role = "text", *, tabular: bool = False) -> float:
        """How wide a line of text runs, in design pixels."""
        return (self.metrics(role, tabular=tabular).horizontalAdvance(text) + 1) / self.scale

    def _make_font(self, role: Role, tabular: bool) -> QFont:
        pixels, weight = ROLES[role]
        font = QFont()
        font.setFamilies(self._families)
        font.setPixelSize(self.px(pixels))
        font.setWeight(QFont.Weight(weight))
        if pixels >= 20:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.5)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _dress(self) -> None:
        """Apply the choice to the application and tell who paints by hand."""
        chosen = self._appearance.theme
        self.theme = DARK if chosen == "dark" or (chosen == "system" and self._system_dark) else LIGHT
        self._fonts.clear()
        self._metrics.clear()
        self.lines.clear()
        self.paragraphs.clear()
        self.palette = palette(self.theme)
        self._app.setPalette(self.palette)
        self._app.setFont(self.font("text"))
        self._app.setStyleSheet(sheet(self.theme, self.px))
        self.changed.emit()

    def _tell_system(self) -> None:
        """Let the window frame and the system's own dialogs follow the choice where the system can."""
        hints = self._app.styleHints()
        if self._appearance.theme == "system":
            hints.unsetColorScheme()
        else:
            dark = self._appearance.theme == "dark"
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _on_system_scheme(self, scheme: Qt.ColorScheme) -> None:
        # A choice of our own also arrives here; only the system's own scheme may be remembered.
        if self._appearance.theme != "system":
            return
        self._system_dark = scheme == Qt.ColorScheme.Dark
        if self.theme.dark != self._system_dark:
            self._dress()


def style_of() -> Style:
    """The style of the running application, made with the default look where nobody made one (a widget shown alone).

    Raises:
        TypeError: when there is no QApplication yet.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("the style lives on the QApplication, make that first")
    style = app.property(_PROPERTY)
    return style if isinstance(style, Style) else Style(app)


def _families() -> list[str]:
    """The interface font and what stands in for the letters it lacks."""
    family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    if sys.platform.startswith("linux") and QFontDatabase.hasFamily("Inter"):
        family = "Inter"
    return [family, "Noto Sans", "Noto Sans Hebrew"]
