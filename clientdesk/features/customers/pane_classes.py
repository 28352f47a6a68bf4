"""The classes in the settings: named, drawn, ordered by drag or by keys, added and deleted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Phrase, _, ngettext
from clientdesk.features.customers.classes import LOOKS, ClassCount, class_counts
from clientdesk.features.customers.commands_classes import (
    add_class,
    delete_class,
    move_class,
    rename_class,
    set_class_look,
)
from clientdesk.features.customers.pane_grip import Grip
from clientdesk.kit.badges import Badge
from clientdesk.kit.canvas import Canvas, badge_width
from clientdesk.kit.choice_row import Choice, ChoiceRow
from clientdesk.kit.context import Context
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

_BADGE = 22.0
_UNDER_BADGE = (28.0, 0.0, 28.0, 0.0)
"""On both sides, so that the looks stand under the badge in every direction of reading."""
_LOOKS = {
    # Translators: how the badge of a class of customers is drawn.
    "filled": N_("Filled"),
    "outlined": N_("Outlined"),
    "plain": N_("Plain"),
    "info": N_("Blue, round"),
    "gift": N_("Violet, square"),
    "warn": N_("Yellow, dashed"),
}


class LookRow(ChoiceRow):
    """The looks, each drawn with the name of the class."""

    gap = 6.0
    tall = 34.0

    def __init__(self, name: str, look: str) -> None:
        self._name = name
        super().__init__([Choice(key, _LOOKS[key], tip=_LOOKS[key]) for key in LOOKS], look)

    def button_size(self, choice: Choice) -> QSize:
        """The badge with some room around it."""
        style = style_of()
        return QSize(style.px(badge_width(style, self._badge(choice), size=_BADGE) + 12), style.px(self.tall))

    def paint_button(self, canvas: Canvas, choice: Choice, *, chosen: bool, hovered: bool) -> None:
        """The badge; the chosen one stands on a tinted ground."""
        if chosen or hovered:
            canvas.box(0, 0, canvas.w, canvas.h, fill="selected" if chosen else "hover")
        canvas.badge(6, (canvas.h - _BADGE) / 2, self._badge(choice), size=_BADGE)

    def _badge(self, choice: Choice) -> Badge:
        # All looks fit side by side only with the beginning of a long name.
        return Badge(self._name[:2].strip() or "A", choice.key)


class Classes(QWidget):
    """All classes, the most promising first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("settings_classes_list")
        self._edited = ""
        self._field = TextField(N_("Name of a new class"), name="class_name")
        self._field.returnPressed.connect(self._add)
        self.error = ErrorLine()
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        told = PlainLabel(
            N_("A class says how promising a customer is. Drag the classes into their order, the best first."),
            "second", "ink2", wrap=True,
        )  # fmt: skip
        add = Button(N_("Add"), "plus", clicked=self._add, height=36, name="class_add")
        self.setLayout(column(told, row(self._field, add), self.error, Card(boxed(self._rows), pad=6), gap=10))
        context.bridge.changed.connect(self._on_changed)
        self._read()

    def rows(self) -> list[ClassRow]:
        """The rows as they stand."""
        places = range(self._rows.count())
        return [one for place in places if isinstance(one := _widget(self._rows, place), ClassRow)]

    def run(self, label: str | Phrase, command: object, **given: object) -> None:
        """Carry out a command of the classes; what cannot be is said above them."""
        self.error.say("")
        self._context.bridge.run(label, command, failed=self.refuse, **given)  # type: ignore[arg-type] # one of ours

    def refuse(self, error: UserError) -> None:
        """Say what is wrong."""
        self.error.say(error.words)

    def edit(self, key: str) -> None:
        """Let name and look of a class be changed in its row; "" ends that."""
        self.error.say("")
        self._edited = key
        for one in self.rows():
            one.edit(on=one.known.key == key)

    def move_to(self, key: str, place: int) -> None:
        """Put a class at a place; the keyboard stays with it."""
        keys = [one.known.key for one in self.rows()]
        wanted = min(max(place, 0), len(keys) - 1)
        if keys[wanted] == key:
            return
        name = next(one.known.name for one in self.rows() if one.known.key == key)
        held = any(one.grip.hasFocus() for one in self.rows())
        self.run(Phrase(N_("Class “{name}” moved"), name=name), move_class, key=key, place=wanted)
        if held:
            next(one for one in self.rows() if one.known.key == key).grip.setFocus()

    def _read(self) -> None:
        clear_out(self._rows)
        known = self._context.bridge.ask(class_counts)
        for place, one in enumerate(known):
            shown = ClassRow(self, one, place, [other for other in known if other.key != one.key])
            self._rows.addWidget(shown)
            shown.edit(on=one.key == self._edited, focus=False)

    def _add(self) -> None:
        name = self._field.text().strip()
        self.error.say("")
        self._context.bridge.run(
            Phrase(N_("Class “{name}” added"), name=name), add_class, name=name,
            then=lambda _id: self._field.clear(), failed=self.refuse,
        )  # fmt: skip

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("customer_class", "customer"):
            self._read()


