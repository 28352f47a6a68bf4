"""The verb `import`: customers from a file or a folder of vCards, events, or e-mails, as one batch."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.archive import import_archive
from clientdesk.desk.bringing import save_rows_to_mend
from clientdesk.desk.desk import Desk
from clientdesk.desk.intake import ALL_KEYS, FACT_KEY, Duplicates, Wish
from clientdesk.desk.safekeeping import back_up_before_import
from clientdesk.features.customers.bringing import ImportReport, carry_out, plan_source, report
from clientdesk.features.customers.import_terms import terms_of
from clientdesk.features.icalendar.bringing import carry_out as carry_out_calendar
from clientdesk.features.icalendar.bringing import plan_calendar
from clientdesk.formats.dates import DateOrder
from clientdesk.formats.name_order import NameOrder
from clientdesk.formats.reading import Defaults, Reading
from clientdesk.formats.source import Source, open_source
from clientdesk.formats.table import TableOptions
from clientdesk.verbs.bringing_mail import are_mails, import_mails
from clientdesk.verbs.verb import Outcome, Verb, as_json


def quiet(done: int, of: int) -> None:
    """Progress that nobody watches."""


def _arguments(parser: ArgumentParser) -> None:
    kinds = "vCard, CSV, XLSX, iCalendar, a folder of vCards, e-mails, or an `export`ed zip (into an empty shop)"
    parser.add_argument("file", type=Path, help=kinds)
    parser.add_argument("--duplicates", choices=[one.value for one in Duplicates], help="skip when not given")
    parser.add_argument("--dry-run", action="store_true", help="count, change nothing")
    parser.add_argument("--update-by", metavar="KEYS", help="who is the same: phone,email,uid,born,fact:KEY")
    parser.add_argument("--sheet", metavar="NAME", help="of an XLSX file; the likeliest when not given")
    parser.add_argument("--dates", choices=[one.value for one in DateOrder], help="which number of 3/4/1986 is first")
    parser.add_argument("--names", choices=[one.value for one in NameOrder], help="which name comes first")
    parser.add_argument("--class", dest="potential", default="", metavar="NAME", help="of everybody new without one")
    parser.add_argument("--tag", action="append", default=[], metavar="WORD", help="for everybody new; may be repeated")
    parser.add_argument("--language", default="", metavar="CODE", help="of everybody new without one")
    parser.add_argument("--country", default="", metavar="CODE", help="of addresses without one")
    parser.add_argument("--owner", type=int, metavar="ID", help="the colleague who looks after everybody new")
    parser.add_argument("--mend", type=Path, metavar="CSV", help="where to write the rows that need a look")


def _import(desk: Desk, given: Namespace) -> Outcome:
    if given.file.suffix.lower() == ".zip":
        return _import_zip(desk, given)
    if are_mails(given.file):
        return import_mails(desk, given.file, dry_run=given.dry_run)
    source = open_source(given.file, TableOptions(sheet=given.sheet))
    if source.calendar is not None:
        return _import_calendar(desk, source, given)
    _check_sheet(source, given.sheet)
    plan = plan_source(desk, source, quiet, wish=_wish(desk, source, given))
    if given.dry_run:
        done = report(plan, None)
    else:
        if plan.new or plan.updates:
            back_up_before_import(desk, quiet)
        done = carry_out(desk, plan, quiet)
    if given.mend:
        save_rows_to_mend(source, plan, given.mend)
    return _told(done)


def _import_calendar(desk: Desk, source: Source, given: Namespace) -> Outcome:
    duplicates = Duplicates(given.duplicates) if given.duplicates else Duplicates.SKIP
    plan = plan_calendar(desk, source, quiet, wish=Wish(duplicates=duplicates))
    if given.dry_run:
        return _told(report(plan, None))
    if plan.deeds:
        back_up_before_import(desk, quiet)
    return _told(carry_out_calendar(desk, plan, quiet))


def _wish(desk: Desk, source: Source, given: Namespace) -> Wish:
    wish = desk.ask(terms_of, source=source).wish
    reading = wish.reading or Reading()
    reading = replace(
        reading,
        dates=DateOrder(given.dates) if given.dates else reading.dates,
        names=NameOrder(given.names) if given.names else reading.names,
        defaults=Defaults(given.potential, tuple(given.tag), given.language, given.country, given.owner),
    )
    keys = frozenset(key.strip() for key in given.update_by.split(",")) if given.update_by else wish.keys
    if strange := sorted(key for key in keys if key not in ALL_KEYS and not key.startswith(FACT_KEY)):
        raise UserError("update_by", Phrase(N_("Customers cannot be told apart by {text}."), text=strange[0]))
    duplicates = Duplicates(given.duplicates) if given.duplicates else wish.duplicates
    return Wish(reading, duplicates, keys)


def _check_sheet(source: Source, sheet: str | None) -> None:
    if sheet and (source.table is None or source.table.options.sheet != sheet):
        raise UserError("sheet", Phrase(N_("There is no sheet “{name}” in this file."), name=sheet))


def _told(done: ImportReport) -> Outcome:
    answer = as_json(done)
    answer["problems"] = [{"line": one.line, "text": one.text} for one in done.problems]
    lines = [
        _("Added {added}, updated {updated}, skipped {skipped}, failed {failed}.").format(
            added=done.added, updated=done.updated, skipped=done.skipped, failed=done.failed
        )
    ]
    return Outcome(answer, lines, [_("Line {line}: {text}").format(line=p.line, text=p.text) for p in done.problems])


def _import_zip(desk: Desk, given: Namespace) -> Outcome:
    if given.dry_run:
        raise UserError("dry_run", N_("A whole shop is brought in or not; there is nothing to count beforehand."))
    done = import_archive(desk, given.file, quiet)
    answer: dict[str, object] = {"batch": done.batch, "added": sum(done.counts.values()), "updated": 0, "skipped": 0,
              "failed": 0, "problems": [], "tables": done.counts}  # fmt: skip
    return Outcome(answer, [_("The shop was brought in whole.")])


IMPORT = Verb("import", "Bring in customers or events as one batch, all or nothing.", _arguments, _import, writes=True)
