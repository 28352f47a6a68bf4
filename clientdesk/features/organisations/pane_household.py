"""The form of a new household: its name, proposed after the family, and who belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Phrase
from clientdesk.features.customers.queries import customer_rows
from clientdesk.features.customers.queries_find import find
from clientdesk.features.organisations.commands import MemberInput, make_household
from clientdesk.features.organisations.queries import Member, members_of
from clientdesk.features.organisations.rules import household_name
from clientdesk.features.relations.queries import relations
from clientdesk.features.relations.rules import is_family, is_over, rank_of
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.fields import TextField
from clientdesk.kit.form import Form
from clientdesk.kit.lookup_field import LookedUp, LookupField
from clientdesk.kit.spoken import literal
from clientdesk.kit.ticks import Tick
from clientdesk.kit.widgets import style_of

_FOUND = 8


class MembersField(QWidget):
    """Ticks for those who may live together, and a field that finds others.

    Args:
        context: to find people.
        parent: as ever.
    """

    edited = Signal()
    """Somebody came or went."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ticks: dict[int, Tick] = {}
        self.more = _Finder(self._find, self._take)
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(style_of().px(4))
        self._stack.addWidget(self.more)

    def setObjectName(self, name: object) -> None:  # noqa: N802 - Qt's name
        """Name the parts with the whole."""
        super().setObjectName(str(name))
        self.more.setObjectName(f"{name}_more")

    def offer(self, people: Sequence[Member], *, ticked: bool) -> None:
        """Show a tick for each of these who has none yet."""
        for one in people:
            if one.id not in self._ticks:
                tick = Tick(literal(one.name), ticked, changed=lambda _on: self.edited.emit(), name=f"member_{one.id}")
                self._ticks[one.id] = tick
                self._stack.insertWidget(len(self._ticks) - 1, tick)

    def value(self) -> tuple[int, ...]:
        """Who is ticked, in their order."""
        return tuple(one for one, tick in self._ticks.items() if tick.isChecked())

    def set_value(self, value: object) -> None:
        """Tick these of the people that are offered."""
        wanted = value if isinstance(value, tuple) else ()
        for one, tick in self._ticks.items():
            tick.setChecked(one in wanted)

    def _find(self, text: str) -> Sequence[LookedUp]:
        found = self._context.bridge.ask(find, text=text, limit=2 * _FOUND)
        rows = self._context.bridge.ask(customer_rows, ids=[one.id for one in found])
        people = {one.id for one in rows if not one.is_organisation} - set(self._ticks)
        return [LookedUp(one.id, one.name, one.phone) for one in found if one.id in people][:_FOUND]

    def _take(self, person: int) -> None:
        self.offer(self._context.bridge.ask(members_of, customers=(person,)), ticked=True)
        self.edited.emit()


class _Finder(LookupField):
    """Whoever is found goes to the ticks, and the field is empty again."""

    def __init__(self, find_people: Any, taken: Any) -> None:  # noqa: ANN401 - two plain callables
        super().__init__(find_people, lambda _row: "", N_("Name of somebody else"))
        self._taken = taken
        self.edited.connect(self._hand_on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the only find, and saves the form where nothing is written."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers()
        if enter and self.text().strip():
            self.take_only()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _hand_on(self) -> None:
        person = self.value()
        if person is not None:
            self.set_value(None)
            self._taken(person)


class HouseholdForm(Form):
    """Makes a household.

    Args:
        context: of the window.
        first: "members": ids of those who surely belong to it; the first is the one it is made for. Or "customer".
    """

    def __init__(self, context: Context, first: dict[str, Any]) -> None:
        self._context = context
        sure = [one for one in first.get("members", (first.get("customer"),)) if isinstance(one, int)]
        self._members = MembersField(context)
        super().__init__(self._asked(), title=N_("Household"), save=N_("Make the household"), name="household_form")
        self._roles: dict[int, str] = {}
        related = self._relatives(sure[0]) if sure else []
        self._members.offer(context.bridge.ask(members_of, customers=sure), ticked=True)
        self._members.offer(context.bridge.ask(members_of, customers=related), ticked=len(sure) == 1)
        self._proposed = ""
        self._propose()
        self._members.edited.connect(self._propose)
        self.saved()
        self.submitted.connect(self._save)

    def _asked(self) -> list[FormField]:
        return [
            FormField("name", N_("Name of the household"), hint=N_("It stands in the list of customers.")),
            FormField("members", N_("Who belongs to it"), make=lambda: self._members),
        ]

    def _relatives(self, person: int) -> list[int]:
        """The family of the one it is made for, and what each is: the nearest first."""
        today = self._context.bridge.ask(lambda shop: shop.today())
        known = self._context.bridge.ask(relations, customer=person)
        near = [one for one in known if is_family(one.other_is) and not is_over(one.until_on, today)]
        self._roles = {one.other: one.other_is for one in near}
        if near:
            self._roles[person] = min((one.customer_is for one in near), key=rank_of)
        return [one.other for one in near]

    def _propose(self) -> None:
        """The name follows the members until somebody has written another."""
        if self.values()["name"] not in {"", self._proposed}:
            return
        people = self._context.bridge.ask(members_of, customers=self._members.value())
        self._proposed = household_name([one.family for one in people], [one.name for one in people])
        editor = self.editor("name")
        if isinstance(editor, TextField):
            editor.setText(self._proposed)

    def _save(self, values: dict[str, Any]) -> None:
        if self._members.more.is_unknown():
            self.show_error(UserError("members", N_("Please take somebody from the list, or empty the field.")))
            return
        members = tuple(MemberInput(one, self._roles.get(one, "")) for one in values["members"])
        label = Phrase(N_("{name} added"), name=str(values["name"]).strip())
        run = self._context.bridge.run
        run(label, make_household, then=self._on_saved, failed=self.show_error, name=values["name"], members=members)

    def _on_saved(self, household: int) -> None:
        self.saved()
        self.left.emit()
        self._context.show_customer(household)
