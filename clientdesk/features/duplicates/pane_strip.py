"""The strip beneath the form of a customer: who may be here already, and why."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.words import N_, Phrase, apart
from clientdesk.features.customers.inputs import AddressInput, PointInput
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.duplicates.queries import Alike, alike
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.widgets import Button, Card, IconButton, PlainLabel, boxed, column, row

_SHOWN = 3
_PERSON = "person"
_ASKED = 9
"""More than are shown, for some may have been put aside."""


class AlikeStrip(QWidget):
    """Says "Perhaps already here" of up to three; hidden while there is nobody.

    Args:
        context: to ask, and to show whom one chooses.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("alike_strip")
        self._context = context
        self._refused: set[int] = set()
        self._found: tuple[Alike, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        title = PlainLabel(N_("Perhaps already here"), "text_strong", "warn")
        self.setLayout(column(Card(title, boxed(self._rows), pad=10, gap=4, fill="warn_soft", stroke=None)))
        self.hide()

    def consider(self, values: dict[str, Any], row: int | None) -> None:
        """Look who is like what is written; somebody who was there before is compared too."""
        found = self._context.bridge.ask(alike, **_asked(values), without=row, limit=_ASKED)
        kept = tuple(one for one in found if one.customer not in self._refused)[:_SHOWN]
        if kept != self._found:
            self._found = kept
            self._fill()

    def found(self) -> tuple[Alike, ...]:
        """Who is shown."""
        return self._found

    def _refuse(self, customer: int) -> None:
        """It is somebody else: do not say it again while this form is open."""
        self._refused.add(customer)
        self._found = tuple(one for one in self._found if one.customer != customer)
        self._fill()

    def _fill(self) -> None:
        clear_out(self._rows)
        for one in self._found:
            self._rows.addWidget(self._line(one))
        self.setVisible(bool(self._found))

    def _line(self, one: Alike) -> QWidget:
        show = partial(self._context.show_customer, one.customer)
        name = Button(lambda: apart(one.name), None, "link", clicked=show, height=26, name=f"alike_{one.customer}")
        why = PlainLabel(partial(_why, one), "second", "ink2", wrap=True)
        other = IconButton(
            "x", Phrase(N_("{name} is somebody else"), name=one.name), size=26,
            clicked=partial(self._refuse, one.customer), name=f"alike_not_{one.customer}",
        )  # fmt: skip
        line = row(name, why, other, gap=6)
        line.setStretch(1, 1)
        line.setAlignment(why, Qt.AlignmentFlag.AlignVCenter)
        return boxed(line)


def _why(one: Alike) -> str:
    """The reasons in one line."""
    # Translators: between reasons in a list, such as "same phone, same birthday".
    return ", ".join(reason.words.text() for reason in one.reasons)


def _asked(values: dict[str, Any]) -> dict[str, Any]:
    """What the query takes, from the values of the customer's form."""
    points = [one for one in values.get("points", ()) if isinstance(one, PointInput) and one.value.strip()]
    homes = [one for one in values.get("addresses", ()) if isinstance(one, AddressInput)]
    day, month, year = values.get("birthday") or (None, None, None)
    names = {part: str(values.get(part, "")) for part in ("name", "given", "family", "patronymic", "nickname")}
    return {
        **names,
        "is_organisation": values.get("kind", _PERSON) != _PERSON,
        "phones": [one.value for one in points if one.kind is PointKind.PHONE],
        "emails": [one.value for one in points if one.kind is not PointKind.PHONE],
        "birthday": (year, month, day),
        "homes": [(one.street, one.city) for one in homes],
    }
