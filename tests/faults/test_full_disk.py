"""A disk that is full while a photo is kept or a file is written: a sentence, nothing lost, the older file stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clientdesk.desk.safekeeping import check
from clientdesk.store.files import Files
from tests.faults.deeds import CARDS, TABLE, make, opened, state
from tests.faults.killing import WRITES, can_inject, points, run

pytestmark = pytest.mark.skipif(not can_inject(), reason="strace is not here, or may not trace")

TOLD_FULL = 7
_TELLING = """
import os, sys; from pathlib import Path
from clientdesk.base.errors import ClientDeskError
folder, out = Path(sys.argv[1]), Path(sys.argv[2])
def quiet(done, of): pass
def told(deed):
    try:
        deed()
    except ClientDeskError as error:
        os._exit(7 if error.words.msgid.startswith("The disk is full.") else 8)
    os._exit(0)
"""
EXPORTING = f"""{_TELLING}
from clientdesk.desk.exporting import export
from clientdesk.verbs.shops import open_desk
with open_desk(folder, may_make=False) as desk:
    told(lambda: export(desk, out, quiet))
"""
PRINTING = f"""{_TELLING}
from clientdesk.features.customers.pane_print_lists import Frame, ListPages
from clientdesk.features.customers.printing_lists import everyone, list_columns
from clientdesk.furnishing import application
from clientdesk.kit.paper import A4
from clientdesk.kit.printing import write_pdf
from clientdesk.verbs.shops import open_desk
app = application()
with open_desk(folder, may_make=False) as desk:
    ids, columns = desk.ask(everyone), desk.ask(list_columns)[:4]
    pages = ListPages(desk, ids, columns, paper=A4, frame=Frame.of(desk, "List"))
    told(lambda: write_pdf(pages, out, quiet))
"""
KEEPING = f"""{_TELLING}
from tests.faults.deeds import deeds, opened
with opened(folder) as desk:
    desk.staff = 1
    told([*deeds(desk, folder.parent)][int(sys.argv[3])])
"""
ADDING = f"""{_TELLING}
from clientdesk.base.words import Phrase
from clientdesk.desk.tasks import Tasks
from clientdesk.features.customers.commands import add_customer
from tests.faults.deeds import opened
def many(shop):
    for number in range(200): add_customer(shop, name=f"Bulk {{number}}", note="x" * 300)
def work(progress):
    desk.run_batch("Added", many)
    with out.open("wb", 0) as mark: os.pwrite(mark.fileno(), b"all is committed", 0)
with opened(folder) as desk:
    tasks = Tasks(desk.store)
    told(lambda: tasks.start(Phrase("Adding"), work, durable=False).future.result(60))
"""
BRINGS_CARDS, SETS_PHOTO = 5, 6


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with the files to bring in beside it."""
    room = tmp_path_factory.mktemp("full")
    make(room / "shop")
    return room


@pytest.mark.parametrize(
    ("program", "name"), [(EXPORTING, "all.xlsx"), (EXPORTING, "all.zip"), (EXPORTING, "all.vcf"), (PRINTING, "l.pdf")]
)
def test_the_older_file_stays_and_the_full_disk_is_told(before: Path, tmp_path: Path, program: str, name: str) -> None:
    out = tmp_path / "out" / name
    out.parent.mkdir()
    log = tmp_path / "log"
    assert run(program, before / "shop", out, log=log, calls="write").code == 0
    out.write_text("older")
    for number in points(log, 2):
        ended = run(program, before / "shop", out, calls="write", inject=f"error=ENOSPC:when={number}+")
        assert ended.code == TOLD_FULL, (number, ended.err)
        assert out.read_text() == "older" and list(out.parent.iterdir()) == [out]


@pytest.mark.parametrize("deed", [BRINGS_CARDS, SETS_PHOTO])
@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_photo_that_has_no_room_leaves_the_shop_as_it_was(
    before: Path, tmp_path: Path, call: str, deed: int
) -> None:  # fmt: skip
    for name in (TABLE, CARDS):
        shutil.copy(before / name, tmp_path)
    folder = Path(shutil.copytree(before / "shop", tmp_path / "shop"))
    kept = Files(folder).names()
    ended = run(KEEPING, folder, "-", deed, calls=call, inject="error=ENOSPC:when=1+")
    assert ended.code == TOLD_FULL, ended.err
    with opened(before / "shop") as old, opened(folder) as desk:
        assert state(desk) == state(old) and check(desk) == []
    assert Files(folder).names() == kept and not list((folder / "files").glob(".keep-*"))
    assert run(KEEPING, folder, "-", deed, calls=call).code == 0, "there is room again"
    assert len(Files(folder).names()) > len(kept)


def test_bulk_work_that_is_kept_but_finds_no_room_to_be_tidied_is_done(before: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    for name in ("whole", "cut"):
        shutil.copytree(before / "shop", tmp_path / name)
    assert run(ADDING, tmp_path / "whole", tmp_path / "mark", calls=WRITES, log=log).code == 0
    lines = [line for line in log.read_text().splitlines() if "(" in line]
    kept = 1 + next(place for place, line in enumerate(lines) if "all is committed" in line)
    assert kept < len(lines), "something is written afterwards"
    inject = f"error=ENOSPC:when={kept + 1}+"
    ended = run(ADDING, tmp_path / "cut", tmp_path / "mark", calls=WRITES, inject=inject)
    assert ended.code == 0, ended.err
    with opened(tmp_path / "whole") as whole:
        wanted = state(whole)
    with opened(tmp_path / "cut") as desk:
        assert state(desk) == wanted and check(desk) == []
