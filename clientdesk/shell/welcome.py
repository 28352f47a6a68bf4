"""What stands in the middle while the shop has no customers: three ways to begin."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QProcess, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clientdesk.base import words
from clientdesk.base.words import N_
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.style import Role
from clientdesk.kit.widgets import Button, Card, Ground, Painted, PlainLabel, Words, style_of

_CARD = 236.0


class Welcome(Ground):
    """Bring a list, add one customer, look around in a sample shop; or drop a file.

    Args:
        parent: as ever.
    """

    file_asked = Signal()
    """A list is to be brought in: let a file be chosen."""
    customer_asked = Signal()
    """One customer is to be added."""

    def __init__(self, *, can_import: bool, can_add: bool, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.setObjectName("welcome")
        stack = QVBoxLayout(self)
        stack.setSpacing(0)
        stack.addStretch(1)
        stack.addWidget(Painted(_hand, height=72, width=72), 0, Qt.AlignmentFlag.AlignHCenter)
        stack.addSpacing(style_of().px(18))
        stack.addWidget(_centred(N_("Welcome. Let’s meet your customers."), "welcome", "ink"))
        stack.addSpacing(style_of().px(6))
        stack.addWidget(_centred(N_("Everything stays on this computer. Nothing here is final."), "text"))
        stack.addSpacing(style_of().px(54))
        stack.addLayout(self._cards(can_import, can_add))
        stack.addSpacing(style_of().px(24))
        if can_import:
            stack.addWidget(_centred(N_("Or drop a file anywhere in this window."), "second"))
        stack.addStretch(1)

    def _cards(self, can_import: bool, can_add: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(style_of().px(16))
        line.addStretch(1)
        if can_import:
            detail = N_("From a table (CSV) or your phone’s contacts (vCard).")
            choose = Button(N_("Choose a file"), None, "primary", clicked=self.file_asked.emit, name="welcome_import")
            line.addWidget(_card("upload-simple", N_("Bring a list"), detail, choose, best=True))
        if can_add:
            add = Button(N_("Add a customer"), None, clicked=self.customer_asked.emit, name="welcome_add")
            line.addWidget(_card("user-plus", N_("Add one customer"), N_("A name is enough. The rest can wait."), add))
        look = Button(N_("Open the sample"), None, clicked=open_sample, name="welcome_sample")
        detail = N_("Opens a made-up bicycle shop. Leave it whenever you like.")
        line.addWidget(_card("storefront", N_("Look around first"), detail, look))
        line.addStretch(1)
        return line


def open_sample(start: Callable[[str, list[str]], object] = QProcess.startDetached) -> None:
    """Open the sample shop in a window of its own; this one stays as it is."""
    mine = [] if getattr(sys, "frozen", False) else ["-m", "clientdesk"]
    start(sys.executable, [*mine, "--demo", "--lang", words.language()])


def _card(icon: str, title: Words, detail: Words, button: Button, *, best: bool = False) -> Card:
    fill, ink = ("accent_soft", "accent") if best else ("hover", "ink2")
    sign = Painted(lambda k: k.disc(26, 26, 52, icon, fill=fill, colour=ink), height=52, width=52)
    card = Card(pad=24, gap=0, stroke="accent" if best else "line")
    card.setFixedWidth(style_of().px(_CARD))
    card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    card.content.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
    card.content.addSpacing(style_of().px(16))
    card.content.addWidget(_centred(title, "card_title", "ink"))
    card.content.addSpacing(style_of().px(8))
    card.content.addWidget(_centred(detail, "text"))
    card.content.addStretch(1)
    card.content.addSpacing(style_of().px(36))
    card.content.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
    return card


def _hand(canvas: Canvas) -> None:
    canvas.disc(36, 36, 72, "hand-waving", fill="accent_soft", colour="accent")


def _centred(said: Words, role: Role, colour: str = "ink2") -> PlainLabel:
    label = PlainLabel(said, role, colour, wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    return label
