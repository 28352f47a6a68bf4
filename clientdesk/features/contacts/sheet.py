"""The last contacts on the sheet of one customer, and those with others at which they were."""

from __future__ import annotations

from clientdesk.base.days import birthday_date
from clientdesk.base.words import N_, _, apart, shown
from clientdesk.desk.shop import Shop
from clientdesk.desk.whole import SheetRow, SheetSource
from clientdesk.features.contacts.details import ContactDetails, read_details
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.contacts.rules import headline
from clientdesk.features.contacts.rules_beside import badge, beside, with_people

_MOST = 12
_LONGEST = 400


def contact_rows(shop: Shop, *, customer: int) -> list[SheetRow]:
    """The newest contacts, each with its day, kind and what was said."""
    return [_row(one) for one in contacts(shop, customer=customer, limit=_MOST)]


def _row(one: ContactDetails) -> SheetRow:
    title, body = headline(one.kind, one.direction, one.lasted_s, one.note, one.own_name)
    end = shown(badge(one.answered, one.direction, one.outcome))
    around = [*map(shown, beside(one.kind, one.place, one.direction, one.initiator))]
    around.append(with_people([person.name for person in one.present]))
    after = _("next: {step}").format(step=apart(one.next_step)) if one.next_step else ""
    files = ", ".join(apart(file.name) for file in one.files)
    told = " · ".join(part for part in (shown(title), *around, end, _short(body), after, files) if part)
    return SheetRow(birthday_date(one.on.month, one.on.day, one.on.year), told)


def present_rows(shop: Shop, *, customer: int) -> list[SheetRow]:
    """The newest contacts with others at which a customer was, each with its day, kind and with whom it was."""
    found = shop.database.execute_sql(
        "SELECT c.id, k.name FROM contact_person p JOIN contact c ON c.id = p.contact_id "
        "JOIN customer k ON k.id = c.customer_id WHERE p.person_id = ? AND c.customer_id <> ? "
        'AND k.trashed_at IS NULL ORDER BY c."on" DESC, c.id DESC LIMIT ?',
        (customer, customer, _MOST),
    )
    names = dict(found.fetchall())
    places = ", ".join("?" * len(names))
    known = read_details(shop, f'WHERE c.id IN ({places}) ORDER BY c."on" DESC, c.id DESC', *names)
    return [_present_row(one, names[one.row]) for one in known]


def _present_row(one: ContactDetails, whom: str) -> SheetRow:
    title, _note = headline(one.kind, one.direction, one.lasted_s, "", one.own_name)
    return SheetRow(
        birthday_date(one.on.month, one.on.day, one.on.year), " · ".join((shown(title), with_people([whom])))
    )  # fmt: skip


def _short(note: str) -> str:
    return note if len(note) <= _LONGEST else f"{note[:_LONGEST].rstrip()}…"


SHEET = SheetSource("contacts", N_("Last contacts"), 60, contact_rows)
PRESENT = SheetSource("present", N_("Was there at contacts with others"), 61, present_rows)
