"""E-mails brought in from the command line: each to the customer its addresses name, the others told."""

from __future__ import annotations

import tempfile
from pathlib import Path

from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands_mail import add_mails, written_down
from clientdesk.features.contacts.mail_reading import read_post
from clientdesk.features.contacts.queries_mail import Sorting, sorted_post
from clientdesk.features.customers.commands_bulk import unheard
from clientdesk.formats.mail_box import mails_at
from clientdesk.verbs.verb import Outcome


def are_mails(path: Path) -> bool:
    """Whether this is a file or a folder of e-mails."""
    return bool(mails_at(path))


def import_mails(desk: Desk, path: Path, *, dry_run: bool) -> Outcome:
    """Write down the e-mails of a file or a folder as one batch; those of nobody or of several are left out."""
    with tempfile.TemporaryDirectory() as nowhere:
        # What came with them is kept while they are read; of a rehearsal nothing is to stay.
        room = Path(nowhere) if dry_run else desk.store.folder
        post = read_post(room, mails_at(path), unheard)
    found = desk.ask(sorted_post, post=post)
    many = len(found.addressed)
    if many and not dry_run:
        label = Phrase(N_("{n} e-mail added"), N_("{n} e-mails added"), many)
        desk.run_batch(label, add_mails, mails=tuple(map(written_down, found.addressed)))
    return _told(found)


def _told(found: Sorting) -> Outcome:
    unclear = [{"source": one.letter.source, "from": str(one.letter.sender or ""), "subject": one.letter.subject,
                "customers": [customer for customer, _name in one.candidates]} for one in found.unclear]  # fmt: skip
    failed = [{"source": one.source, "text": one.why.text()} for one in found.left_out]
    answer: dict[str, object] = {"added": len(found.addressed), "skipped": found.known, "failed": len(failed),
                                 "unclear": unclear, "problems": failed}  # fmt: skip
    line = _("Added {added}, here already {known}, of nobody or of several {unclear}, not readable {failed}.").format(
        added=len(found.addressed), known=found.known, unclear=len(unclear), failed=len(failed)
    )
    asides = [_("{name}: no one customer is named").format(name=one.letter.source) for one in found.unclear]
    asides += [_("{name}: {why}").format(name=one.source, why=one.why.text()) for one in found.left_out]
    return Outcome(answer, [line], asides)
