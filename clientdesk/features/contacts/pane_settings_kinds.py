"""The kinds of contact in the settings: the owner's own added, drawn, ordered by drag or by keys, retired, had back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Phrase, _, ngettext
from clientdesk.features.contacts.commands_kinds import add_kind, change_kind, move_kind, reinstate_kind, retire_kind
from clientdesk.features.contacts.kinds import OWN_ICONS, Element, Shape
from clientdesk.features.contacts.pane_wording import ELEMENT_CHOICES, SHAPES
from clientdesk.features.contacts.queries_kinds import KindCount, own_kinds
from clientdesk.features.customers.pane_grip import Grip
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.choice_row import Choice, ChoiceRow
from clientdesk.kit.context import Context
from clientdesk.kit.fields import Field, Select
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.menus import MenuLine
from clientdesk.kit.widgets import (
    Button,
    Card,
    ElidedLabel,
    ErrorLine,
    IconButton,
    Painted,
    PlainLabel,
    TextField,
    boxed,
    column,
    literal,
    open_menu,
    row,
    style_of,
)

_GLYPH = 18.0
_UNDER_NAME = (28.0, 0.0, 4.0, 6.0)
_ICON_WORDS = {
    # Translators: what a glyph shows; it is read out to those who cannot see it.
    "chat-circle": N_("Speech bubble"),
    "bicycle": N_("Bicycle"),
    "coffee": N_("Cup"),
    "gift": N_("Gift"),
    "wrench": N_("Spanner"),
    "shopping-bag": N_("Bag"),
    "truck": N_("Van"),
    "video-camera": N_("Camera"),
    "presentation": N_("Board"),
    "scissors": N_("Scissors"),
    "flower": N_("Flower"),
    "star": N_("Star"),
}


class IconRow(ChoiceRow):
    """The glyphs out of which one is taken; those that do not fit stand behind the dots."""

    gap = 2.0
    tall = 32.0

    def __init__(self, icon: str) -> None:
        super().__init__([Choice(key, _ICON_WORDS[key], key, tip=_ICON_WORDS[key]) for key in OWN_ICONS], icon)

    def button_size(self, _choice: Choice) -> QSize:
        """A square."""
        side = style_of().px(self.tall)
        return QSize(side, side)

    def paint_button(self, canvas: Canvas, choice: Choice, *, chosen: bool, hovered: bool) -> None:
        """The glyph; the chosen one stands on a tinted ground."""
        if chosen or hovered:
            canvas.box(0, 0, canvas.w, canvas.h, fill="accent_soft" if chosen else "hover")
        edge = (canvas.h - _GLYPH) / 2
        canvas.icon(choice.key, edge, edge, _GLYPH, colour="accent_text" if chosen else "ink2")

    def make_overflow(self) -> QPushButton:
        """The three dots."""
        return IconButton(
            "dots-three", N_("More pictures"), size=self.tall, clicked=self.open_overflow, parent=self
        )  # fmt: skip


class Kinds(QWidget):
    """The owner's own kinds: those that are offered in their order, below them those that are not any more."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("settings_kinds_list")
        self._edited = 0
        self._field = TextField(N_("Name of a new kind, such as: test ride"), name="kind_name")
        self._field.returnPressed.connect(self._add)
        self.error = ErrorLine()
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        told = PlainLabel(
            N_("Calls, visits, letters and the like are there already. Here you add what only your shop does."),
            "second", "ink2", wrap=True,
        )  # fmt: skip
        add = Button(N_("Add"), "plus", clicked=self._add, height=36, name="kind_add")
        self._card = Card(boxed(self._rows), pad=6)
        self.setLayout(column(told, row(self._field, add), self.error, self._card, gap=10))
        context.bridge.changed.connect(self._on_changed)
        self._read()

    def rows(self) -> list[KindRow]:
        """The rows as they stand."""
        items = (self._rows.itemAt(place) for place in range(self._rows.count()))
        return [one for item in items if item is not None and isinstance(one := item.widget(), KindRow)]

    def run(self, label: str | Phrase, command: object, **given: object) -> None:
        """Carry out a command of the kinds; what cannot be is said above them."""
        self.error.say("")
        self._context.bridge.run(label, command, failed=self.refuse, **given)  # type: ignore[arg-type] # one of ours

    def refuse(self, error: UserError) -> None:
        """Say what is wrong."""
        self.error.say(error.words)

    def edit(self, kind: int) -> None:
        """Let a kind be changed in its row; 0 ends that."""
        self.error.say("")
        self._edited = kind
        for one in self.rows():
            one.edit(on=one.known.kind.row == kind)

    def move_to(self, kind: int, place: int) -> None:
        """Put a kind at a place; the keyboard stays with it."""
        offered = [one for one in self.rows() if not one.known.kind.retired]
        wanted = min(max(place, 0), len(offered) - 1)
        if offered[wanted].known.kind.row == kind:
            return
        moved = next(one for one in offered if one.known.kind.row == kind)
        held = moved.grip.hasFocus()
        self.run(Phrase(N_("Kind “{name}” moved"), name=moved.title), move_kind, row=kind, place=wanted)
        if held:
            next(one for one in self.rows() if one.known.kind.row == kind).grip.setFocus()

    def _read(self) -> None:
        clear_out(self._rows)
        known = self._context.bridge.ask(own_kinds)
        offered = sum(not one.kind.retired for one in known)
        for place, one in enumerate(known):
            shown = KindRow(self, one, place, offered)
            self._rows.addWidget(shown)
            shown.edit(on=one.kind.row == self._edited, focus=False)
        self._card.setVisible(bool(known))

    def _add(self) -> None:
        name = self._field.text().strip()
        self.error.say("")
        self._context.bridge.run(
            Phrase(N_("Kind “{name}” added"), name=name), add_kind, name=name,
            then=self._on_added, failed=self.refuse,
        )  # fmt: skip

    def _on_added(self, kind: object) -> None:
        """What it is like is told at once."""
        self._field.clear()
        self.edit(kind if isinstance(kind, int) else 0)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("own_kind", "contact"):
            self._read()


