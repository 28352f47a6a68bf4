"""The eight kinds in the settings: what each sets in a line, and the way to change it."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_, _
from clientdesk.features.relationships.queries import SetByKind, set_by_kinds
from clientdesk.features.relationships.queries_changes import channel_words
from clientdesk.features.relationships.queries_screens import kind_counts, rhythm_words
from clientdesk.features.relationships.rules import KINDS
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.living import Living
from clientdesk.kit.widgets import (
    Card,
    IconButton,
    Painted,
    PlainLabel,
    boxed,
    column,
    literal,
    row,
)

_TABLES = ("relationship_defaults", "relationship_period", "own_kind", "customer")


class Kinds(Living, QWidget):
    """A table of the eight kinds.

    Args:
        context: to ask and to change.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("settings_relationships_list")
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        told = PlainLabel(
            N_("A kind says how a customer is treated by default: how often you are in touch and how, what may happen "
               "by itself, what a person has to do. You choose the kind on the profile, under About."),
            "second", "ink2", wrap=True,
        )  # fmt: skip
        self.setLayout(column(told, Card(boxed(self._rows), pad=6), gap=10))
        context.bridge.changed.connect(self._on_changed)
        self.come_alive()

    def reword(self) -> None:
        """What is set is told in the language of the moment."""
        self._read()

    def rows(self) -> list[KindRow]:
        """The rows as they stand."""
        items = (self._rows.itemAt(place) for place in range(self._rows.count()))
        return [one for item in items if item is not None and isinstance(one := item.widget(), KindRow)]

    def _read(self) -> None:
        clear_out(self._rows)
        counts = self._context.bridge.ask(kind_counts)
        for key, known in self._context.bridge.ask(set_by_kinds).items():
            line = KindRow(known, counts.get(key, 0))
            line.change.clicked.connect(partial(self._change, key))
            self._rows.addWidget(line)
            line.show()

    def _change(self, kind: str, _checked: bool = False) -> None:
        self._context.edit("relationship_defaults", None, kind=kind)

    def _on_changed(self, changes: Changes) -> None:
        # Counted again when it is looked at: customers change all day.
        if self.isVisible() and changes.touches(*_TABLES):
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell what changed meanwhile."""
        super().showEvent(event)
        self._read()


class KindRow(QWidget):
    """One kind: the sign, its name and how many are of it, what it means, what it sets."""

    def __init__(self, known: SetByKind, count: int) -> None:
        super().__init__()
        begun = KINDS[known.kind]
        sign = Painted(lambda k: k.icon(begun.icon, 0, 1, 18, colour="ink3"), height=20, width=18)
        self.name = PlainLabel(literal(known.name), "row_title")
        self.count = PlainLabel(literal(str(count) if count else ""), "second", "ink3")
        meaning = PlainLabel(begun.meaning, "second", "ink2", wrap=True)
        self.sets = PlainLabel(literal(sets_words(known)), "second", "ink2", wrap=True)
        self.change = IconButton(
            "pencil-simple", lambda: _("Change what {kind} sets").format(kind=known.name),
            name=f"relationship_kind_{known.kind}",
        )  # fmt: skip
        head = row(self.name, self.count, None, gap=8)
        line = row(sign, column(head, meaning, self.sets, gap=1), self.change, gap=10, margins=(6, 7, 6, 7))
        line.setStretch(1, 1)
        self.setLayout(line)


def sets_words(known: SetByKind) -> str:
    """What it sets in a line: "every 90 days · Call · changed by you"."""
    own = _("changed by you") if known.is_own else ""
    return " · ".join(part for part in (rhythm_words(known.rhythm_days), channel_words(known.channel), own) if part)
