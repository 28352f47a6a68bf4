"""Copies for other programs: private, harmless, gone at the end."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.attachments import keep_content
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.opening import clear_opened, copy_to_open, save_copy
from clientdesk.features.contacts.records import ContactFile
from clientdesk.store.files import Files
from tests.features.customers.people import add


def _file(desk: Desk, name: str, content: bytes = b"%PDF-1.7") -> int:
    kept = keep_content(desk.store.folder, name, content)
    desk.run("Logged", log_contact, customer=add(desk, "Anna"), kind="note", files=(kept,))
    return int(ContactFile.select().order_by(ContactFile.id.desc()).get().id)


def test_a_copy_is_private_has_its_name_and_goes(desk: Desk) -> None:
    row = _file(desk, "Offer.pdf")
    one, two = desk.ask(copy_to_open, row=row), desk.ask(copy_to_open, row=row)
    assert one != two
    assert (one.name, one.read_bytes()) == ("Offer.pdf", b"%PDF-1.7")
    if os.name == "posix":
        assert stat.S_IMODE(one.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(one.parent.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(one.stat().st_mode) == 0o400
    clear_opened(desk.store.folder)
    assert not one.parent.parent.exists()
    clear_opened(desk.store.folder)  # nothing left is no trouble


@pytest.mark.parametrize("name", ["run.exe", "page.html", "invoice.pdf.bat", "x.desktop", "macro.docm"])
def test_what_could_run_is_never_copied_to_be_opened(desk: Desk, name: str) -> None:
    row = _file(desk, name)
    with pytest.raises(UserError, match="never opened from here"):
        desk.ask(copy_to_open, row=row)
    assert not (desk.store.folder / "opened").exists()


def test_a_copy_is_saved_where_one_likes(desk: Desk, tmp_path: Path) -> None:
    row = _file(desk, "run.exe", b"MZ")
    (tmp_path / "mine.exe").write_bytes(b"older")
    desk.ask(save_copy, row=row, path=tmp_path / "mine.exe")
    assert (tmp_path / "mine.exe").read_bytes() == b"MZ"
    with pytest.raises(UserError, match="another folder"):
        desk.ask(save_copy, row=row, path=tmp_path / "nowhere" / "mine.exe")


def test_a_file_that_is_gone_is_said(desk: Desk, tmp_path: Path) -> None:
    row = _file(desk, "Offer.pdf")
    files = Files(desk.store.folder)
    for name in files.names():
        files.path(name).unlink()
    with pytest.raises(UserError, match="A backup may still hold it"):
        desk.ask(copy_to_open, row=row)
    with pytest.raises(UserError, match="A backup may still hold it"):
        desk.ask(save_copy, row=row, path=tmp_path / "x")
