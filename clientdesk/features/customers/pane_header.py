"""The head of the profile: who it is, how to address, class and tags."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_, _
from clientdesk.features.customers.pane_actions import class_lines
from clientdesk.features.customers.queries import Profile, profile
from clientdesk.features.customers.wording import say_words
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.context import Context
from clientdesk.kit.living import Living
from clientdesk.kit.push_button import PushButton
from clientdesk.kit.tips import set_tip
from clientdesk.kit.widgets import (
    ElidedLabel,
    Painted,
    PlainLabel,
    column,
    literal,
    open_menu,
    row,
    style_of,
)

_TABLES = ("customer", "customer_tag", "tag", "address")
_GAP = 8.0


class ClassButton(PushButton):
    """The class as a badge; a click lets one choose another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = ""
        self.setObjectName("profile_class")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.come_alive()

    def show_class(self, letter: str) -> None:
        """Show this class, "" for none."""
        self._letter = letter
        self.setVisible(bool(letter))
        self.reword()
        self.update()

    def reword(self) -> None:
        """Say the class anew."""
        self.setAccessibleName(_("Class {letter}").format(letter=self._letter))
        set_tip(self, _("Change the class"))

    def sizeHint(self) -> QSize:
        """A badge of the design."""
        return QSize(style_of().px(22), style_of().px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The badge and the ring."""
        with self.canvas() as canvas:
            canvas.class_badge(0, 0, self._letter, size=22)
            if self.hasFocus():
                canvas.focus_ring(radius=6)


class Header(Living, QWidget):
    """A `CustomerView`.

    Args:
        context: to ask and to change.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._customer: int | None = None
        self._known: Profile | None = None
        self.setObjectName("profile_header")
        self.name = ElidedLabel("", "record_title")
        self.name.setObjectName("profile_name")
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.badge = ClassButton()
        self.badge.clicked.connect(self._open_classes)
        self.say = PlainLabel(N_("Say"), "second", "ink3")
        self.ways = ElidedLabel("", "label_strong")
        self.ways.setObjectName("profile_say")
        self.ways.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.tags = Painted(self._draw_tags, height=22)
        self.tags.setObjectName("profile_tags")
        self._avatar = Painted(self._draw_avatar, height=60, width=60)
        self._compose()
        context.bridge.changed.connect(self._on_changed)
        self.come_alive()

    def _compose(self) -> None:
        first = row(self.name, self.badge, None, gap=10)
        second = row(self.say, self.ways, self.tags, gap=6)
        second.setStretch(2, 1)
        lines = column(first, second, gap=4)
        whole = row(self._avatar, gap=16)
        whole.addLayout(lines, 1)
        whole.setAlignment(lines, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(whole)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_customer(self, customer: int | None) -> None:
        """Show this customer."""
        self._customer = customer
        self._read()

    def reword(self) -> None:
        """Quotation marks differ by language."""
        self._say()

    def _read(self) -> None:
        known = self._context.bridge.ask(profile, customer=self._customer) if self._customer is not None else None
        self._known = known
        self.name.setText(known.name if known else "")
        set_tip(self.name, known.pronunciation if known else "")
        self.badge.show_class(known.potential if known else "")
        self._say()
        self._avatar.update()
        self.tags.update()

    def _say(self) -> None:
        ways = self._known.say if self._known else ()
        self.say.setVisible(bool(ways))
        self.ways.setVisible(bool(ways))
        self.ways.set_words(literal(say_words(ways)))
        names = ", ".join(tag.name for tag in self._known.tags) if self._known else ""
        city = self._city()
        self.tags.set_name(
            lambda: ". ".join(said for said in (city, _("Tags: {names}").format(names=names) if names else "") if said)
        )

    def _city(self) -> str:
        """Of the address used first."""
        addresses = sorted(self._known.addresses, key=lambda one: not one.preferred) if self._known else []
        return addresses[0].city if addresses else ""

    def _draw_avatar(self, canvas: Canvas) -> None:
        if self._known is not None:
            canvas.avatar(0, 0, 60, self._known.name, self._known.id, organisation=self._known.is_organisation)

    def _draw_tags(self, canvas: Canvas) -> None:
        """The city, as many tags as fit, then how many more there are."""
        tags = [tag.name for tag in self._known.tags] if self._known else []
        names = [name for name in (self._city(), *tags) if name]
        x = _GAP if self.ways.text() else 0.0
        for place, name in enumerate(names):
            left = len(names) - place - 1
            rest = canvas.chip_width(f"+{left}") + _GAP if left else 0.0
            if x + canvas.chip_width(name) + rest > canvas.w and place:
                canvas.chip(x, 0, f"+{left + 1}")
                return
            x += canvas.chip(x, 0, name, max_width=canvas.w - x - rest) + _GAP

    def _open_classes(self) -> None:
        if self._known is not None:
            open_menu(self.badge, class_lines(self._context, self._known.id, self._known.potential))

    def _on_changed(self, changes: Changes) -> None:
        if self._customer is not None and changes.touches(*_TABLES):
            self._read()
