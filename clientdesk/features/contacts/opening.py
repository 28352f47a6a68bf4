"""Copies of kept files for other programs: in a private folder that is emptied at the end and at the next start."""

from __future__ import annotations

import shutil
import stat
import tempfile
from pathlib import Path

from clientdesk.base.errors import UserError
from clientdesk.base.file_names import harmless_name, may_be_opened
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.queries_files import contact_file
from clientdesk.store.files import Files

FOLDER = "opened"


def copy_to_open(shop: Shop, *, row: int) -> Path:
    """A copy of a contact's file under its own name, which cannot be written to: what is changed in it is not kept.

    Raises:
        UserError: it is gone, it could run something, or the disk is full.
    """
    view = contact_file(shop, row=row)
    if view is None or view.size is None:
        raise UserError("row", N_("This file is missing. A backup may still hold it."))
    if not may_be_opened(view.name):
        raise UserError("row", N_("This kind of file is never opened from here. Save a copy of it."))
    try:
        room = shop.folder / FOLDER
        room.mkdir(mode=0o700, exist_ok=True)
        # The same file may be open in two programs.
        copy = Path(tempfile.mkdtemp(dir=room)) / harmless_name(view.name)
        shutil.copyfile(Files(shop.folder).path(view.file), copy)
        copy.chmod(stat.S_IRUSR)
    except OSError as error:
        raise UserError("row", Phrase(N_("{name} cannot be opened."), name=view.name)) from error
    return copy


def save_copy(shop: Shop, *, row: int, path: Path) -> None:
    """Write a copy of a contact's file to `path`; an older file is replaced only by a whole one.

    Raises:
        UserError: it is gone, or there is no room at `path`.
    """
    view = contact_file(shop, row=row)
    if view is None or view.size is None:
        raise UserError("row", N_("This file is missing. A backup may still hold it."))
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".copy-") as room:
            beside = Path(room) / "copy"
            shutil.copyfile(Files(shop.folder).path(view.file), beside)
            beside.replace(path)
    except OSError as error:
        raise UserError("row", N_("The copy cannot be written there. Please choose another folder.")) from error


def clear_opened(folder: Path) -> None:
    """Remove the copies of a data folder; one that another program holds stays until the next time."""
    for path in (folder / FOLDER).glob("*/*"):
        try:
            path.chmod(stat.S_IRUSR | stat.S_IWUSR)  # Windows removes nothing that cannot be written to
        except OSError:
            continue
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
