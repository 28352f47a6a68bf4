"""Verbs that only read: `read`, `find`, `show`, `due`, `agenda`, `today`, `check`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.desk import Desk
from clientdesk.desk.due import DueSource
from clientdesk.desk.feature import all_of
from clientdesk.desk.occurrences import OccurrenceSource
from clientdesk.desk.safekeeping import check
from clientdesk.desk.sheets import sheet_parts
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.customers.classes import class_counts
from clientdesk.features.customers.queries import profile
from clientdesk.features.customers.queries_find import find
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.formats.card import as_json as card_json
from clientdesk.formats.ical_event import as_json as event_json
from clientdesk.formats.source import open_source
from clientdesk.verbs.moved_clock import MovedClock
from clientdesk.verbs.verb import Outcome, Verb, as_json, moment


def _read_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a vCard, CSV, XLSX or calendar file, or a folder of vCards")


def _read(given: Namespace, _folder: Path) -> Outcome:
    source = open_source(given.file)
    reads = list(source.reads(country=""))
    events = source.calendar.events if source.calendar else ()
    problems = sorted({problem for _card, own in reads for problem in own} | set(source.problems()))
    answer = {
        "kind": source.kind,
        "charset": source.charset,
        "cards": [card_json(card) for card, _own in reads if card],
        "events": [event_json(event) for event in events],
        "problems": [{"line": problem.line, "text": problem.text} for problem in problems],
    }
    lines = [card.shown_name() for card, _own in reads if card] or [event.summary for event in events]
    return Outcome(answer, lines, [_("Line {line}: {text}").format(line=one.line, text=one.text) for one in problems])


def _find_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("text", help="any words: names, phone, e-mail, city, tag; the beginning of each is enough")
    parser.add_argument("--limit", type=int, default=20)


def _find(desk: Desk, given: Namespace) -> Outcome:
    found = desk.ask(find, text=given.text, limit=given.limit)
    return Outcome(as_json(found), [f"{one.id}\t{one.name}\t{one.phone}" for one in found])


def _show_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", type=int, help="as `find` gives it")


def _show(desk: Desk, given: Namespace) -> Outcome:
    known = desk.ask(profile, customer=given.id)
    if known is None:
        raise UserError("id", Phrase(N_("There is no customer {id}."), id=given.id))
    parts = desk.ask(sheet_parts, customer=given.id)
    answer = {
        "profile": as_json(known),
        "contacts": as_json(desk.ask(contacts, customer=given.id)),
        "reminders": as_json(desk.ask(open_reminders, customer=given.id)),
        "sheet": as_json(parts),
    }
    lines = [line for part in parts for line in (part.title, *(f"\t{row.label}\t{row.text}" for row in part.lines))]
    return Outcome(answer, [known.name, *lines])


def _at_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--at", type=moment, metavar="ISO", help="the moment that is meant; now when not given")


def _due(desk: Desk, given: Namespace) -> Outcome:
    at = given.at or desk.shop().local_now()
    sources: list[DueSource] = all_of(desk.features, "due")
    found = sorted((one for source in sources for one in desk.ask(source.due, at=at)), key=lambda one: one.due_at)
    answer = [
        {
            "id": one.row,
            "customer": one.customer,
            "what": one.what,
            "due_at": one.due_at.date().isoformat() if one.all_day else one.due_at.isoformat(),
            "kind": one.kind,
        }
        for one in found
    ]
    return Outcome(answer, [f"{row['due_at']}\t{row['what']}" for row in answer])


def _agenda_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--from", dest="start", type=moment, required=True, metavar="ISO", help="inclusive")
    parser.add_argument("--to", dest="end", type=moment, required=True, metavar="ISO", help="exclusive")


def _agenda(desk: Desk, given: Namespace) -> Outcome:
    sources: list[OccurrenceSource] = all_of(desk.features, "occurrences")
    found = [
        one
        for source in sources
        for one in desk.ask(source.occurrences, start=given.start, end=given.end)
        if one.starts < given.end and (one.ends > given.start or one.starts >= given.start)
    ]
    answer = [
        {
            "uid": one.uid,
            "title": one.title,
            "start": _edge(one.starts, all_day=one.all_day),
            "end": _edge(one.ends, all_day=one.all_day),
            "all_day": one.all_day,
            "customer": one.customer,
        }
        for one in sorted(found, key=lambda one: (one.starts, not one.all_day, one.title))
    ]
    return Outcome(answer, [f"{row['start']}\t{row['title']}" for row in answer])


def _edge(at: datetime, *, all_day: bool) -> str:
    return at.date().isoformat() if all_day else at.isoformat()


def _today(desk: Desk, given: Namespace) -> Outcome:
    if given.at:
        desk.clock = MovedClock(desk.clock, given.at)
    sources = [source for source in all_of(desk.features, "today") if source.counts]
    rows = [row for source in sources for row in desk.ask(source.rows)]
    named = {one.key: one.name for one in desk.ask(class_counts)}
    answer = [
        {
            "customer": row.customer,
            "name": row.name,
            "why": as_json(row.what) if row.what else as_json(row.when),
            "due_on": row.due_on.isoformat() if row.due_on else None,
            "class": named.get(row.potential, ""),
        }
        for row in rows
    ]
    return Outcome(answer, [f"{row['due_on']}\t{row['name']}\t{row['why']}" for row in answer])


def _check(desk: Desk, _given: Namespace) -> Outcome:
    problems = [words if isinstance(words, str) else words.text() for words in check(desk)]
    lines = [_("Everything is in order.")] if not problems else []
    return Outcome({"ok": not problems, "problems": problems}, lines, problems)


def _nothing(_parser: ArgumentParser) -> None:
    """The verb has no arguments of its own."""


ASKING = (
    Verb("read", "Read a vCard, CSV, XLSX or calendar file, say what is in it; no shop.", _read_arguments, bare=_read),
    Verb("find", "Find customers, best first.", _find_arguments, _find),
    Verb(
        "show", "Show everything that is known of one customer.", _show_arguments, _show,
        details="The answer has the parts profile (names, points, addresses, tags, birthday as birth_year, "
        "birth_month, birth_day), contacts (newest first), reminders (open ones) and sheet: what the printed sheet "
        "says, as parts of key, title and lines, each with label, text and indent (1 under the line before).",
    ),
    Verb("due", "List the reminders that are due, missed ones too.", _at_arguments, _due),
    Verb("agenda", "List what is in the calendar.", _agenda_arguments, _agenda),
    Verb("today", "List whom to reach and why.", _at_arguments, _today),
    Verb("check", "Check that the shop's file is whole.", _nothing, _check),
)  # fmt: skip
