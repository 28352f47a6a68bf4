"""How a file would be brought in: what its columns suggest, what the shop knows of them, what was said before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from clientdesk.base.words import Phrase, shown
from clientdesk.desk.facts import OWN, Fact
from clientdesk.desk.intake import ALL_KEYS, FACT_KEY, Duplicates, Terms, Wish
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.import_facts import CONSENT, new_title, writable
from clientdesk.features.customers.records import ImportShape
from clientdesk.formats.fields import NEW_FACT, REFUSED, ColumnMatch, Field
from clientdesk.formats.headers import NEWS_LABEL
from clientdesk.formats.mapping import BY_NAME, NOT_KNOWN
from clientdesk.formats.mend import is_mend_header
from clientdesk.formats.reading import Reading, read_back, shape_of, written
from clientdesk.formats.source import Source

_USUAL_CHANNEL, _EVERY_CHANNEL, _CALLED = "email", "any", "phone"
_SENT = ("news", "offers", "invitations", "feedback")
"""What a refusal takes in, by the keys of the purposes; the first two are what a yes can be to."""
_CALLS = "calls"
_SPARE = frozenset({NOT_KNOWN})
"""Only where nothing else is known of a column, a fact may be called like it."""


def terms_of(shop: Shop, *, source: Source) -> Terms:
    """How this file would be brought in if nobody said anything."""
    fresh = fresh_wish(shop, source)
    stored = _stored(source)
    if stored is None:
        return Terms(fresh)
    reading, keys = stored
    known = {fact.key for fact in writable(shop)}
    columns = tuple(_still(match, known) for match in reading.columns)
    return Terms(replace(fresh, reading=replace(reading, columns=columns), keys=_kept(keys, known)), is_remembered=True)


def fresh_wish(shop: Shop, source: Source) -> Wish:
    """What the file itself and the facts of the shop suggest."""
    header = source.table.header if source.table else ()
    facts = writable(shop) if source.table else []
    columns = tuple(
        _settled(match, header[place] if place < len(header) else "", facts)
        for place, match in enumerate(source.columns)
    )
    # Rows that were mended belong to those who came in with the first try.
    duplicates = Duplicates.UPDATE if any(map(is_mend_header, header)) else Duplicates.SKIP
    return Wish(Reading(columns=columns), duplicates, ALL_KEYS)


def memory_of(shop: Shop, source: Source, wish: Wish) -> tuple[str, str] | None:
    """What is worth remembering of this file: its shape and how it was read; None where that is known anyhow."""
    shape = _shape(source)
    if not shape or wish.reading is None:
        return None
    fresh = fresh_wish(shop, source)
    told = written(wish.reading, wish.keys)
    stored = ImportShape.get_or_none(ImportShape.shape == shape)
    usual = written(fresh.reading or Reading(), fresh.keys)
    return (shape, told) if told != (stored.reading if stored else usual) else None


def _shape(source: Source) -> str:
    return shape_of(source.table.header) if source.table else ""


def _stored(source: Source) -> tuple[Reading, frozenset[str]] | None:
    shape = _shape(source)
    stored = ImportShape.get_or_none(ImportShape.shape == shape) if shape else None
    found = read_back(stored.reading) if stored else None
    return found if found and len(found[0].columns) == len(source.columns) else None


def _kept(keys: frozenset[str], known: set[str]) -> frozenset[str]:
    kept = {key for key in keys if key in ALL_KEYS or (key.startswith(FACT_KEY) and key[len(FACT_KEY) :] in known)}
    return frozenset(kept) or ALL_KEYS


def _still(match: ColumnMatch, known: set[str]) -> ColumnMatch:
    """A column as it was taken last time, unless the fact it told is there no more."""
    gone = match.field is Field.FACT and match.fact != NEW_FACT and not set(match.fact.split("\n")) <= known
    return ColumnMatch(None, reason=Phrase(NOT_KNOWN)) if gone or match.field is Field.CONSENT else match


def _settled(match: ColumnMatch, name: str, facts: Sequence[Fact]) -> ColumnMatch:
    """A column with what the shop knows of it: its consents, the owner's own fields."""
    by_key = {fact.key: fact for fact in facts}
    if match.field is Field.CONSENT:
        return _consent(match, by_key)
    if match.field is Field.FACT and match.fact not in by_key:
        # Written by another shop: its own field becomes one of this shop's too, under its name.
        own = next((fact.key for fact in facts if shown(fact.title).casefold() == new_title(name).casefold()), "")
        if match.fact.startswith(OWN) and (own or new_title(name)):
            return replace(match, fact=own or NEW_FACT)
        return ColumnMatch(None, reason=Phrase(NOT_KNOWN))
    if match.field is None and match.reason.msgid in _SPARE and name.strip():
        titled = (fact.key for fact in facts if shown(fact.title).casefold() == name.strip().casefold())
        if found := next(titled, ""):
            return ColumnMatch(Field.FACT, reason=Phrase(BY_NAME), fact=found)
    return match


def _consent(match: ColumnMatch, facts: Mapping[str, Fact]) -> ColumnMatch:
    """The consents that a column tells; a refusal is one of everything that is sent over its channel."""
    words = match.label.split()
    is_refusal = REFUSED in words
    channel = next((word for word in words if word not in {REFUSED, NEWS_LABEL}), "")
    if channel == _CALLED:
        wanted = [f"{CONSENT}{_CALLS}:{channel}"]
    elif is_refusal:
        wanted = [f"{CONSENT}{purpose}:{channel or _EVERY_CHANNEL}" for purpose in _SENT]
    else:
        wanted = [f"{CONSENT}{_SENT[0] if NEWS_LABEL in words else _SENT[1]}:{channel or _USUAL_CHANNEL}"]
    found = [key for key in wanted if key in facts]
    if not found:
        return ColumnMatch(None, reason=Phrase(NOT_KNOWN))
    return replace(match, field=Field.FACT, label=REFUSED if is_refusal else "", fact="\n".join(found))
