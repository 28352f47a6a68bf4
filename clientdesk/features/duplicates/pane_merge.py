"""Merging: for each field in which the records differ, which value stays; then one customer is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_, Phrase, _, apart, ngettext
from clientdesk.features.duplicates.commands_merge import MergeChoice, merge_customers
from clientdesk.features.duplicates.queries_beside import names_of
from clientdesk.features.duplicates.queries_merge import FieldProposal, MergeProposal, merge_proposal
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.options import Option, Options
from clientdesk.kit.widgets import PlainLabel, Words, boxed, column, literal, row, scrolled

_INTO = "into"
_ALL = "0"
_EDGE = 8.0


class ValueChoice(QWidget):
    """One of the values that the records give a field; its value is the customer whose it is, as text."""

    edited = Signal()

    def __init__(self, options: Sequence[Option], current: str, name: str) -> None:
        super().__init__()
        self.options = Options(options, current, name=name)
        self.options.chosen.connect(lambda _key: self.edited.emit())
        self.setLayout(column(self.options))
        self.setFocusProxy(self.options.button(self.options.current()))

    def value(self) -> object:
        """Whose value is taken."""
        return self.options.current()

    def set_value(self, value: object) -> None:
        """Take somebody's value."""
        self.options.choose(str(value))


class MergeForm(Form):
    """Makes several customers one.

    Args:
        context: to ask and to change.
        customers: two or more.
    """

    def __init__(self, context: Context, customers: Sequence[int]) -> None:
        self._context = context
        self._names = {one: name for one, (name, _f) in context.bridge.ask(names_of, customers=customers).items()}
        self._proposal: MergeProposal | None = None
        fields: list[FormField] = []
        if len(self._names) > 1:
            self._proposal = context.bridge.ask(merge_proposal, customers=list(self._names))
            fields = [self._survivor(self._proposal), *map(self._field, self._open_fields(self._proposal))]
        super().__init__(fields, save=N_("Merge"), name="merge_form")
        self.submitted.connect(self._merge)
        self.save_button.setEnabled(self._proposal is not None)

    def told(self) -> str:
        """What will happen, in words."""
        if self._proposal is None:
            return _("There are no two customers left to merge.")
        count = len(self._proposal.customers) - 1
        kept = ngettext(
            "{n} record goes into the one that stays.", "{n} records go into the one that stays.", count
        ).format(n=count)
        rest = _(
            "Phones, e-mails, addresses, tags, contacts and everything else of all of them is kept, and where one has "
            "said no to being written to, it stays no. You can undo it, or part them again later."
        )
        return f"{kept} {rest}"

    def _open_fields(self, proposal: MergeProposal) -> list[FieldProposal]:
        return [field for field in proposal.fields if field.differs]

    def _survivor(self, proposal: MergeProposal) -> FormField:
        counts: dict[int, int] = {}
        for one in proposal.brought:
            counts[one.customer] = counts.get(one.customer, 0) + one.count
        options = [
            Option(str(one), literal(apart(self._names[one])), _entries(counts.get(one, 0)))
            for one in proposal.customers
        ]
        return _asked(_INTO, N_("Which record stays"), options, str(proposal.into))

    def _field(self, field: FieldProposal) -> FormField:
        options = [
            Option(str(one), _value_words(field, value), self._whose(one))
            for one, value in field.values.items()
            if value
        ]
        if field.chosen == int(_ALL):
            options.insert(0, Option(_ALL, N_("All of them, one beneath the other")))
        return _asked(field.field, field.title, options, str(field.chosen))

    def _whose(self, customer: int) -> Words:
        return Phrase(N_("from {name}"), name=apart(self._names[customer]))

    def _merge(self, values: Mapping[str, Any]) -> None:
        if self._proposal is None:
            return
        into = int(values[_INTO])
        others = tuple(one for one in self._proposal.customers if one != into)
        choices = tuple(MergeChoice(name, int(whose)) for name, whose in values.items() if name != _INTO)
        label = Phrase(
            N_("{n} record merged into {name}"), N_("{n} records merged into {name}"), len(others),
            name=self._names[into],
        )  # fmt: skip
        self._context.bridge.run(
            label, merge_customers, then=lambda _nothing: self._close(), failed=self.show_error,
            into=into, others=others, choices=choices,
        )  # fmt: skip

    def _close(self) -> None:
        self.saved()
        self.leave()


def merge_sheet(context: Context, customers: Sequence[int]) -> QWidget:
    """The form under its heading, its buttons always in sight."""
    form = MergeForm(context, customers)
    beside = (_EDGE, 0.0, _EDGE, 0.0)
    title = PlainLabel(N_("Merge"), "card_title")
    told = PlainLabel(form.told, "text", "ink2", wrap=True)
    page = column(
        row(title, margins=beside),
        row(told, margins=beside),
        scrolled(boxed(column(form, None, margins=beside))),
        row(None, form.cancel_button, form.save_button, margins=beside),
        gap=12,
    )
    page.setStretch(2, 1)
    return boxed(page)


def _asked(name: str, title: Words, options: Sequence[Option], current: str) -> FormField:
    return FormField(name, title, make=lambda: ValueChoice(options, current, f"merge_{name}"))


def _entries(count: int) -> Words:
    return Phrase("{n} entry belongs to it", "{n} entries belong to it", count)


def _value_words(field: FieldProposal, value: str) -> Words:
    return N_("A photo") if field.is_photo else literal(apart(" ".join(value.split())))
