"""What the shop can do with e-mails that are files: write them down with the customers they are of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

from clientdesk.base.arguments import RowOf
from clientdesk.desk.feature import Progress
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.checks import checked_message_id
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.company import Attached
from clientdesk.features.contacts.queries_mail import Addressed, messages_known
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.customers.commands_bulk import unheard


@dataclass(frozen=True, slots=True)
class MailInput:
    """An e-mail as it is written down.

    Args:
        customer: with whom.
        message_id: its own; with this customer it is written down once, whoever asks for it again.
        note: the subject, then the text.
        on: when it was written, by the wall clock; now where it is not given.
        files: what came with it, kept before.
    """

    customer: Annotated[int, RowOf("customer")]
    message_id: str = ""
    note: str = ""
    direction: Direction = Direction.INCOMING
    on: datetime | None = None
    files: tuple[Attached, ...] = ()


def add_mails(shop: Shop, progress: Progress = unheard, /, *, mails: tuple[MailInput, ...]) -> int:
    """Write down e-mails, all or none, and return how many were new.

    Args:
        shop: the shop.
        progress: told how many are through.
        mails: those that are there already are left out.

    Raises:
        UserError: as for `log_contact`.
    """
    told = [replace(one, message_id=checked_message_id(one.message_id)) for one in mails]
    known = set(messages_known(shop, letters=[(one.message_id, one.customer) for one in told]))
    added = 0
    for done, one in enumerate(told):
        progress(done, len(told))
        if (one.message_id, one.customer) in known:
            continue
        log_contact(
            shop,
            customer=one.customer,
            kind=ContactKind.EMAIL.value,
            note=one.note,
            direction=one.direction,
            on=one.on,
            files=one.files,
            message_id=one.message_id,
        )
        added += 1
        if one.message_id:
            known.add((one.message_id, one.customer))
    return added


def written_down(one: Addressed) -> MailInput:
    """An e-mail that has its customer, as it is written down."""
    letter = one.letter
    return MailInput(one.customer, letter.message_id, letter.note, one.direction, one.on, letter.files)
