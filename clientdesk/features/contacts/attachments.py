"""Files from this computer kept for a contact: read within bounds, their names made harmless."""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from clientdesk.base.errors import UserError
from clientdesk.base.file_names import ending_of, harmless_name
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.company import Attached
from clientdesk.store.files import Files

MOST_BYTES = 50 << 20
_ENDING = re.compile(r"[a-z0-9]{1,8}")


def keep_files(shop: Shop, *, paths: Sequence[Path]) -> tuple[Attached, ...]:
    """Keep files of this computer among those of the shop.

    Raises:
        UserError: on "files": one is a folder, empty, too large, or cannot be opened; none of them is attached then.
        StoreError: the disk is full, or cannot be written to.
    """
    read = [(path.name, _content(path)) for path in paths]
    return tuple(keep_content(shop.folder, name, content) for name, content in read)


def keep_pasted(shop: Shop, *, name: str, content: bytes) -> Attached:
    """Keep what was copied elsewhere, such as a picture of the screen.

    Raises:
        UserError: on "files": it is too large.
        StoreError: the disk is full, or cannot be written to.
    """
    if len(content) > MOST_BYTES:
        raise UserError("files", _too_large(name))
    return keep_content(shop.folder, name, content)


def keep_content(folder: Path, name: str, content: bytes) -> Attached:
    """Keep bytes in a data folder under a harmless name.

    Raises:
        StoreError: the disk is full, or cannot be written to.
    """
    harmless = harmless_name(name)
    ending = ending_of(harmless)
    return Attached(Files(folder).keep(content, ending if _ENDING.fullmatch(ending) else ""), harmless)


def kept_files(shop: Shop) -> Files:
    """The kept files, for whoever reads what is in one."""
    return Files(shop.folder)


def size_of(shop: Shop, *, file: str) -> int | None:
    """The size of a kept file in bytes, None where it is gone."""
    try:
        return Files(shop.folder).path(file).stat().st_size
    except OSError:
        return None


def files_named(shop: Shop) -> Mapping[str, str]:
    """The kept files that came with contacts, each with what it is called and whose it is."""
    rows = shop.database.execute_sql(
        "SELECT f.file, f.name || ' (' || c.name || ')' FROM contact_file f JOIN customer c ON c.id = f.customer_id"
    )
    return dict(rows.fetchall())


def _content(path: Path) -> bytes:
    try:
        told = path.stat()
        if stat.S_ISDIR(told.st_mode):
            raise UserError(
                "files", Phrase(N_("{name} is a folder. Please choose the files in it."), name=_shown(path.name))
            )
        if not stat.S_ISREG(told.st_mode):
            # A pipe or a device would be read for ever.
            raise UserError("files", _unreadable(path.name))
        if told.st_size > MOST_BYTES:
            raise UserError("files", _too_large(path.name))
        content = path.read_bytes()
    except OSError as error:
        raise UserError("files", _unreadable(path.name)) from error
    if not content:
        raise UserError("files", Phrase(N_("{name} is empty. There is nothing in it to keep."), name=_shown(path.name)))
    return content


def _unreadable(name: str) -> Phrase:
    return Phrase(N_("{name} cannot be opened."), name=_shown(name))


def _too_large(name: str) -> Phrase:
    most = MOST_BYTES >> 20
    return Phrase(N_("{name} is larger than {most} MB and cannot be kept here."), name=_shown(name), most=most)


def _shown(name: str) -> str:
    return harmless_name(name)
