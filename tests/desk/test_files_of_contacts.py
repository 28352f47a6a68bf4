"""Files that came with contacts, through everything that carries a shop: backup, the way back, and the zip."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clientdesk.base.words import shown
from clientdesk.desk.archive import export_archive, import_archive
from clientdesk.desk.desk import Desk
from clientdesk.desk.safekeeping import back_up, check, restore_backup
from clientdesk.features.contacts.attachments import keep_files
from clientdesk.features.contacts.commands import delete_contact, log_contact
from clientdesk.features.contacts.commands_files import remove_file
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import add_customer
from clientdesk.store.files import FOLDER, Files
from tests.desk.test_archive import rows, shop
from tests.features.conftest import clock, desk

__all__ = ["clock", "desk"]

CONTENTS = {"offer.pdf": b"%PDF an offer", "колесо.jpg": b"\xff\xd8\xff a wheel"}


def quiet(done: int, of: int) -> None:
    """Nobody watches."""


@pytest.fixture
def anna(desk: Desk, tmp_path: Path) -> int:
    """A customer with one contact, which has two files."""
    for name, content in CONTENTS.items():
        (tmp_path / name).write_bytes(content)
    made: int = desk.run("Added", add_customer, name="Anna Saar")
    files = desk.ask(keep_files, paths=[tmp_path / name for name in CONTENTS])
    desk.run("Logged", log_contact, customer=made, kind=ContactKind.VISIT, note="Looked at wheels", files=files)
    return made


def held(desk: Desk, customer: int) -> dict[str, bytes]:
    """What is in the files of a customer's contacts, by their names."""
    files = Files(desk.store.folder)
    return {one.name: files.read(one.file) for each in desk.ask(contacts, customer=customer) for one in each.files}


def lose_files(desk: Desk) -> None:
    """As after a folder was copied without what is in it."""
    shutil.rmtree(desk.store.folder / FOLDER)


def test_the_check_tells_which_file_is_missing_and_of_whom(desk: Desk, anna: int) -> None:
    assert check(desk) == []
    (offer, wheel) = desk.ask(contacts, customer=anna)[0].files
    Files(desk.store.folder).path(offer.file).unlink()
    assert [shown(words) for words in check(desk)] == ["1 photo or file is missing: offer.pdf (Anna Saar)."]
    Files(desk.store.folder).path(wheel.file).write_bytes(b"not what it was")
    assert "колесо.jpg (Anna Saar)" in shown(check(desk)[1])


def test_a_restored_backup_brings_the_files_back(desk: Desk, anna: int) -> None:
    made = back_up(desk, quiet)
    desk.run("Deleted", delete_contact, row=desk.ask(contacts, customer=anna)[0].row)
    lose_files(desk)
    restore_backup(desk, made)
    assert held(desk, anna) == CONTENTS
    assert check(desk) == []


def test_what_was_done_before_the_backup_can_be_undone_after_it_was_restored(desk: Desk, anna: int) -> None:
    offer = desk.ask(contacts, customer=anna)[0].files[0]
    desk.run("Taken off", remove_file, row=offer.row)
    desk.run("Deleted", delete_contact, row=desk.ask(contacts, customer=anna)[0].row)
    made = back_up(desk, quiet)
    lose_files(desk)
    restore_backup(desk, made)
    assert held(desk, anna) == {}
    desk.undo()
    assert list(held(desk, anna)) == ["колесо.jpg"]
    desk.undo()
    assert held(desk, anna) == CONTENTS, "a file that no row named when the backup was made is in it all the same"
    desk.undo()
    desk.redo()
    assert held(desk, anna) == CONTENTS and check(desk) == []


def test_the_zip_gives_an_equal_shop_with_its_files(desk: Desk, anna: int, tmp_path: Path) -> None:
    before = rows(desk)
    export_archive(desk, tmp_path / "all.zip", quiet)
    with shop() as other:
        import_archive(other, tmp_path / "all.zip", quiet)
        assert rows(other) == before
        assert held(other, anna) == CONTENTS and check(other) == []
        other.undo()
        assert check(other) == []
        other.redo()
        assert held(other, anna) == CONTENTS


def test_a_zip_that_misses_a_file_can_be_brought_in_and_the_check_tells(
    desk: Desk, anna: int, tmp_path: Path
) -> None:  # fmt: skip
    before = rows(desk)
    Files(desk.store.folder).path(desk.ask(contacts, customer=anna)[0].files[0].file).unlink()
    export_archive(desk, tmp_path / "all.zip", quiet)
    with shop() as other:
        import_archive(other, tmp_path / "all.zip", quiet)
        assert rows(other) == before
        assert [shown(words) for words in check(other)] == ["1 photo or file is missing: offer.pdf (Anna Saar)."]
