"""The trash: who was thrown away and when, each to be taken back, all to be deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.days import ago
from clientdesk.base.words import N_, Phrase, _, ngettext
from clientdesk.features.customers.commands import empty_trash
from clientdesk.features.customers.pane_actions import take_back
from clientdesk.features.customers.queries import Trashed, trashed
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.context import Context
from clientdesk.kit.delegate import RowDelegate, RowState, Zone
from clientdesk.kit.list_view import ListView
from clientdesk.kit.row_model import RowModel
from clientdesk.kit.widgets import Button, EmptyState, PlainLabel, boxed, column, row, style_of

_ZONE = 34.0
_RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class TrashRow:
    """A row ready to paint."""

    id: int
    name: str
    is_organisation: bool
    when: str
    photo: str = ""

    def __str__(self) -> str:
        return f"{self.name}, {self.when}"


class TrashDelegate(RowDelegate[TrashRow]):
    """Avatar, name, since when, and the arrow that takes it back."""

    def draw(self, canvas: Canvas, row: TrashRow, state: RowState) -> None:
        """Two lines."""
        canvas.row_ground(selected=state.selected, hovered=state.hovered, focused=state.focused, bar=False)
        canvas.avatar(14, (canvas.h - 38) / 2, 38, row.name, row.id, organisation=row.is_organisation, photo=row.photo)
        width, top = canvas.w - 64 - _ZONE - 12, canvas.h / 2 - 20
        canvas.text(64, top, width, 20, row.name, role="row_title")
        canvas.text(64, top + 20, width, 18, row.when, role="second", colour="ink2")
        colour = "accent_text" if state.zone == _RESTORE else "ink2"
        canvas.icon("arrow-counter-clockwise", canvas.w - _ZONE, (canvas.h - 18) / 2, 18, colour=colour)

    def zones(self, row: TrashRow, width: float, height: float) -> tuple[Zone, ...]:
        """The arrow."""
        return (Zone(_RESTORE, width - _ZONE - 8, 4, _ZONE + 4, height - 8, N_("Take out of the trash")),)


class Trash(QWidget):
    """Everybody in the trash.

    Args:
        context: to ask and to change.
        titled: whether it says itself what it is; in the settings the section does.
        parent: as ever.
    """

    def __init__(self, context: Context, *, titled: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("trash")
        self._known: dict[int, Trashed] = {}
        self._model: RowModel[TrashRow] = RowModel(self._ids, self._rows, ("customer",), speak=str, parent=self)
        self.list = ListView(self._model, TrashDelegate(), name="trash_list", accessible=N_("Trash"))
        self.list.zone_clicked.connect(lambda customer, _zone: take_back(context, customer))
        self.list.opened.connect(lambda customer: take_back(context, customer))
        self.list.key_pressed.connect(self._on_key)
        self.list.setMinimumHeight(style_of().px(180))
        self.empty = EmptyState("trash", N_("The trash is empty"), N_("Customers you delete wait here."))
        self.sure = PlainLabel(self._question, "text", "ink", wrap=True)
        self.yes = Button(N_("Delete for good"), None, "danger", clicked=self._empty, name="trash_yes")
        self.no = Button(N_("Keep them"), None, "ghost", clicked=partial(self._ask, False), name="trash_no")
        self._asking = boxed(column(self.sure, row(None, self.no, self.yes), gap=8))
        self.empty_button = Button(
            N_("Empty the trash"), "trash", "plain", clicked=partial(self._ask, True), name="trash_empty"
        )
        self.title = PlainLabel(N_("Trash"), "card_title")
        whole = column(self.title, self.list, self.empty, self._asking, row(None, self.empty_button), gap=12)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.title.setVisible(titled)
        context.bridge.changed.connect(self._on_changed)
        self._model.load()
        self._ask(False)

    def _ids(self) -> Sequence[int]:
        self._known = {one.id: one for one in self._context.bridge.ask(trashed)}
        return list(self._known)

    def _rows(self, ids: Sequence[int]) -> list[TrashRow]:
        today = self._context.bridge.ask(lambda shop: shop.today())
        return [_written(self._known[one], today) for one in ids if one in self._known]

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("customer"):
            self._model.apply(changes)
            self._ask(False)

    def _on_key(self, customer: int, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            take_back(self._context, customer)
            event.accept()

    def _ask(self, asking: bool) -> None:
        """Ask whether all of it may go, with the number of them."""
        is_empty = not self._model.rowCount()
        self.list.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        self.sure.reword()
        self._asking.setVisible(asking and not is_empty)
        self.empty_button.setVisible(not asking and not is_empty)
        if asking:
            self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _question(self) -> str:
        count = self._model.rowCount()
        return ngettext(
            "Delete {n} customer with everything that belongs to them?",
            "Delete {n} customers with everything that belongs to them?",
            count,
        ).format(n=count)

    def _empty(self) -> None:
        count = self._model.rowCount()
        label = Phrase("{n} customer deleted for good", "{n} customers deleted for good", count)
        self._context.bridge.run(label, empty_trash)


def _written(one: Trashed, today: date) -> TrashRow:
    when = _("in the trash since {when}").format(when=ago(one.at.date(), today))
    return TrashRow(one.id, one.name, one.is_organisation, when, one.photo)