class KindRow(QWidget):
    """One kind: where it can be taken hold of, its glyph and name, how many contacts are of it, what can be done."""

    def __init__(self, around: Kinds, known: KindCount, place: int, offered: int) -> None:
        super().__init__()
        kind = known.kind
        self.known = known
        self.title = str(kind.name)
        self._around = around
        self._place = place
        self._offered = offered
        self.grip = Grip(lambda: _("Move kind {name}").format(name=self.title), name=f"kind_{place}_grip")
        self.grip.moved.connect(lambda by: around.move_to(kind.row, place + by))
        ink = "ink3" if kind.retired else "ink2"
        drawn = Painted(
            lambda canvas: canvas.icon(kind.icon, 0, 0, _GLYPH, colour=ink), height=_GLYPH, width=_GLYPH
        )  # fmt: skip
        self.name = ElidedLabel(literal(self.title), "row_title", ink if kind.retired else "ink")
        self.field = TextField(N_("Name of the kind"), name=f"kind_{place}_field")
        self.field.setText(self.title)
        self.field.returnPressed.connect(self._rename)
        self.count = PlainLabel(lambda: _contacts(known.count), "second", "ink2")
        self.done = Button(N_("Done"), None, "ghost", height=32, clicked=self._rename, name=f"kind_{place}_done")
        self.back = Button(
            N_("Offer again"), None, "ghost", height=32, clicked=self._reinstate, name=f"kind_{place}_back"
        )  # fmt: skip
        self.more = IconButton(
            "dots-three", lambda: Phrase(N_("What to do with {name}"), name=self.title).text(),
            clicked=self._open_menu, name=f"kind_{place}_more",
        )  # fmt: skip
        self._make_details()
        line = row(self.grip, drawn, self.name, self.field, self.count, self.done, self.back, self.more, gap=10)
        line.setStretch(2, 1)
        line.setStretch(3, 1)
        self.setLayout(column(line, self.details, gap=4, margins=(4, 5, 4, 5)))
        self.edit(on=False)

    def edit(self, *, on: bool, focus: bool = True) -> None:
        """Show the fields, or the name."""
        retired = self.known.kind.retired
        for widget in (self.field, self.details, self.done):
            widget.setVisible(on)
        for told in (self.name, self.count):
            told.setVisible(not on)
        self.more.setVisible(not on and not retired)
        self.back.setVisible(retired)
        self.grip.setEnabled(not retired)
        if on and focus:
            self.field.setFocus()
            self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the name as it was."""
        if event.key() == Qt.Key.Key_Escape and self.done.isVisible():
            self.field.setText(self.title)
            self._around.edit(0)
        else:
            super().keyPressEvent(event)

    def _make_details(self) -> None:
        kind, place = self.known.kind, self._place
        self.icons = IconRow(kind.icon)
        self.icons.setObjectName(f"kind_{place}_icons")
        self.icons.chosen.connect(lambda icon: self._change(icon=icon))
        self.shape = Select(SHAPES, kind.shape.value, name=f"kind_{place}_shape")
        self.shape.chosen.connect(lambda shape: self._change(shape=Shape(shape)))
        self.element = Select(ELEMENT_CHOICES, kind.element.value, name=f"kind_{place}_element")
        self.element.chosen.connect(lambda element: self._change(element=Element(element)))
        selects = row(
            Field(N_("What can be told of it"), self.shape), Field(N_("Counts in reports as"), self.element), gap=12
        )
        selects.setStretch(0, 1)
        selects.setStretch(1, 1)
        self.details = QWidget()
        self.details.setLayout(column(self.icons, selects, gap=8, margins=_UNDER_NAME))

    def _open_menu(self) -> None:
        kind = self.known.kind.row
        lines: list[MenuLine | None] = [
            MenuLine(N_("Change"), partial(self._around.edit, kind), "pencil-simple", name="kind_edit"),
            MenuLine(
                N_("Move up"), partial(self._around.move_to, kind, self._place - 1), "arrow-up", keys=_("Alt+↑"),
                enabled=self._place > 0,
            ),
            MenuLine(
                N_("Move down"), partial(self._around.move_to, kind, self._place + 1), "arrow-down", keys=_("Alt+↓"),
                enabled=self._place < self._offered - 1,
            ),
            None,
            MenuLine(N_("Offer no more"), self._retire, "archive", name="kind_retire"),
        ]  # fmt: skip
        open_menu(self.more, lines)

    def _retire(self) -> None:
        label = Phrase(N_("Kind “{name}” is not offered any more"), name=self.title)
        self._around.run(label, retire_kind, row=self.known.kind.row)

    def _reinstate(self) -> None:
        label = Phrase(N_("Kind “{name}” is offered again"), name=self.title)
        self._around.run(label, reinstate_kind, row=self.known.kind.row)

    def _rename(self) -> None:
        name = self.field.text().strip()
        if name == self.title:
            self._around.edit(0)
            return
        label, around = Phrase(N_("Kind “{name}” renamed"), name=self.title), self._around
        # What cannot be taken stays written, to be mended.
        around.run(label, change_kind, then=lambda _nothing: around.edit(0), row=self.known.kind.row, name=name)

    def _change(self, **given: object) -> None:
        """Take another glyph or sense; a name that was written meanwhile is not lost over it."""
        name = self.field.text().strip()
        if name and name != self.title:
            given["name"] = name
        label = Phrase(N_("Kind “{name}” changed"), name=self.title)
        self._around.run(label, change_kind, row=self.known.kind.row, **given)


def _contacts(count: int) -> str:
    return ngettext("{n} contact", "{n} contacts", count).format(n=count)
