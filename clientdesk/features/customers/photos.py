"""Photos of customers among the kept files: taken in as bytes, without Qt, so that an import can bring them too."""

from __future__ import annotations

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.shop import Shop
from clientdesk.store.files import Files

MOST_BYTES = 2 * 1024 * 1024
"""A larger picture is made smaller before it is kept, or left out where nobody can do that."""


def photo_ending(content: bytes) -> str:
    """The ending "jpg", "png" or "webp" by the first bytes of a picture, "" for anything else."""
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    return "webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else ""


def photo_name(shop: Shop, content: bytes) -> str:
    """Keep a picture among the shop's files, without what a camera wrote beside it, and return the name it has there.

    Raises:
        UserError: on "photo", when it is no JPEG, PNG or WebP, or larger than `MOST_BYTES`.
        StoreError: the disk is full, or cannot be written to; nothing is kept.
    """
    from clientdesk.formats.bare_picture import bare  # not at the start of the window

    ending = checked_content(content)
    return Files(shop.folder).keep(bare(content), ending)


def checked_content(content: bytes) -> str:
    """The ending of a picture that can be kept.

    Raises:
        UserError: on "photo", when it is no JPEG, PNG or WebP, or larger than `MOST_BYTES`.
    """
    ending = photo_ending(content)
    if not ending:
        raise UserError("photo", N_("This is no picture that can be shown. JPEG, PNG and WebP will do."))
    if len(content) > MOST_BYTES:
        raise UserError("photo", N_("A photo larger than 2 MB was left out."))
    return ending


def photo_content(shop: Shop, photo: str) -> bytes | None:
    """What is in a kept photo; None where there is none, or its file is gone."""
    files = Files(shop.folder)
    try:
        return files.read(photo) if photo else None
    except OSError:
        return None


def photo_reader(shop: Shop) -> Files:
    """The kept files, for a thread that reads pictures while the window goes on."""
    return Files(shop.folder)


def photos_named(shop: Shop) -> dict[str, str]:
    """The kept photos that customers have, also those in the trash, each with whose it is."""
    rows = shop.database.execute_sql("SELECT photo, name FROM customer WHERE photo <> ''")
    return dict(rows.fetchall())
