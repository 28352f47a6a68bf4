"""The whole shop in a zip and back: an equal shop, or a clear refusal and nothing changed."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.base.arguments import Command
from clientdesk.base.errors import UserError
from clientdesk.desk.archive import MANIFEST, export_archive, import_archive
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.feature import all_of
from clientdesk.desk.safekeeping import check
from clientdesk.desk.shop import change_settings
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.commands import add_customer, change_customer
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.photos import photo_name
from clientdesk.features.staff.commands import add_staff
from clientdesk.store.database import open_store
from clientdesk.store.files import Files
from clientdesk.store.journal import Execute
from tests.desk.arguments import given_for
from tests.fakes.clock import FakeClock

COMMANDS: list[Command] = [change_settings, *all_of(CATALOGUE, "commands")]


def quiet(done: int, of: int) -> None:
    """Nobody watches."""


@contextmanager
def shop() -> Iterator[Desk]:
    """An empty shop in a folder of its own."""
    with tempfile.TemporaryDirectory() as room:
        store = open_store(Path(room) / "shop", plan_of(CATALOGUE), create=True)
        try:
            yield Desk(store, CATALOGUE, FakeClock())
        finally:
            store.close()


def rows(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, in the order of ids."""
    execute: Execute = desk.store.database.execute_sql
    return {table: execute(f'SELECT * FROM "{table}" ORDER BY id').fetchall() for table in desk.store.plan.by_table}


@settings(max_examples=25)
@given(data=st.data())
def test_a_zip_into_an_empty_shop_gives_an_equal_shop(data: st.DataObject) -> None:
    with shop() as desk:
        desk.run("Taken on", add_staff, name="Kati")
        desk.run("Added", add_customer, name="כהן, Anna \x85 🦊")
        for command in data.draw(st.lists(st.sampled_from(COMMANDS), max_size=12)):
            try:
                desk.run("Done", command, **data.draw(given_for(desk, command)))
            except UserError:
                continue
        before = rows(desk)
        out = desk.store.folder / "all.zip"
        export_archive(desk, out, quiet)
        packed = out.read_bytes()
    with shop() as other, tempfile.TemporaryDirectory() as room:
        other.run("Taken on", add_staff, name="Owner")
        path = Path(room) / "all.zip"
        path.write_bytes(packed)
        import_archive(other, path, quiet)
        assert rows(other) == before
        assert [words for one in all_of(CATALOGUE, "derived") for words in other.ask(one.problems)] == []
        other.undo()
        assert len(rows(other)["customer"]) == 0 and rows(other)["staff"][0][2] == "Owner"


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """The zip of a shop with one customer."""
    with shop() as desk:
        desk.run("Added", add_customer, name="Anna Saar")
        export_archive(desk, tmp_path / "all.zip", quiet)
    return tmp_path / "all.zip"


def test_the_zip_holds_open_formats_a_person_can_read(packed: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        names = archive.namelist()
        assert {"tables/customer.jsonl", "readable/customers.csv", "readable/customers.vcf", MANIFEST} <= set(names)
        assert json.loads(archive.read("tables/customer.jsonl").splitlines()[0])["name"] == "Anna Saar"
        assert b"FN:Anna Saar" in archive.read("readable/customers.vcf")
        assert not any("journal" in name for name in names)


def test_photos_go_along_and_those_taken_away_stay_behind(tmp_path: Path) -> None:
    with shop() as desk:
        photo, old = (desk.ask(photo_name, content=b"\xff\xd8\xff" + word) for word in (b"new", b"old"))
        anna = desk.run("Added", add_customer, name="Anna Saar", photo=old)
        desk.run("Changed", change_customer, customer=anna, photo=photo)
        export_archive(desk, tmp_path / "all.zip", quiet)
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert [name for name in archive.namelist() if name.startswith("files/")] == [f"files/{photo}"]
    with shop() as other:
        import_archive(other, tmp_path / "all.zip", quiet)
        assert Files(other.store.folder).read(photo) == b"\xff\xd8\xffnew"
        assert check(other) == []
    rewritten(lambda name, content: b"\xff\xd8\xffelse" if name == f"files/{photo}" else content)(tmp_path / "all.zip")
    with shop() as other:
        with pytest.raises(UserError, match="not written by ClientDesk"):
            import_archive(other, tmp_path / "all.zip", quiet)
        assert list(other.ask(customer_ids)) == [] and Files(other.store.folder).names() == []


def test_a_shop_with_customers_is_not_overwritten(packed: Path) -> None:
    with shop() as desk:
        desk.run("Added", add_customer, name="Mine")
        with pytest.raises(UserError, match="empty"):
            import_archive(desk, packed, quiet)
        assert len(desk.ask(customer_ids)) == 1


def rewritten(change: Callable[[str, bytes], bytes]) -> Callable[[Path], None]:
    """Puts every part of a zip through `change`."""

    def rewrite(path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, change(name, content))

    return rewrite


def newer(name: str, content: bytes) -> bytes:
    return json.dumps({**json.loads(content), "format": 99}).encode() if name == MANIFEST else content


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b"not a zip"),
        lambda path: path.write_bytes(path.read_bytes()[:200]),
        rewritten(newer),
        rewritten(lambda name, content: content.replace(b"Anna", b"Olga")),
        rewritten(lambda name, content: b"[]" if name == MANIFEST else content),
        rewritten(lambda name, content: b"{}" if name == MANIFEST else content),
    ],
)
def test_what_is_not_whole_is_refused_and_nothing_is_changed(packed: Path, damage: Callable[[Path], None]) -> None:
    damage(packed)
    with shop() as desk:
        before = rows(desk)
        with pytest.raises(UserError):
            import_archive(desk, packed, quiet)
        assert rows(desk) == before
