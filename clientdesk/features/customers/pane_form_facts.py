"""The part of the form that other capabilities fill: a field for every fact that wants one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_, shown
from clientdesk.desk.fact_values import day_of
from clientdesk.desk.facts import SEVERAL, Fact, FactInput, FactKind, facts_of
from clientdesk.desk.shop import Shop
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FieldKind, FormField
from clientdesk.kit.widgets import Choice, Tick, Words, column, literal

_BEFORE = "facts."
"""Begins the name of such a field, and of the argument that a mistake in it is told at."""
_SHORT = frozenset({FactKind.NUMBER, FactKind.MONEY, FactKind.DATE, FactKind.YES_NO, FactKind.ONE_OF})
"""Two of these stand side by side."""
_EXAMPLES: dict[FactKind, Words] = {FactKind.NUMBER: literal("12.5"), FactKind.MONEY: literal("12.50")}
_NOT_TOLD = N_("Not known")


class SomeOfEditor(QWidget):
    """Several of a list, each with a box to tick."""

    edited = Signal()

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self._ticks = {
            one.key: Tick(literal(shown(one.words)), changed=lambda _on: self.edited.emit()) for one in fact.choices
        }
        for place, tick in enumerate(self._ticks.values()):
            tick.setObjectName(f"choice_{place}")
        self.setLayout(column(*self._ticks.values(), gap=0))
        if self._ticks:
            self.setFocusProxy(next(iter(self._ticks.values())))

    def value(self) -> object:
        """The keys that are ticked."""
        return SEVERAL.join(key for key, tick in self._ticks.items() if tick.isChecked())

    def set_value(self, value: object) -> None:
        """Tick these."""
        wanted = str(value or "").split(SEVERAL)
        for key, tick in self._ticks.items():
            tick.setChecked(key in wanted)


def asked_facts(context: Context) -> list[Fact]:
    """The facts that the form asks for, in their order."""
    return [one for one in context.bridge.ask(facts_of) if one.in_form and one.put is not None]


def fact_fields(facts: Sequence[Fact], told: Mapping[str, object]) -> list[FormField]:
    """A field for each of `facts`; `told` is what `told_facts` gave, for a text of many lines has room for them."""
    fields: list[FormField] = []
    for fact in facts:
        beside = bool(fields) and fact.kind in _SHORT and _is_left(fields, facts)
        fields.append(_field(fact, str(told.get(_BEFORE + fact.key) or ""), beside=beside))
    return fields


def _is_left(fields: Sequence[FormField], facts: Sequence[Fact]) -> bool:
    """Whether the field before stands alone at the leading side and is short."""
    return not fields[-1].beside and facts[len(fields) - 1].kind in _SHORT


def _field(fact: Fact, told: str, *, beside: bool) -> FormField:
    name, label = _BEFORE + fact.key, literal(shown(fact.title))
    if fact.kind is FactKind.SOME_OF:
        return FormField(name, label, more=True, make=partial(SomeOfEditor, fact))
    kinds: dict[FactKind, FieldKind] = {
        FactKind.DATE: "day", FactKind.YES_NO: "choice", FactKind.ONE_OF: "choice",
    }  # fmt: skip
    kind: FieldKind = "note" if "\n" in told else kinds.get(fact.kind, "text")
    return FormField(
        name, label, kind, more=True, beside=beside, placeholder=_EXAMPLES.get(fact.kind, ""), choices=_choices(fact)
    )


def _choices(fact: Fact) -> list[Choice]:
    if fact.kind is FactKind.YES_NO:
        return [Choice("", _NOT_TOLD), Choice("yes", N_("yes")), Choice("no", N_("no"))]
    return [Choice("", _NOT_TOLD), *(Choice(one.key, literal(shown(one.words))) for one in fact.choices)]


def told_facts(context: Context, facts: Sequence[Fact], customer: int | None) -> dict[str, object]:
    """What is known of a customer under `facts`, by the names of the fields."""
    found: dict[str, object] = {}
    for fact in facts:
        value = context.bridge.ask(_value_of, fact=fact, customer=customer) if customer is not None else ""
        found[_BEFORE + fact.key] = _shown(fact, value)
    return found


def _value_of(shop: Shop, *, fact: Fact, customer: int) -> str:
    return fact.values(shop, [customer]).get(customer, "")


def _shown(fact: Fact, value: str) -> object:
    """A machine text as the editor of its field shows it."""
    if fact.kind is FactKind.DATE:
        return day_of(value)
    return fact.words(value) if fact.kind in {FactKind.NUMBER, FactKind.MONEY} else value


def is_fact(name: str) -> bool:
    """Whether a field of the form is one of these."""
    return name.startswith(_BEFORE)


def fact_inputs(values: Mapping[str, object]) -> tuple[FactInput, ...]:
    """What the fields say, as commands take it."""
    return tuple(
        FactInput(name.removeprefix(_BEFORE), value.isoformat() if isinstance(value, date) else str(value or ""))
        for name, value in values.items()
        if is_fact(name)
    )
