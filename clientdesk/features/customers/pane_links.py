"""Addresses that lead out of the program: phone, e-mail and web, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.base.text import visible_bidi
from clientdesk.features.customers.queries import Point
from clientdesk.features.customers.rules import PointKind, web_address
from clientdesk.kit.push_button import PushButton
from clientdesk.kit.style import style_of
from clientdesk.kit.tips import set_tip

SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def link_of(point: Point) -> str:
    """The address that a contact point opens, "" when there is none that is safe to open."""
    if point.kind is PointKind.PHONE:
        return f"tel:{point.key}" if point.key else ""
    if point.kind is PointKind.EMAIL:
        return f"mailto:{quote(point.value, safe='@.+-_')}"
    return web_address(point.value) or ""


def open_link(address: str) -> bool:
    """Hand an address to the system; whether anything there opens it. Other schemes than ours are never handed on."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme().lower() in SCHEMES and QDesktopServices.openUrl(url)


class Link(PushButton):
    """A line that opens an address, cut where it does not fit; the whole address stands in the tool tip.

    Args:
        text: what is read.
        address: what is opened.
        followed: called instead of opening it, where more is to be done.
        parent: as ever.
    """

    def __init__(
        self, text: str, address: str, followed: Callable[[], object] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shown = visible_bidi(text)
        self.address = address
        self.setText(self._shown.replace("&", "&&"))
        self.setAccessibleName(self._shown)
        set_tip(self, visible_bidi(address))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: followed() if followed else open_link(address))
        self.come_alive()

    def sizeHint(self) -> QSize:
        """As wide as its text."""
        px = style_of().px
        return QSize(px(style_of().text_width(self._shown, "text", tabular=True) + 2), px(20))

    def minimumSizeHint(self) -> QSize:
        """It gives way."""
        return QSize(style_of().px(40), style_of().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, underlined under the pointer or with the focus."""
        with self.canvas() as canvas:
            width = canvas.text(0, 0, canvas.w + 1, canvas.h, self._shown, colour="accent_text", tabular=True, ltr=True)
            if self.underMouse() or self.hasFocus():
                canvas.line(0, canvas.h - 2.5, width, canvas.h - 2.5, colour="accent_text")
