"""What the shop can do with the files of a contact: add some, take one away."""

from __future__ import annotations

from typing import Annotated

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.checks import present_contact
from clientdesk.features.contacts.company import Attached, attached_to, put_files
from clientdesk.features.contacts.records import ContactFile
from clientdesk.features.customers.commands import LARGEST_ID


def add_files(shop: Shop, *, contact: Annotated[int, RowOf("contact")], files: tuple[Attached, ...]) -> None:
    """Let kept files stand with a contact, behind those it has; one that is there already is not doubled.

    Raises:
        UserError: the contact is not there, or a file is not kept.
    """
    if not files:
        raise UserError("files", N_("Please choose a file."))
    known = present_contact(contact)
    whom: int = known.customer_id  # type: ignore[attr-defined]
    before = attached_to(contact)
    held = {one.file for one in before}
    put_files(shop, contact, whom, (*before, *(one for one in files if one.file not in held)))


def remove_file(shop: Shop, *, row: Annotated[int, RowOf("contact_file")]) -> None:
    """Take a file off its contact; it stays among the kept ones, so that this can be undone.

    Raises:
        UserError: it is not there.
    """
    found = ContactFile.get_or_none(ContactFile.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(found, ContactFile):
        raise UserError("row", N_("This file is not there any more."))
    present_contact(found.contact_id)  # type: ignore[attr-defined]
    ContactFile.delete().where(ContactFile.id == row).execute()
