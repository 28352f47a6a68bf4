"""The field for who else is asked to be there: customers, their people, the staff, and names alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from clientdesk.base.words import N_, _
from clientdesk.desk.feature import all_of
from clientdesk.features.appointments.commands import Guest
from clientdesk.features.appointments.queries import GuestView
from clientdesk.features.customers.queries_find import find
from clientdesk.features.relations.queries import relations
from clientdesk.features.staff.queries import staff_members
from clientdesk.kit.context import Context
from clientdesk.kit.picked_field import Picked, PickedField

_FOUND = 6
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
_CUSTOMER, _STAFF, _NAME = "user", "identification-card", "user-circle-plus"


class GuestsField(PickedField):
    """Its value is a tuple of `Guest`.

    Args:
        context: of the window.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._customer: int | None = None
        super().__init__(
            self._finds, N_("Name, or name and e-mail"), as_written=by_itself, name="appointment_form_guests"
        )

    def set_value(self, value: object) -> None:
        """Show guests as they are stored, or as something new begins with them."""
        super().set_value(tuple(_shown(value)))

    def set_customer(self, customer: int | None) -> None:
        """With whom it is: they are no guest of theirs, and their people are offered first."""
        self._customer = customer

    def _finds(self, text: str) -> Sequence[Picked]:
        ask, wanted = self._context.bridge.ask, text.casefold()
        people = [
            *self._people(),
            *(Picked(Guest(staff=one.id), one.name, _("one of us"), _STAFF) for one in ask(staff_members)),
        ]
        near = [one for one in people if _begins(one.name, wanted)] if wanted else people
        found = ask(find, text=text, limit=_FOUND) if text else []
        told = {one.value for one in near}
        return near + [
            Picked(Guest(customer=one.id), one.name, one.phone, _CUSTOMER)
            for one in found
            if one.id != self._customer and Guest(customer=one.id) not in told
        ]

    def _people(self) -> Iterator[Picked]:
        """The people of the customer it is with: of a firm, of a household, those related to them."""
        if self._customer is None:
            return
        ask, features = self._context.bridge.ask, self._context.bridge.desk.features
        today = self._context.bridge.ask(lambda shop: shop.today())
        told: dict[int, str] = {}
        for source in all_of(features, "kin"):
            told |= {
                one.customer: one.name
                for one in ask(source.kin, customer=self._customer)
                if one.until is None or one.until >= today
            }
        told |= {
            one.other: one.other_name
            for one in ask(relations, customer=self._customer)
            if one.until_on is None or one.until_on >= today
        }
        for customer, name in told.items():
            yield Picked(Guest(customer=customer), name, "", _CUSTOMER)


def by_itself(text: str) -> Picked | None:
    """What is written as a guest of its own: a name, an e-mail, or both; None for none."""
    found = _EMAIL.search(text)
    email = found[0] if found else ""
    name = " ".join(text.replace(email, " ").strip(' <>,;"()').split()) if email else text.strip()
    if "@" in name or not (name or email):
        return None
    shown = f"{name} · {email}" if name and email else name or email
    return Picked(Guest(name=name, email=email), shown, "", "envelope-simple" if email else _NAME)


def _shown(value: object) -> Iterator[Picked]:
    for one in value if isinstance(value, Iterable) else ():
        if isinstance(one, GuestView):
            guest = (
                Guest(one.customer, one.staff) if one.customer or one.staff else Guest(name=one.name, email=one.email)
            )
            icon = _CUSTOMER if one.customer else _STAFF if one.staff else _NAME
            alone = None if one.customer or one.staff else by_itself(f"{one.name} {one.email}")
            yield alone or Picked(guest, one.name or one.email, "", icon)
        elif isinstance(one, Picked):
            yield one


def _begins(name: str, wanted: str) -> bool:
    return any(word.startswith(wanted) for word in (name.casefold(), *name.casefold().split()))
