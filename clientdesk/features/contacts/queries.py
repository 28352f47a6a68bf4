"""What the shop can ask about contacts."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from clientdesk.base.words import Words, shown
from clientdesk.desk.shop import Shop
from clientdesk.desk.timeline import EntryFile, EntryKind, TimelineEntry
from clientdesk.desk.tone import Tone
from clientdesk.features.contacts.details import ContactDetails, read_details
from clientdesk.features.contacts.kinds import IN_TOUCH, Shape, kinds
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.contacts.rules import aside, headline, icon_of
from clientdesk.features.contacts.rules_beside import NOT_ANSWERED, badge, beside, with_people

EVERYTHING = 1_000_000
_TONES = {Shape.NOTE: Tone.WARN, Shape.MEETING: Tone.ACCENT}
_PLAIN = frozenset({ContactKind.OCCASION})
_NEWEST_FIRST = 'ORDER BY c."on" DESC, c.id DESC LIMIT ?'
_FROM_PLACE = _NEWEST_FIRST + " OFFSET ?"


def contact(shop: Shop, *, row: int) -> ContactDetails | None:
    """One contact, None when it is not there."""
    found = read_details(shop, "WHERE c.id = ? " + _NEWEST_FIRST, row, 1)
    return found[0] if found else None


def contacts(shop: Shop, *, customer: int, limit: int = EVERYTHING) -> list[ContactDetails]:
    """The contacts with a customer, newest first."""
    return read_details(shop, "WHERE c.customer_id = ? " + _NEWEST_FIRST, customer, limit)


def last_contact(shop: Shop, *, customer: int) -> ContactDetails | None:
    """The newest contact with a customer, None when there was none; a note is none, nor a call nobody answered."""
    found = read_details(shop, f"WHERE c.customer_id = ? AND {IN_TOUCH} {_NEWEST_FIRST}", customer, 1)
    return found[0] if found else None


def outcomes_used(shop: Shop, *, limit: int = 20) -> list[str]:
    """The outcomes written most often of late, to be offered again."""
    rows = shop.database.execute_sql(
        "SELECT outcome FROM (SELECT outcome FROM contact WHERE outcome <> '' ORDER BY \"on\" DESC LIMIT 500) "
        "GROUP BY outcome ORDER BY count(*) DESC, outcome LIMIT ?",
        (limit,),
    )
    return [row[0] for row in rows.fetchall()]


def customers_left(shop: Shop, *, customers: Collection[int]) -> frozenset[int]:
    """Those of `customers` that are still in the shop, be it in the trash."""
    places = ", ".join("?" * len(customers))
    rows = shop.database.execute_sql(f"SELECT id FROM customer WHERE id IN ({places})", tuple(customers))  # noqa: S608
    return frozenset(row[0] for row in rows.fetchall())


def contact_entries(shop: Shop, *, customer: int, limit: int, skip: int = 0) -> Sequence[TimelineEntry]:
    """The contacts with a customer as entries of the timeline, newest first, after `skip` of them."""
    return [
        _entry(each) for each in read_details(shop, "WHERE c.customer_id = ? " + _FROM_PLACE, customer, limit, skip)
    ]


def own_entry_kinds(_shop: Shop) -> list[EntryKind]:
    """The owner's own kinds, for the filter of the timeline; those retired too, since entries of them stand there."""
    return [EntryKind(kind.key, shown(kind.name), kind.icon, own=True) for kind in kinds(retired=True) if kind.own]


def _entry(one: ContactDetails) -> TimelineEntry:
    own = one.own_name
    title, body = headline(one.kind, one.direction, one.lasted_s, one.note, own)
    return TimelineEntry(
        table="contact",
        row=one.row,
        kind=one.kind,
        icon=icon_of(one.kind, one.direction, one.icon if own else ""),
        title=title,
        on=one.on.date(),
        at=one.on.time(),
        body=body,
        by=one.by_name,
        staff=one.by,
        touch=one.in_touch,
        tone=Tone.INFO if one.kind in _PLAIN else _TONES.get(one.shape, Tone.INFO),
        detail=badge(one.answered, one.direction, one.outcome),
        detail_tone=Tone.WARN if one.answered is False else Tone.ACCENT,
        also=_also(one, by_subject=isinstance(title, str) and title != own),
        important=one.important,
        next_step=one.next_step,
        files=tuple(EntryFile(file.file, file.name, file.size, "contact_file", file.row) for file in one.files),
    )


def _also(one: ContactDetails, *, by_subject: bool) -> Words:
    """What the second line says beside who of us it was."""
    first = aside(one.kind, one.direction, one.lasted_s, one.own_name) if by_subject else None
    unanswered = NOT_ANSWERED if one.answered is False and one.outcome else None
    people = with_people([person.name for person in one.present])
    told: list[Words | None] = [
        first, unanswered, *beside(one.kind, one.place, one.direction, one.initiator), people
    ]  # fmt: skip
    said = [words for words in told if words]
    return said[0] if len(said) == 1 else " · ".join(shown(words) for words in said)
