"""Everything that happened with a customer within a time, to be printed: "document everything"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time
from itertools import groupby

from clientdesk.base.days import birthday_date, long_date
from clientdesk.base.words import _, apart, is_right_to_left, ngettext, shown
from clientdesk.desk.feature import all_of
from clientdesk.desk.sheets import SheetLine, SheetPart
from clientdesk.desk.shop import Shop
from clientdesk.desk.timeline import EntryKind, TimelineEntry, TimelineSource, entry_kinds
from clientdesk.features.contacts.kinds import ELEMENTS, kinds_by_key
from clientdesk.features.contacts.queries_kinds import contacts_by_element
from clientdesk.features.customers.printing_sheet import CustomerSheet
from clientdesk.features.customers.queries import profile

_EVERYTHING = 1_000_000


def period_kinds(shop: Shop) -> list[EntryKind]:
    """The kinds of entry that can be printed, the owner's own among them."""
    return entry_kinds(shop, sources=_sources(shop))


def period_sheet(
    shop: Shop, *, customer: int, first: date, last: date, kinds: frozenset[str] | None = None, notes: bool = False
) -> CustomerSheet | None:
    """What happened from `first` to `last`, both included, newest day first, in the language of the moment.

    Args:
        shop: the shop.
        customer: with whom; None comes back where there is nobody like that.
        first: the first day.
        last: the last day.
        kinds: only entries of these kinds; of all, where it is None.
        notes: what the program noted by itself, too.
    """
    known = profile(shop, customer=customer)
    if known is None:
        return None
    entries = [
        entry
        for entry in _past(shop, customer)
        if entry.on is not None and first <= entry.on <= last
        if (notes or not entry.automatic) and (kinds is None or entry.kind in kinds)
    ]
    # Translators: what happened with a customer, as the heading of a print: "1 January to 22 November 2026".
    period = _("{first} to {last}").format(first=_full(first), last=_full(last))
    counted = _counts(shop, customer, first, last) if kinds is None else ()
    return CustomerSheet(
        name=known.name,
        detail=" · ".join((period, ngettext("{n} entry", "{n} entries", len(entries)).format(n=len(entries)))),
        shop=apart(shop.settings.name),
        made=_full(shop.today()),
        page=_("Page {page} of {pages}"),
        right_to_left=is_right_to_left(),
        photo=None,
        parts=(*counted, *_days(entries)),
    )


def _sources(shop: Shop) -> list[TimelineSource]:
    return all_of(shop.cards, "timeline")


def _past(shop: Shop, customer: int) -> list[TimelineEntry]:
    """Newest first; within a moment in the order of the sources."""
    found = [
        entry
        for source in _sources(shop)
        for entry in source.entries(shop, customer=customer, limit=_EVERYTHING)
        if not entry.planned
    ]
    return sorted(found, key=lambda entry: (entry.on or date.min, entry.at or time.min), reverse=True)


def _counts(shop: Shop, customer: int, first: date, last: date) -> Iterator[SheetPart]:
    """How often there was contact, by element of service; nothing where there was none."""
    counts = contacts_by_element(shop, first=first, last=last, customer=customer)
    lines = [SheetLine(_(ELEMENTS[element]), str(count)) for element, count in counts.by_element if count]
    if counts.unanswered:
        lines.append(SheetLine(_("Not answered"), str(counts.unanswered)))
    if counts.notes:
        lines.append(SheetLine(_("Notes"), str(counts.notes)))
    if lines:
        yield SheetPart("counts", _("In numbers"), tuple(lines))


def _days(entries: Iterable[TimelineEntry]) -> Iterator[SheetPart]:
    """A part for each day; where nothing happened, one that says so."""
    names = {key: kind.name for key, kind in kinds_by_key().items()}
    told = False
    for on, some in groupby(entries, key=lambda entry: entry.on):
        told = True
        heading = _full_weekday(on) if on else ""
        lines = tuple(_line(entry, shown(names[entry.kind]) if entry.kind in names else "") for entry in some)
        yield SheetPart(str(on), heading, lines)
    if not told:
        yield SheetPart("none", _("Nothing happened in this time."), ())


def _line(entry: TimelineEntry, kind: str) -> SheetLine:
    """Moment and kind; then title, who and how, the text in full, how it ended, what comes next, the files."""
    when = f"{entry.at:%H:%M}" if entry.at else ""
    said = shown(entry.title)
    title, star = "" if said == kind else apart(said), _("Important") if entry.important else ""
    around = " · ".join(part for part in (star, entry.by, shown(entry.also), shown(entry.detail)) if part)
    step = shown(entry.next_step)
    next_step = _("Next: {step}").format(step=step) if step else ""
    names = ", ".join(file.name for file in entry.files)
    files = _("Files: {names}").format(names=names) if names else ""
    body = "\n".join(apart(line) for line in entry.body.splitlines())
    text = "\n".join(part for part in (title, around, body, next_step, files) if part)
    return SheetLine(" · ".join(part for part in (when, kind) if part), text)


def _full(day: date) -> str:
    return birthday_date(day.month, day.day, day.year)


def _full_weekday(day: date) -> str:
    """`Sunday 22 November 2026`: paper is read years later."""
    return long_date(day, date.min)  # a year other than that of `day`, so that it is told
