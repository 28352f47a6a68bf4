"""What the change history is narrowed by: words, person, kind of thing, customer, period, and which steps alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.base.words import N_
from clientdesk.desk.audit import Only, Wanted
from clientdesk.desk.audit_words import kinds
from clientdesk.kit.context import Context
from clientdesk.kit.dates import DateField
from clientdesk.kit.living import Living
from clientdesk.kit.lookup_field import LookedUp, LookupField
from clientdesk.kit.widgets import Button, Choice, Field, SearchField, Select, column, literal, row
from clientdesk.shell.named import query_named

_TYPING_MS = 250
_FOUND = 8
_ONLY = (
    Choice("", N_("All of it")),
    Choice(Only.UNDOABLE.value, N_("What can be undone")),
    Choice(Only.BATCHES.value, N_("Imports and bulk changes")),
    Choice(Only.BY_PROGRAM.value, N_("What the program did")),
)


class AuditFilters(Living, QWidget):
    """The fields; tells when something else is wanted.

    Args:
        context: to ask who works here, and for customers.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        features = context.bridge.desk.features
        self._find, self._profile = query_named(features, "find"), query_named(features, "profile")
        self._staff = query_named(features, "staff_members")
        self.text = SearchField(N_("Find in the history"), key="Ctrl F", name="audit_text")
        self.person = Select([], name="audit_person")
        self.kind = Select([], name="audit_kind")
        self.only = Select(_ONLY, name="audit_only")
        self.customer = LookupField(self._look_up, self._name_of, N_("Everybody"), name="audit_customer")
        self.first = DateField(optional=True, name="audit_first")
        self.until = DateField(optional=True, name="audit_last")
        self.clear_button = Button(N_("Show all"), None, "ghost", clicked=self.clear, name="audit_clear")
        upper = row(
            Field(N_("Customer"), self.customer), Field(N_("Who"), self.person), Field(N_("What"), self.kind), gap=12
        )
        lower = row(
            Field(N_("Which"), self.only), Field(N_("From"), self.first), Field(N_("Until"), self.until), gap=12
        )
        for day in (self.first, self.until):
            day.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for line in (upper, lower):
            for place in range(line.count()):
                line.setStretch(place, 1)
        self.setLayout(column(row(self.text, self.clear_button, gap=8), upper, lower, gap=10))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self._connect()
        self.come_alive()

    def _connect(self) -> None:
        for select in (self.person, self.kind, self.only):
            select.chosen.connect(lambda _key: self.changed.emit())
        for field in (self.first, self.until):
            field.day_changed.connect(self._typing.start)
        self.text.textChanged.connect(lambda _text: self._typing.start())
        self.customer.edited.connect(self._typing.start)

    def wanted(self) -> Wanted:
        """What is looked for now."""
        person, only = self.person.current(), self.only.current()
        return Wanted(
            customer=self.customer.value(),
            staff=int(person) if person else None,
            first=self.first.day(),
            last=self.until.day(),
            table=self.kind.current(),
            text=self.text.text(),
            only=Only(only) if only else None,
        )

    def show_customer(self, customer: int | None) -> None:
        """Look for this customer alone, whatever was looked for before."""
        self._empty()
        self.customer.set_value(customer)
        self._typing.stop()
        self.changed.emit()

    def clear(self) -> None:
        """Look for all of it."""
        self.show_customer(None)

    def offer(self) -> None:
        """Offer those who work here, and every kind of thing that has a name; what is chosen stays."""
        members: Sequence[Any] = self._context.bridge.ask(self._staff, retired=True) if self._staff else ()
        everybody = Choice("", N_("Everybody"))
        self.person.set_choices([everybody, *(Choice(str(one.id), literal(one.name)) for one in members)])
        offered = self._context.bridge.ask(kinds)
        self.kind.set_choices([Choice("", N_("Everything")), *(Choice(table, title) for table, title in offered)])

    def reword(self) -> None:
        """Names of kinds follow the language."""
        self.offer()

    def _empty(self) -> None:
        self.text.clear()
        for select in (self.person, self.kind, self.only):
            select.choose("")
        for field in (self.first, self.until):
            field.set_day(None)

    def _look_up(self, text: str) -> Sequence[LookedUp]:
        found: Sequence[Any] = self._context.bridge.ask(self._find, text=text, limit=_FOUND) if self._find else ()
        return [LookedUp(one.id, one.name, one.phone) for one in found]

    def _name_of(self, customer: int) -> str:
        known: Any = self._context.bridge.ask(self._profile, customer=customer) if self._profile else None
        return str(known.name) if known is not None else ""
