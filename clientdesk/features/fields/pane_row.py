"""One field in the settings: its name and kind, and, opened, all that can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QWidget

from clientdesk.base.arguments import Command
from clientdesk.base.words import N_, Phrase, _, ngettext
from clientdesk.desk.facts import FactKind
from clientdesk.features.customers.pane_grip import Grip
from clientdesk.features.fields.commands import change_field_kind, delete_own_field, rename_own_field
from clientdesk.features.fields.pane_around import Around
from clientdesk.features.fields.pane_choices import ChoiceList
from clientdesk.features.fields.pane_words import ICONS, customers_words, preview_words
from clientdesk.features.fields.queries import FieldOf, kind_change_preview
from clientdesk.features.fields.rules import KINDS, WITH_CHOICES
from clientdesk.kit.menus import MenuLine
from clientdesk.kit.widgets import (
    Button,
    Choice,
    ElidedLabel,
    IconButton,
    Painted,
    PlainLabel,
    Select,
    TextField,
    boxed,
    column,
    literal,
    open_menu,
    row,
    style_of,
)

_INDENT = 34.0
_MANY = 1_000
"""More values than these are changed beside the window, which goes on answering."""


class FieldRow(QWidget):
    """A field.

    Args:
        around: the list it stands in.
        known: the field.
        count: how many customers have a value.
        place: where it stands, the first at 0.
        last: whether none comes after it.
    """

    def __init__(self, around: Around, known: FieldOf, count: int, place: int, *, last: bool) -> None:
        super().__init__()
        self.known = known
        self._around, self._count, self._place, self._last = around, count, place, last
        name = f"field_{place}"
        self.grip = Grip(lambda: _("Move field {name}").format(name=known.name), name=f"{name}_grip")
        self.grip.moved.connect(lambda by: around.move_to(known.id, place + by))
        self.name = ElidedLabel(literal(known.name), "row_title")
        self.kind_words = PlainLabel(lambda: f"{_(KINDS[known.kind])} · {customers_words(count)}", "second", "ink2")
        self.field = TextField(N_("Name of the field"), name=f"{name}_field")
        self.field.setText(known.name)
        self.field.returnPressed.connect(self._finish)
        self.done = Button(N_("Done"), None, "ghost", height=32, clicked=self._finish, name=f"{name}_done")
        self.more = IconButton(
            "dots-three", lambda: Phrase(N_("What to do with {name}"), name=known.name).text(),
            clicked=self._open_menu, name=f"{name}_more",
        )  # fmt: skip
        self.kind = Select(
            [Choice(kind.value, words, ICONS[kind]) for kind, words in KINDS.items()], known.kind.value,
            name=f"{name}_kind", accessible=N_("What it holds"),
        )  # fmt: skip
        self.kind.currentIndexChanged.connect(lambda _at: self._preview())
        self.preview = PlainLabel("", "second", "ink2", wrap=True)
        self.preview.setObjectName(f"{name}_preview")
        self.change = Button(N_("Change"), "check", "soft", height=32, clicked=self._change, name=f"{name}_change")
        self.leave = Button(N_("Leave it"), None, "ghost", height=32, clicked=self._leave, name=f"{name}_leave")
        self.choices = ChoiceList(around, known, name)
        self._ask = self._question(name)
        self._compose()
        self.edit(on=False)

    def _compose(self) -> None:
        glyph = ICONS[self.known.kind]
        sign = Painted(lambda k: k.icon(glyph, 0, 1, 18, colour="ink3"), height=20, width=18)
        line = row(self.grip, sign, self.name, self.field, self.kind_words, self.done, self.more, gap=10)
        line.setStretch(2, 1)
        line.setStretch(3, 1)
        self._deeds = boxed(row(None, self.leave, self.change))
        self._opened = _indented(column(self.kind, self.preview, self._deeds, self.choices, margins=(0, 4, 4, 8)))
        self.setLayout(column(line, self._ask, self._opened, gap=4, margins=(4, 5, 4, 5)))

    def _question(self, name: str) -> QWidget:
        """What is asked before a field goes with what it holds."""
        said = PlainLabel(self._ask_words, "text", wrap=True)
        keep = Button(N_("Keep it"), None, "ghost", height=32, clicked=self._keep, name=f"{name}_keep")
        self.delete = Button(N_("Delete"), "trash", "danger", height=32, clicked=self._delete, name=f"{name}_delete")
        line = row(said, keep, self.delete, margins=(0, 2, 4, 6))
        line.setStretch(0, 1)
        line.setAlignment(said, Qt.AlignmentFlag.AlignVCenter)
        asked = _indented(line)
        asked.setObjectName(f"{name}_ask")
        asked.hide()
        return asked

    def _ask_words(self) -> str:
        words = ngettext(
            "{n} customer has something here. Delete it with the field?",
            "{n} customers have something here. Delete it with the field?",
            self._count,
        )
        return words.format(n=self._count)

    def edit(self, *, on: bool, focus: bool = True) -> None:
        """Show what can be changed, or what there is."""
        for widget in (self.field, self.done, self._opened):
            widget.setVisible(on)
        for told in (self.name, self.more, self.kind_words):
            told.setVisible(not on)
        self.choices.setVisible(self.known.kind in WITH_CHOICES)
        self._preview()
        if on and focus:
            self.field.setFocus()
            self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it was."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._ask.isVisible():
            self._keep()
        elif self._opened.isVisible():
            self.field.setText(self.known.name)
            self._around.open_row(None)
            self.more.setFocus()
        else:
            super().keyPressEvent(event)

    def _open_menu(self) -> None:
        known = self.known
        lines: list[MenuLine | None] = [
            MenuLine(N_("Change"), partial(self._around.open_row, known.id), "pencil-simple", name="field_edit"),
            MenuLine(
                N_("Move up"), partial(self._around.move_to, known.id, self._place - 1), "arrow-up", keys=_("Alt+↑"),
                enabled=self._place > 0, name="field_up",
            ),
            MenuLine(
                N_("Move down"), partial(self._around.move_to, known.id, self._place + 1), "arrow-down",
                keys=_("Alt+↓"), enabled=not self._last, name="field_down",
            ),
            None,
            MenuLine(N_("Delete"), self._ask_or_delete, "trash", name="field_delete"),
        ]  # fmt: skip
        open_menu(self.more, lines)

    def _finish(self) -> None:
        name = self.field.text().strip()
        if name == self.known.name:
            self._around.open_row(None)
            return
        label = Phrase(N_("Field “{name}” renamed"), name=self.known.name)
        self._around.open_row(None)
        self._around.run(label, rename_own_field, field=self.known.id, name=name)

    # --- Another kind

    def _wanted(self) -> FactKind:
        return FactKind(self.kind.current() or self.known.kind.value)

    def _preview(self) -> None:
        """Say what another kind would do, before it is taken."""
        wanted = self._wanted()
        is_other = wanted is not self.known.kind
        self.preview.setVisible(is_other)
        self._deeds.setVisible(is_other)
        if is_other:
            change = self._around.context.bridge.ask(kind_change_preview, field=self.known.id, kind=wanted)
            self.preview.set_words(literal(preview_words(change, wanted)))
            self.preview.set_look("second", "danger" if change.lost else "ink2")

    def _change(self) -> None:
        label = Phrase(N_("Kind of field “{name}” changed"), name=self.known.name)
        self._run(label, change_field_kind, kind=self._wanted())

    def _leave(self) -> None:
        self.kind.choose(self.known.kind.value)
        self.kind.setFocus()

    # --- Deleting

    def _ask_or_delete(self) -> None:
        if self._count:
            self._ask.show()
            self.delete.setFocus()
        else:
            self._delete()

    def _keep(self) -> None:
        self._ask.hide()
        self.more.setFocus()

    def _delete(self) -> None:
        label = Phrase(N_("Field “{name}” deleted"), name=self.known.name)
        self._run(label, delete_own_field)

    def _run(self, label: Phrase, command: Command, **given: object) -> None:
        run = self._around.run_long if self._count > _MANY else self._around.run
        run(label, command, field=self.known.id, **given)


def _indented(inner: QLayout) -> QWidget:
    """Beneath the name, not beneath the grip; margins of a layout do not turn round with the reading."""
    before = QWidget()
    before.setFixedWidth(style_of().px(_INDENT))
    line = row(before, inner, gap=0)
    line.setStretch(1, 1)
    return boxed(line)
