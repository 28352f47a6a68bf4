"""Colour tokens, light and dark, and what a person may choose about the look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor

Scheme = Literal["light", "dark", "system"]
TextSize = Literal[100, 115, 130]
Density = Literal["compact", "normal", "relaxed"]
RowKind = Literal["list", "agenda", "today", "table", "group"]

# Design pixels by density; compact list rows carry one line, the others two.
ROW_HEIGHTS: dict[RowKind, dict[Density, int]] = {
    "list": {"compact": 44, "normal": 56, "relaxed": 64},
    "agenda": {"compact": 50, "normal": 58, "relaxed": 66},
    "today": {"compact": 54, "normal": 62, "relaxed": 70},
    "table": {"compact": 30, "normal": 36, "relaxed": 42},
    "group": {"compact": 30, "normal": 34, "relaxed": 38},
}


@dataclass(frozen=True, slots=True)
class Appearance:
    """What a person chose about the look; kept by the settings, applied by `Style`."""

    theme: Scheme = "system"
    text_size: TextSize = 100
    density: Density = "normal"


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, each "#rrggbb" under the name of its use.

    `ink`, `ink2`, `ink3` write on `surface`, `sunken`, `bg`, `hover` and `selected`;
    a colour writes on its own `_soft`.
    `avatars` holds eight pairs (background, text).
    """

    dark: bool
    bg: str
    surface: str
    sunken: str
    hover: str
    press: str
    selected: str
    line: str
    field: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_text: str
    accent_soft: str
    danger: str
    danger_soft: str
    warn: str
    warn_soft: str
    info: str
    info_soft: str
    gift: str
    gift_soft: str
    focus: str
    shadow: str
    chart: str
    chart2: str
    toast_action: str
    avatars: tuple[tuple[str, str], ...]

    def colour(self, token: str, alpha: float = 1.0) -> QColor:
        """The colour of a token, or of a literal "#rrggbb", with `alpha` from 0 to 1.

        Raises:
            AttributeError: when there is no such token.
        """
        colour = QColor(token if token.startswith("#") else str(getattr(self, token)))
        if alpha < 1.0:
            colour.setAlphaF(alpha)
        return colour

    def avatar(self, seed: int) -> tuple[str, str]:
        """Background and text for a row id; the hue says nothing about the person."""
        # Fibonacci hashing (Knuth, TAOCP 3, 6.4): the top three bits differ for neighbouring ids.
        return self.avatars[(seed * 2654435769 & 0xFFFFFFFF) >> 29]


LIGHT = Theme(
    dark=False,
    bg="#F1EEE9",
    surface="#FFFFFF",
    sunken="#F8F6F2",
    hover="#EFEBE4",
    press="#E7E2D9",
    selected="#E1EFEB",
    line="#E5E0D8",
    field="#887F73",
    ink="#1B211E",
    ink2="#4A534E",
    ink3="#646C66",
    accent="#0B6B5E",
    accent_hover="#09594E",
    on_accent="#FFFFFF",
    accent_text="#0A6155",
    accent_soft="#DCEDE8",
    danger="#B3261E",
    danger_soft="#FBE9E7",
    warn="#855500",
    warn_soft="#FBF0D6",
    info="#1F56A6",
    info_soft="#E5EEFA",
    gift="#7B3A9B",
    gift_soft="#F3E9F8",
    focus="#0B6B5E",
    shadow="#1B211E",
    chart="#0B6B5E",
    chart2="#B9D8D1",
    toast_action="#7FD6C6",
    avatars=(
        ("#DDEAF8", "#1F4E8C"),
        ("#F8E3D4", "#8A3F0C"),
        ("#E2EFD9", "#3C651C"),
        ("#F3E1F0", "#84327A"),
        ("#DDF0EE", "#0F5F58"),
        ("#FAEBC8", "#755000"),
        ("#E6E3F7", "#4B3E9E"),
        ("#F9DFE1", "#97283A"),
    ),
)

DARK = Theme(
    dark=True,
    bg="#121614",
    surface="#1D2220",
    sunken="#171B19",
    hover="#262D2A",
    press="#2F3733",
    selected="#1D3A34",
    line="#363E3A",
    field="#78827C",
    ink="#ECEFEB",
    ink2="#BAC4BE",
    ink3="#98A39C",
    accent="#4FB8A6",
    accent_hover="#66C8B7",
    on_accent="#06211C",
    accent_text="#6CCBBA",
    accent_soft="#1B3832",
    danger="#FF968B",
    danger_soft="#3B211F",
    warn="#EDBE63",
    warn_soft="#362B15",
    info="#93BBF5",
    info_soft="#1D2B40",
    gift="#D8AEEB",
    gift_soft="#33233C",
    focus="#6CCBBA",
    shadow="#000000",
    chart="#4FB8A6",
    chart2="#2C5C53",
    toast_action="#0B6B5E",
    avatars=(
        ("#1F3147", "#A9CBF5"),
        ("#45291A", "#F5B58C"),
        ("#26371C", "#B2DB92"),
        ("#3D2340", "#EBAEE2"),
        ("#173A37", "#86D6CC"),
        ("#3A2E12", "#EBC670"),
        ("#2D2A4C", "#C0B7F7"),
        ("#45232A", "#F7AAB4"),
    ),
)
