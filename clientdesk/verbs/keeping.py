"""Verbs about the shop as a whole: `export`, `backup`, `restore`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, _
from clientdesk.desk.desk import Desk
from clientdesk.desk.exporting import export, export_with
from clientdesk.desk.feature import Exporter
from clientdesk.desk.safekeeping import back_up, restore_backup
from clientdesk.features.icalendar.exporting_files import write_events
from clientdesk.store import backup
from clientdesk.verbs.bringing_in import quiet
from clientdesk.verbs.verb import Outcome, Verb, moment


def _export_arguments(parser: ArgumentParser) -> None:
    kinds = "the ending says the format: .vcf, .csv, .xlsx, .ics for the calendar, or .zip for everything"
    parser.add_argument("out", type=Path, help=kinds)
    parser.add_argument("--vcard", choices=("3", "4"), default="4", help="the version of a .vcf; 4 by itself")
    parser.add_argument("--customer", type=int, action="append", metavar="ID", help="only theirs; may be repeated")
    parser.add_argument("--from", dest="start", type=moment, metavar="ISO", help="of an .ics: nothing over before")
    parser.add_argument("--to", dest="end", type=moment, metavar="ISO", help="of an .ics: nothing from then on")


def _export(desk: Desk, given: Namespace) -> Outcome:
    key = f"vcard{given.vcard}" if given.out.suffix.lower() == ".vcf" else ""
    if given.start or given.end:
        counts = _export_period(desk, given)
    else:
        counts = export(desk, given.out, quiet, customers=given.customer, key=key)
    return Outcome(counts, [f"{name}\t{count}" for name, count in counts.items()])


def _export_period(desk: Desk, given: Namespace) -> dict[str, int]:
    if given.out.suffix.lower() != ".ics":
        raise UserError("out", N_("Only a calendar (.ics) can be written for a time of its own."))
    period = Exporter("ics", ".ics", "", "", partial(write_events, since=given.start, until=given.end), lambda: ())
    return export_with(desk, period, given.out, quiet, customers=given.customer)


def _backup_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("out", type=Path, nargs="?", help="a file or folder; the shop's own backups when not given")


def _backup(desk: Desk, given: Namespace) -> Outcome:
    at = desk.clock.now().replace(tzinfo=None).isoformat()
    if given.out is None:
        made = back_up(desk, quiet)
    elif given.out.is_dir():
        made = backup.make(desk.store.file, given.out, at=at, reason="by-hand")
    else:
        made = backup.make_at(desk.store.file, given.out, at=at)
    return Outcome({"ok": True, "problems": [], "file": str(made)}, [str(made)])


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a backup of this program")


def _restore(desk: Desk, given: Namespace) -> Outcome:
    if not given.file.is_file():
        raise UserError("file", N_("This file cannot be opened."))
    saved = restore_backup(desk, given.file)
    words = _("Restored. What was there before is kept in {name}.").format(name=saved.name)
    return Outcome({"ok": True, "problems": [], "before": str(saved)}, [words])


KEEPING = (
    Verb(
        "export", "Write customers, or everything, to a file in an open format.", _export_arguments, _export,
        details="The answer is an object of the rows written by kind: customers for .vcf, .csv and .xlsx, each table "
        "for .zip.",
    ),
    Verb("backup", "Make a verified backup.", _backup_arguments, _backup),
    Verb("restore", "Put a backup in the place of the shop; the present data are saved first.",
         _restore_arguments, _restore, writes=True),
)  # fmt: skip
