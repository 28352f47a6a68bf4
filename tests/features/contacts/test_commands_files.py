"""The files of a contact: added, taken away, undone, checked, in backup, archive, merge and the trash."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientdesk.base.errors import UserError
from clientdesk.desk.archive import export_archive, import_archive
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.kept_files import file_problems, named_files
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.contacts.attachments import keep_files
from clientdesk.features.contacts.commands import delete_contact, log_contact
from clientdesk.features.contacts.commands_files import add_files, remove_file
from clientdesk.features.contacts.company import Attached, attached_to
from clientdesk.features.contacts.queries_files import contact_file
from clientdesk.features.contacts.records import ContactFile
from clientdesk.features.customers.commands import empty_trash, trash_customer
from clientdesk.features.duplicates.commands_merge import merge_customers
from clientdesk.store.database import open_store
from clientdesk.store.files import Files
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add


@pytest.fixture
def call(desk: Desk) -> int:
    """A call with Anna, who is customer 1."""
    return desk.run("Logged", log_contact, customer=add(desk, "Anna Saar"), kind="call", note="oil")


def _kept(desk: Desk, tmp_path: Path, *names: str) -> tuple[Attached, ...]:
    paths = [tmp_path / name for name in names]
    for path in paths:
        path.write_text(f"what is in {path.name}")
    return desk.ask(keep_files, paths=paths)


def _names(call: int) -> list[str]:
    return [one.name for one in attached_to(call)]


def test_files_are_added_behind_those_there_are_and_undone(desk: Desk, call: int, tmp_path: Path) -> None:
    desk.run("Files added", add_files, contact=call, files=_kept(desk, tmp_path, "a.txt"))
    desk.run("Files added", add_files, contact=call, files=_kept(desk, tmp_path, "b.txt", "a.txt"))
    assert _names(call) == ["a.txt", "b.txt"]
    desk.undo()
    assert _names(call) == ["a.txt"]
    desk.redo()
    assert _names(call) == ["a.txt", "b.txt"]


def test_a_file_taken_away_can_be_brought_back(desk: Desk, call: int, tmp_path: Path) -> None:
    desk.run("Files added", add_files, contact=call, files=_kept(desk, tmp_path, "a.txt", "b.txt"))
    first = ContactFile.get(ContactFile.name == "a.txt")
    desk.run("File removed", remove_file, row=first.id)
    assert _names(call) == ["b.txt"]
    desk.undo()
    assert _names(call) == ["a.txt", "b.txt"]
    view = desk.ask(contact_file, row=first.id)
    assert view is not None
    assert (view.name, view.size, view.customer) == ("a.txt", len("what is in a.txt"), 1)


@pytest.mark.parametrize("file", ["0" * 64, "../../etc/passwd", "", "0" * 64 + ".PDF"])
def test_a_file_that_is_not_kept_is_refused(desk: Desk, call: int, file: str) -> None:
    with pytest.raises(UserError) as refused:
        desk.run("Files added", add_files, contact=call, files=(Attached(file, "a.txt"),))
    assert refused.value.field == "files"
    assert _names(call) == []


def test_names_from_the_command_line_are_harmless_too(desk: Desk, call: int, tmp_path: Path) -> None:
    (kept,) = _kept(desk, tmp_path, "a.txt")
    desk.run("Files added", add_files, contact=call, files=(Attached(kept.file, "../x\u202etxt.exe"),))
    assert _names(call) == ["xtxt.exe"]


def test_what_is_missing_or_altered_is_told_with_whose_it_is(desk: Desk, call: int, tmp_path: Path) -> None:
    kept = _kept(desk, tmp_path, "a.txt", "b.txt")
    desk.run("Files added", add_files, contact=call, files=kept)
    assert file_problems(desk) == []
    files = Files(desk.store.folder)
    files.path(kept[0].file).unlink()
    files.path(kept[1].file).write_bytes(b"other")
    assert [str(one.text()) for one in file_problems(desk) if not isinstance(one, str)] == [
        "1 photo or file is missing: a.txt (Anna Saar).",
        "1 photo or file is not as it was kept: b.txt (Anna Saar).",
    ]


def test_files_travel_in_the_archive(desk: Desk, call: int, tmp_path: Path) -> None:
    desk.run("Files added", add_files, contact=call, files=_kept(desk, tmp_path, "a.txt"))
    export_archive(desk, tmp_path / "shop.zip", lambda _done, _of: None)
    store = open_store(tmp_path / "other", plan_of(CATALOGUE), create=True)
    other = Desk(store, CATALOGUE, FakeClock())
    try:
        import_archive(other, tmp_path / "shop.zip", lambda _done, _of: None)
        assert _names(call) == ["a.txt"]
        (file,) = named_files(other)
        assert Files(store.folder).read(file) == b"what is in a.txt"
    finally:
        store.close()


def test_files_go_with_the_contact_and_come_back_with_it(desk: Desk, call: int, tmp_path: Path) -> None:
    desk.run("Files added", add_files, contact=call, files=_kept(desk, tmp_path, "a.txt"))
    desk.run("Deleted", delete_contact, row=call)
    assert ContactFile.select().count() == 0
    desk.undo()
    assert _names(call) == ["a.txt"]


def test_files_follow_into_a_merge_and_go_with_the_emptied_trash(desk: Desk, call: int, tmp_path: Path) -> None:
    desk.run("Files added", add_files, contact=call, files=_kept(desk, tmp_path, "a.txt"))
    other = add(desk, "Anna Saare")
    desk.run("Merged", merge_customers, others=(1,), into=other)
    assert [row.customer.id for row in ContactFile.select()] == [other]
    desk.run("Trashed", trash_customer, customer=other)
    desk.run("Emptied", empty_trash)
    assert ContactFile.select().count() == 0
