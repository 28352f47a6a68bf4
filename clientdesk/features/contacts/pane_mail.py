"""Files that arrive in the window: e-mails go to their customers, all else is kept with an entry or a customer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog

from clientdesk.base.errors import Cancelled, ClientDeskError, UserError
from clientdesk.base.text import visible_bidi
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.commands_files import add_files
from clientdesk.features.contacts.commands_mail import add_mails, written_down
from clientdesk.features.contacts.company import Attached
from clientdesk.features.contacts.mail_reading import Post, read_post
from clientdesk.features.contacts.pane_files_keeping import keep
from clientdesk.features.contacts.queries_mail import Addressed, sorted_post
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import change_customer
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.queries import profile
from clientdesk.features.customers.rules import PointKind
from clientdesk.formats.mail_box import mails_at
from clientdesk.kit.context import Context

_BLINK = 30
"""So many e-mails are written down before a person could notice."""


def attach(context: Context, table: str, row: int, paths: Sequence[Path]) -> bool:
    """Keep files with an entry; whether entries of that table take files."""
    if table != "contact":
        return False

    def on_kept(kept: tuple[Attached, ...]) -> None:
        label = Phrase(N_("{n} file added"), N_("{n} files added"), len(kept))
        context.bridge.run(label, add_files, contact=row, files=kept)

    if paths:
        keep(context, paths, on_kept, context.bridge.refused.emit)
    return True


def take_files(context: Context, customer: int | None, paths: Sequence[Path]) -> list[Path]:
    """Take the e-mails among `paths`; on the profile of a customer all else, too. Returns what is left."""
    mails = [one for path in paths for one in mails_at(path)]
    rest = [path for path in paths if not mails_at(path)]
    if mails:
        bring_mails(context, mails, customer)
    if customer is None or not rest:
        return rest

    def on_kept(kept: tuple[Attached, ...]) -> None:
        label = Phrase(N_("{n} file kept"), N_("{n} files kept"), len(kept))
        context.bridge.run(label, log_contact, customer=customer, kind=ContactKind.NOTE.value, files=kept)

    keep(context, rest, on_kept, context.bridge.refused.emit)
    return []


def choose_mails(context: Context) -> None:
    """Let the person choose e-mails, and bring them in."""
    kinds = f"{_('E-mails')} (*.eml *.mbox);;{_('All files')} (*)"
    chosen, _kind = QFileDialog.getOpenFileNames(QApplication.activeWindow(), _("Choose e-mails"), "", kinds)
    if chosen:
        bring_mails(context, [Path(one) for one in chosen])


def bring_mails(context: Context, paths: Sequence[Path], customer: int | None = None) -> None:
    """Read e-mails and write them down: with this customer, or each with whom its addresses name."""
    folder = context.bridge.desk.store.folder
    context.works.start(
        Phrase(N_("Reading e-mails")),
        lambda progress: read_post(folder, paths, progress),
        then=partial(_on_read, context, customer),
        failed=partial(_on_failed, context),
    )


def add_addressed(context: Context, addressed: Sequence[Addressed], known: int = 0) -> None:
    """Write e-mails down, all or none, undone as one."""
    if known:
        here = Phrase(N_("{n} e-mail was here already"), N_("{n} e-mails were here already"), known)
        context.said.emit(here)
    if not addressed:
        return
    bridge = context.bridge
    label = Phrase(N_("{n} e-mail added"), N_("{n} e-mails added"), len(addressed))
    mails = tuple(map(written_down, addressed))
    then = partial(_on_added, context, addressed)
    if len(mails) <= _BLINK:
        bridge.run(label, add_mails, then=then, batch=len(mails) > 1, mails=mails)
        return

    def told(result: object) -> None:
        bridge.done.emit(label)
        then(result)

    context.works.start(
        Phrase(N_("Adding e-mails")),
        lambda progress: bridge.desk.run_batch(label, add_mails, progress, mails=mails),
        then=told,
        failed=partial(_on_failed, context),
    )


def add_address(shop: Shop, *, customer: int, address: str) -> None:
    """Put an e-mail address on a profile, behind those it has.

    Raises:
        UserError: the customer is not there, or it is no address.
    """
    known = profile(shop, customer=customer)
    held = known.points if known else ()
    points = [PointInput(PointKind(one.kind), one.value, one.label, one.preferred) for one in held]
    change_customer(shop, customer=customer, points=(*points, PointInput(PointKind.EMAIL, address)))


def _on_read(context: Context, customer: int | None, post: Post) -> None:
    sorting = context.bridge.ask(sorted_post, post=post, customer=customer)
    if sorting.unclear or (sorting.left_out and len(sorting.left_out) + len(post.letters) > 1):
        context.edit("mails", None, sorting=sorting)
    elif sorting.left_out:
        context.bridge.refused.emit(UserError("file", sorting.left_out[0].why))
    else:
        add_addressed(context, sorting.addressed, sorting.known)


def _on_added(context: Context, addressed: Sequence[Addressed], _result: object) -> None:
    """Say what could not be taken over, and offer the address of a stranger; of many that would be a flood."""
    if len(addressed) == 1:
        _tell_of_one(context, addressed[0])
        return
    part = sum(bool(one.letter.problems) for one in addressed)
    if part:
        words = Phrase(
            N_("{n} e-mail could not be taken over whole"), N_("{n} e-mails could not be taken over whole"), part
        )
        context.said.emit(words)
    undated = sum(one.on is None for one in addressed)
    if undated:
        words = Phrase(
            N_("{n} e-mail does not say when it was written, so it stands at this moment"),
            N_("{n} e-mails do not say when they were written, so they stand at this moment"), undated,
        )  # fmt: skip
        context.said.emit(words)


def _tell_of_one(context: Context, one: Addressed) -> None:
    for problem in one.letter.problems:
        context.said.emit(problem)
    if one.on is None:
        context.said.emit(Phrase(N_("The e-mail does not say when it was written, so it stands at this moment")))
    if one.stranger:
        known = context.bridge.ask(profile, customer=one.customer)
        words = Phrase(
            N_("{address} is not yet an address of {name}"),
            address=visible_bidi(one.stranger), name=known.name if known else "",
        )  # fmt: skip
        context.offered.emit(words, N_("Add the address"), partial(_remember, context, one))


def _remember(context: Context, one: Addressed) -> None:
    context.bridge.run(N_("Address added"), add_address, customer=one.customer, address=one.stranger)


def _on_failed(context: Context, error: ClientDeskError) -> None:
    if isinstance(error, UserError):
        context.bridge.refused.emit(error)
    elif not isinstance(error, Cancelled):
        context.works.failed.emit(error)
