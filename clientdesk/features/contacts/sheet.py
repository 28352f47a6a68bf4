"""The last contacts on the sheet of one customer."""

from __future__ import annotations

from clientdesk.base.days import birthday_date
from clientdesk.base.words import N_, _, apart, shown
from clientdesk.desk.shop import Shop
from clientdesk.desk.whole import SheetRow, SheetSource
from clientdesk.features.contacts.details import ContactDetails
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.contacts.rules import headline
from clientdesk.features.contacts.rules_beside import badge, with_people

_MOST = 12
_LONGEST = 400


def contact_rows(shop: Shop, *, customer: int) -> list[SheetRow]:
    """The newest contacts, each with its day, kind and what was said."""
    return [_row(one) for one in contacts(shop, customer=customer, limit=_MOST)]


def _row(one: ContactDetails) -> SheetRow:
    title, body = headline(one.kind, one.direction, one.lasted_s, one.note, one.own_name)
    end = shown(badge(one.answered, one.direction, one.outcome))
    people = with_people([person.name for person in one.present])
    after = _("next: {step}").format(step=apart(one.next_step)) if one.next_step else ""
    files = ", ".join(apart(file.name) for file in one.files)
    told = " · ".join(part for part in (shown(title), people, end, _short(body), after, files) if part)
    return SheetRow(birthday_date(one.on.month, one.on.day, one.on.year), told)


def _short(note: str) -> str:
    return note if len(note) <= _LONGEST else f"{note[:_LONGEST].rstrip()}…"


SHEET = SheetSource("contacts", N_("Last contacts"), 60, contact_rows)
