"""The form of a position: who and where, title and role, parts in buying, whom they report to, from when to when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clientdesk.base.errors import ClientDeskError, UserError
from clientdesk.base.words import N_, Phrase, _
from clientdesk.features.customers.queries import customer_rows, profile
from clientdesk.features.customers.queries_find import find
from clientdesk.features.organisations.commands import add_position, change_position
from clientdesk.features.organisations.queries import PositionView, kind_of, position, positions
from clientdesk.features.organisations.rules import PART_WORDS, Part, below, is_over
from clientdesk.features.relations.pane_word import WordField
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.lookup_field import LookedUp, LookupField
from clientdesk.kit.spoken import Words, literal

_FOUND = 8


class PositionForm(Form):
    """Adds a position, or changes one.

    Args:
        context: of the window.
        row: which position; None for a new one.
        first: "organisation" or "person" (or "customer", for either), on whose profile it was asked for, "reports_to",
            "leaving" (True: the last day is to be written).
    """

    def __init__(self, context: Context, row: int | None, first: dict[str, Any]) -> None:
        self._context = context
        first = self._placed(first)
        self._found = None if row is None else context.bridge.ask(position, row=row)
        self._organisation: int | None = self._found.organisation if self._found else first.get("organisation")
        self._person_id: int | None = self._found.person if self._found else first.get("person")
        kind = context.bridge.ask(kind_of, customer=self._organisation) if self._organisation else None
        self._at_home = kind is not None and kind.is_household
        self._who: LookupField | None = None
        self._firm: LookupField | None = None
        super().__init__(self._asked(), title=self._titled(), name="position_form")
        self.set_values(self._first_values(first))
        self.submitted.connect(self._save)
        if first.get("leaving") and self._found:
            self.editor("until_on").setFocus()

    def show_error(self, error: ClientDeskError) -> None:
        """Say what is wrong at its field; a person already known is no field of the form."""
        if isinstance(error, UserError) and error.field == "person" and "person" not in self.values():
            error = UserError("", error.words)
        super().show_error(error)

    def _placed(self, first: dict[str, Any]) -> dict[str, Any]:
        """What it begins with, where only a customer is known: a firm has positions, a person holds them."""
        customer = first.get("customer")
        kind = self._context.bridge.ask(kind_of, customer=customer) if isinstance(customer, int) else None
        return first if kind is None else {("organisation" if kind.is_organisation else "person"): customer, **first}

    def _titled(self) -> Words:
        if self._found is not None:
            return Phrase(N_("{name} at {firm}"), name=self._found.name, firm=self._found.organisation_name)
        if self._organisation is not None:
            return Phrase(N_("Person of {firm}"), firm=self._name_of(self._organisation))
        return Phrase(N_("{name} belongs to a firm"), name=self._name_of(self._person_id or 0))

    def _asked(self) -> list[FormField]:
        fields: list[FormField] = []
        if self._found is None and self._organisation is None:
            fields.append(FormField("organisation", N_("Firm"), make=self._make_firm))
        if self._found is None and self._person_id is None:
            hint = N_("Or leave this empty and write the name of somebody new.")
            fields.append(FormField("person", N_("Who"), make=self._make_who, hint=hint))
            fields.append(FormField("name", N_("Somebody new"), placeholder=N_("becomes a customer, too")))
        if self._at_home:
            fields.append(FormField("role", N_("What they are there"), make=lambda: WordField(N_("Not said"))))
        else:
            fields.append(FormField("title", N_("Job title"), placeholder=N_("such as: head of purchasing")))
            fields.append(FormField("role", N_("What they do there"), placeholder=N_("such as: orders the bicycles")))
            fields += [FormField(part.value, PART_WORDS[part], "tick", beside=bool(i % 2)) for i, part in _parts()]
            if self._organisation is not None:
                fields.append(FormField("reports_to", N_("Reports to"), "choice", choices=self._bosses()))
        fields.append(FormField("since_on", N_("Since"), "day"))
        fields.append(FormField("until_on", N_("Until"), "day", beside=True, hint=N_("The last day.")))
        return fields

    def _make_firm(self) -> LookupField:
        self._firm = LookupField(self._find_firms, self._name_of, N_("Name of the firm"))
        return self._firm

    def _make_who(self) -> LookupField:
        self._who = LookupField(self._find_people, self._name_of, N_("Name or phone"))
        return self._who

    def _bosses(self) -> list[Choice]:
        """Everybody there but those below; those who left are offered where one of them is meant already."""
        today = self._context.bridge.ask(lambda shop: shop.today())
        all_there = self._context.bridge.ask(positions, organisation=self._organisation)
        own = self._found.id if self._found else 0
        barred = below({one.id: one.reports_to for one in all_there}, own) | {own}
        kept = self._found.reports_to if self._found else None
        offered = [
            one
            for one in all_there
            if one.id not in barred and (one.id == kept or not is_over(one.until_on, today))
        ]  # fmt: skip
        nobody = Choice("", N_("Nobody"))
        return [nobody, *(Choice(str(one.id), literal(_named(one))) for one in offered)]

    def _first_values(self, first: dict[str, Any]) -> dict[str, object]:
        if self._found is None:
            known: dict[str, object] = {"organisation": None, "person": None, "reports_to": ""} | first
            known["reports_to"] = str(first.get("reports_to") or "")
        else:
            one = self._found
            known = {part.value: part in one.parts for part in Part} | {
                "title": one.title, "role": one.role, "reports_to": str(one.reports_to or ""),
                "since_on": one.since_on, "until_on": one.until_on,
            }  # fmt: skip
            if first.get("leaving") and one.until_on is None:
                known["until_on"] = self._context.bridge.ask(lambda shop: shop.today())
        return {name: value for name, value in known.items() if name in self.values()}

    def _save(self, values: dict[str, Any]) -> None:
        given = dict(values)
        if "reports_to" in given:
            given["reports_to"] = int(given["reports_to"]) if given["reports_to"] else None
        run = self._context.bridge.run
        if self._found is not None:
            given["row"] = self._found.id
            run(N_("Position changed"), change_position, then=self._on_saved, failed=self.show_error, **given)
            return
        if not self._take(given):
            return
        label = Phrase(N_("{name} added"), name=self._newcomer(given))
        run(label, add_position, then=self._on_saved, failed=self.show_error, **given)

    def _take(self, given: dict[str, Any]) -> bool:
        """Fill in who and where; whether both are known."""
        firm, who = self._firm, self._who
        if firm is not None and not firm.take_only():
            self.show_error(UserError("organisation", N_("Please take a firm from the list.")))
            return False
        if who is not None and not given["name"].strip() and not who.take_only() and who.is_unknown():
            words = N_("Nobody was found. Is it somebody new? Then please write the name below.")
            self.show_error(UserError("person", words))
            return False
        given["organisation"] = self._organisation if firm is None else firm.value()
        given["person"] = self._person_id if who is None else who.value()
        if given.get("name", "").strip() and given["person"] is not None:
            self.show_error(UserError("name", N_("Please either choose a person or write the name of somebody new.")))
            return False
        return True

    def _newcomer(self, given: dict[str, Any]) -> str:
        return self._name_of(given["person"]) if given["person"] else str(given.get("name", "")).strip()

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()

    def _find_people(self, text: str) -> Sequence[LookedUp]:
        return self._find(text, organisations=False)

    def _find_firms(self, text: str) -> Sequence[LookedUp]:
        return self._find(text, organisations=True)

    def _find(self, text: str, *, organisations: bool) -> list[LookedUp]:
        found = self._context.bridge.ask(find, text=text, limit=3 * _FOUND)
        rows = self._context.bridge.ask(customer_rows, ids=[one.id for one in found])
        kinds = {one.id: one.is_organisation for one in rows}
        wanted = [one for one in found if kinds.get(one.id) is organisations]
        return [LookedUp(one.id, one.name, one.phone) for one in wanted[:_FOUND]]

    def _name_of(self, customer: int) -> str:
        known = self._context.bridge.ask(profile, customer=customer)
        return known.name if known else ""


def _parts() -> list[tuple[int, Part]]:
    return list(enumerate(Part))


def _named(one: PositionView) -> str:
    # Translators: somebody in a list of the people of a firm: name, then title.
    return _("{name}, {title}").format(name=one.name, title=one.title) if one.title else one.name
