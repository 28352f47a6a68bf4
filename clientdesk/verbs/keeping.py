"""Verbs about the shop as a whole: `export`, `backup`, `restore`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, _
from clientdesk.desk.desk import Desk
from clientdesk.desk.exporting import export
from clientdesk.desk.safekeeping import back_up, restore_backup
from clientdesk.store import backup
from clientdesk.verbs.bringing_in import quiet
from clientdesk.verbs.verb import Outcome, Verb


def _export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("out", type=Path, help="the ending says the format: .vcf, .csv, .xlsx, or .zip for everything")
    parser.add_argument("--vcard", choices=("3", "4"), default="4", help="the version of a .vcf; 4 by itself")


def _export(desk: Desk, given: Namespace) -> Outcome:
    key = f"vcard{given.vcard}" if given.out.suffix.lower() == ".vcf" else ""
    counts = export(desk, given.out, quiet, key=key)
    return Outcome(counts, [f"{name}\t{count}" for name, count in counts.items()])


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