class ClassRow(QWidget):
    """One class: where it can be taken hold of, its badge, its name, how many are in it, what can be done with it."""

    def __init__(self, around: Classes, known: ClassCount, place: int, others: list[ClassCount]) -> None:
        super().__init__()
        self.known = known
        self._around = around
        self._place = place
        self._others = others
        self.grip = Grip(lambda: _("Move class {letter}").format(letter=known.name), name=f"class_{place}_grip")
        self.grip.moved.connect(lambda by: around.move_to(known.key, place + by))
        badge = Badge(known.name, known.look)
        width = badge_width(style_of(), badge, size=_BADGE)
        drawn = Painted(lambda k: k.badge(0, 0, badge, size=_BADGE), height=_BADGE, width=width)
        self.name = ElidedLabel(literal(known.name), "row_title")
        self.field = TextField(N_("Name of the class"), name=f"class_{place}_field")
        self.field.setText(known.name)
        self.field.returnPressed.connect(self._rename)
        self.looks = LookRow(known.name, known.look)
        self.looks.setObjectName(f"class_{place}_looks")
        self.looks.chosen.connect(self._draw_otherwise)
        self.count = PlainLabel(lambda: _customers(known.count), "second", "ink2")
        self.done = Button(N_("Done"), None, "ghost", height=32, clicked=self._rename, name=f"class_{place}_done")
        self.more = IconButton(
            "dots-three", lambda: Phrase(N_("What to do with {name}"), name=known.name).text(),
            clicked=self._open_menu, name=f"class_{place}_more",
        )  # fmt: skip
        line = row(self.grip, drawn, self.name, self.field, self.count, self.done, self.more, gap=10)
        line.setStretch(2, 1)
        line.setStretch(3, 1)
        self.setLayout(column(line, row(self.looks, margins=_UNDER_BADGE), gap=4, margins=(4, 5, 4, 5)))
        self.edit(on=False)

    def edit(self, *, on: bool, focus: bool = True) -> None:
        """Show field and looks, or the name."""
        for widget in (self.field, self.looks, self.done):
            widget.setVisible(on)
        for told in (self.name, self.more, self.count):
            told.setVisible(not on)
        if on and focus:
            self.field.setFocus()
            self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the name as it was."""
        if event.key() == Qt.Key.Key_Escape and self.done.isVisible():
            self.field.setText(self.known.name)
            self._around.edit("")
        else:
            super().keyPressEvent(event)

    def _open_menu(self) -> None:
        key, last = self.known.key, len(self._others)
        lines: list[MenuLine | None] = [
            MenuLine(N_("Change name and look"), partial(self._around.edit, key), "pencil-simple", name="class_edit"),
            MenuLine(
                N_("Move up"), partial(self._around.move_to, key, self._place - 1), "arrow-up", keys=_("Alt+↑"),
                enabled=self._place > 0,
            ),
            MenuLine(
                N_("Move down"), partial(self._around.move_to, key, self._place + 1), "arrow-down", keys=_("Alt+↓"),
                enabled=self._place < last,
            ),
            None,
        ]  # fmt: skip
        if self.known.count:
            lines += [self._delete_into(other) for other in self._others]
            words = ngettext(
                "Delete, and leave {n} customer without a class", "Delete, and leave {n} customers without a class",
                self.known.count,
            ).format(n=self.known.count)  # fmt: skip
            lines.append(MenuLine(literal(words), self._delete, "trash", enabled=bool(last), name="class_delete"))
        else:
            lines.append(MenuLine(N_("Delete"), self._delete, "trash", enabled=bool(last), name="class_delete"))
        open_menu(self.more, lines)

    def _delete_into(self, other: ClassCount) -> MenuLine:
        words = ngettext(
            "Delete, and move {n} customer to “{name}”", "Delete, and move {n} customers to “{name}”", self.known.count
        )
        shown = words.format(n=self.known.count, name=other.name)
        return MenuLine(
            literal(shown), partial(self._delete, other.key), "arrow-right", name=f"class_delete_into_{other.key}"
        )

    def _delete(self, into: str = "") -> None:
        label = Phrase(N_("Class “{name}” deleted"), name=self.known.name)
        self._around.run(label, delete_class, key=self.known.key, into=into)

    def _rename(self) -> None:
        name = self.field.text().strip()
        if name == self.known.name:
            self._around.edit("")
            return
        label, around = Phrase(N_("Class “{name}” renamed"), name=self.known.name), self._around
        # What cannot be taken stays written, to be mended.
        around.run(label, rename_class, then=lambda _nothing: around.edit(""), key=self.known.key, name=name)

    def _draw_otherwise(self, look: str) -> None:
        if look != self.known.look:
            label = Phrase(N_("Look of class “{name}” changed"), name=self.known.name)
            self._around.run(label, set_class_look, key=self.known.key, look=look)


def _widget(layout: QVBoxLayout, place: int) -> QWidget | None:
    item = layout.itemAt(place)
    return item.widget() if item is not None else None


def _customers(count: int) -> str:
    return ngettext("{n} customer", "{n} customers", count).format(n=count)
