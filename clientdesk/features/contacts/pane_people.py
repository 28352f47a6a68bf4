"""Who else was there, in one line: names with commas; a customer or one of the staff is taken from what is offered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter

from clientdesk.base.words import N_, _
from clientdesk.features.contacts.company import Present
from clientdesk.features.contacts.details import Companion
from clientdesk.features.customers.queries_find import find
from clientdesk.features.staff.queries import staff_members
from clientdesk.kit.context import Context
from clientdesk.kit.fields import TextField, offer_beneath
from clientdesk.kit.lookup_field import LookedUp

_FOUND = 6


class PeopleField(TextField):
    """Names, one after the other; each that was taken from the finds is that customer or colleague.

    Args:
        context: of the window.
        customer: with whom the contact is; they are not offered.
    """

    edited = Signal()

    def __init__(self, context: Context, customer: int | None) -> None:
        super().__init__(N_("Names, with commas between them"))
        self._context = context
        self._customer = customer
        self._before = ""
        self._known: dict[str, Present] = {}
        self._found: list[tuple[str, Present]] = []
        self._more: dict[int, str] = {}
        self._lines = QStringListModel(self)
        finds = _Finds(self._lines, self)
        # The line takes a find by itself only while the keyboard is in it; a screen reader may choose from outside.
        finds.activated[QModelIndex].connect(self._on_taken)  # type: ignore[index] # stubs know no overloads
        offer_beneath(self, finds)
        self.textEdited.connect(self._on_written)
        self.textChanged.connect(lambda _text: self.edited.emit())

    def value(self) -> object:
        """Who was there, as the commands take it."""
        names = [name.strip() for name in self.text().split(",")]
        told = [self._known.get(name.casefold(), Present(name=name)) for name in names if name]
        return tuple(dict.fromkeys(told))

    def set_value(self, value: object) -> None:
        """Show those who are known to have been there."""
        self._known = {}
        people = cast("Sequence[Companion]", value or ())
        self.setText(", ".join(self._keep(_of(one), one.name) for one in people))

    def with_find(self, place: int) -> str:
        """The line once the find at this place is taken."""
        if not 0 <= place < len(self._found):
            return self.text()
        name, who = self._found[place]
        # Going through the finds puts each into the line for a moment: only who stayed in it is known.
        stand = {one.strip().casefold() for one in self._before.split(",")}
        self._known = {one: known for one, known in self._known.items() if one in stand}
        return f"{self._before}{self._keep(who, name)}, "

    def _on_taken(self, index: QModelIndex) -> None:
        self.setText(self.with_find(index.row()))

    def _keep(self, who: Present, name: str) -> str:
        """What stands in the line for somebody; of two who are called the same the second gets a number."""
        plain = name.replace(",", " ")
        shown, number = plain, 2
        while self._known.get(shown.casefold(), who) != who:
            shown, number = f"{plain} ({number})", number + 1
        self._known[shown.casefold()] = who
        return shown

    def _on_written(self, text: str) -> None:
        head, comma, part = text.rpartition(",")
        self._before = f"{head}{comma} " if comma else ""
        self._found = self._finds(part.strip()) if part.strip() else []
        self._lines.setStringList([self._line(name, who) for name, who in self._found])

    def _finds(self, text: str) -> list[tuple[str, Present]]:
        ask, wanted = self._context.bridge.ask, text.casefold()
        ours = [
            (one.name, Present(staff=one.id))
            for one in ask(staff_members)
            if any(word.startswith(wanted) for word in (one.name.casefold(), *one.name.casefold().split()))
        ]
        customers = ask(find, text=text, limit=_FOUND)
        self._more = {one.id: one.phone for one in customers}
        return ours + [(one.name, Present(customer=one.id)) for one in customers if one.id != self._customer]

    def _line(self, name: str, who: Present) -> str:
        if who.staff is not None:
            return _("{name} · one of us").format(name=name)
        return LookedUp(who.customer or 0, name, self._more.get(who.customer or 0, "")).line()


class _Finds(QCompleter):
    """Puts a find in the place of the last name alone."""

    def __init__(self, lines: QStringListModel, field: PeopleField) -> None:
        super().__init__(lines, field)
        self._field = field
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802 - Qt's own name
        """The whole line."""
        return self._field.with_find(index.row())


def _of(one: Companion) -> Present:
    """As a command takes somebody who is known."""
    if one.customer is None and one.staff is None:
        return Present(name=one.name)
    return Present(one.customer, one.staff)
