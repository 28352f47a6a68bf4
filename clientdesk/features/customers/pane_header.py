"""The head of the profile: who it is, photo, how to address, class and tags."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_, Phrase, _
from clientdesk.features.customers.commands_photo import remove_photo, set_photo
from clientdesk.features.customers.pane_actions import class_lines
from clientdesk.features.customers.pane_cautions import Cautions
from clientdesk.features.customers.pane_photo import PhotoButton
from clientdesk.features.customers.queries import Profile, profile
from clientdesk.features.customers.wording import say_words
from clientdesk.kit.canvas import Canvas, badge_width
from clientdesk.kit.context import Context
from clientdesk.kit.living import Living
from clientdesk.kit.panes import CustomerView, panes_of
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
_BADGE = 22.0
_PHOTO = 60.0


class ClassButton(PushButton):
    """The class as a badge; a click lets one choose another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.setObjectName("profile_class")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.come_alive()

    def show_class(self, key: str) -> None:
        """Show this class, "" for none."""
        self._key = key
        self.setVisible(bool(key))
        self.reword()
        self.restyle()

    def reword(self) -> None:
        """Say the class anew."""
        self.setAccessibleName(_("Class {letter}").format(letter=style_of().badge(self._key).name))
        set_tip(self, self._tip())

    def restyle(self) -> None:
        """Be as wide as the name of the class, which may be another now."""
        self.reword()
        super().restyle()

    def sizeHint(self) -> QSize:
        """A badge of the design."""
        style = style_of()
        return QSize(style.px(badge_width(style, style.badge(self._key), size=_BADGE)), style.px(_BADGE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The badge and the ring."""
        with self.canvas() as canvas:
            canvas.class_badge(0, 0, self._key, size=_BADGE)
            if self.hasFocus():
                canvas.focus_ring(radius=6)

    def _tip(self) -> str:
        """What a click does; the whole name where the badge has no room for it."""
        badge = style_of().badge(self._key)
        change = _("Change the class")
        return change if badge.shown() == badge.name else f"{badge.name} · {change}"


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
        self.badges = _badges(context)
        self.cautions = Cautions(context)
        self.say = PlainLabel(N_("Say"), "second", "ink3")
        self.ways = ElidedLabel("", "label_strong")
        self.ways.setObjectName("profile_say")
        self.ways.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.tags = Painted(self._draw_tags, height=22)
        self.tags.setObjectName("profile_tags")
        self.photo = PhotoButton(context, self._draw_avatar, size=_PHOTO, name="profile_photo")
        self.photo.taken.connect(self._keep_photo)
        self.photo.refused.connect(lambda error: context.said.emit(error.words))
        self.setAcceptDrops(True)
        self._compose()
        context.bridge.changed.connect(self._on_changed)
        self.come_alive()

    def _compose(self) -> None:
        first = row(self.name, self.badge, *self.badges, self.cautions, None, gap=10)
        second = row(self.say, self.ways, self.tags, gap=6)
        second.setStretch(2, 1)
        lines = column(first, second, gap=4)
        whole = row(self.photo, gap=16)
        whole.addLayout(lines, 1)
        whole.setAlignment(lines, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(whole)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_customer(self, customer: int | None) -> None:
        """Show this customer."""
        self._customer = customer
        self.cautions.show_customer(customer)
        for badge in self.badges:
            if isinstance(badge, CustomerView):
                badge.show_customer(customer)
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
        self.photo.show_photo(known.photo if known else "", is_round=not (known and known.is_organisation))
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
            known = self._known
            canvas.avatar(
                0, 0, _PHOTO, known.name, known.id, organisation=known.is_organisation, household=known.is_household,
                photo=known.photo,
            )  # fmt: skip

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

    def _keep_photo(self, photo: str) -> None:
        known = self._known
        if known is None:
            return
        if photo:
            label = Phrase(N_("Photo of {name} changed"), name=known.name)
            self._context.bridge.run(label, set_photo, customer=known.id, photo=photo)
        else:
            label = Phrase(N_("Photo of {name} removed"), name=known.name)
            self._context.bridge.run(label, remove_photo, customer=known.id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture may be dropped anywhere on the head."""
        self.photo.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        self.photo.dropEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes a picture wherever the focus is on the head."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.photo.paste()
        else:
            super().keyPressEvent(event)

    def _open_classes(self) -> None:
        if self._known is not None:
            open_menu(self.badge, class_lines(self._context, self._known.id, self._known.potential))

    def _on_changed(self, changes: Changes) -> None:
        if self._customer is not None and changes.touches(*_TABLES):
            self._read()


def _badges(context: Context) -> list[QWidget]:
    """What other capabilities show beside the name."""
    return [make(context) for each in panes_of(context.bridge.desk.features) for make in each.badges]
