"""What the shop can ask about the files of contacts: what one is called, what it is, the beginning of what is in it."""

from __future__ import annotations

from dataclasses import dataclass

from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.attachments import size_of
from clientdesk.features.contacts.records import ContactFile
from clientdesk.features.customers.commands import LARGEST_ID


@dataclass(frozen=True, slots=True)
class FileView:
    """A file of a contact.

    Args:
        row: its id.
        contact: what it came with.
        customer: whose.
        file: its name among the kept ones.
        name: what it was called.
        size: in bytes, None where the file is gone.
    """

    row: int
    contact: int
    customer: int
    file: str
    name: str
    size: int | None


def contact_file(shop: Shop, *, row: int) -> FileView | None:
    """One file of a contact, None when it is not there."""
    found = ContactFile.get_or_none(ContactFile.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(found, ContactFile):
        return None
    contact: int = found.contact_id  # type: ignore[attr-defined]
    customer: int = found.customer_id  # type: ignore[attr-defined]
    return FileView(row, contact, customer, found.file, found.name, size_of(shop, file=found.file))
