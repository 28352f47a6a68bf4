"""The frozen program, started as its users start it: it imports a file, finds a customer in it and opens its window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter

import clientdesk
from tests.corpora import CHECKOUT
from tests.mails_made import ANNA, mail

pytestmark = [pytest.mark.frozen, pytest.mark.timeout(300)]

LARGEST_MB = 210
CARDS = """\
BEGIN:VCARD
VERSION:3.0
FN:Анна Щербаков
N:Щербаков;Анна;;;
TEL;TYPE=CELL:+372 5123 4567
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Jonas Kazlauskas
N:Kazlauskas;Jonas;;;
EMAIL:jonas@example.com
END:VCARD
"""
# One zone as Outlook calls it; one that the file defines itself and that is like no other.
CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//made//for this test//EN
BEGIN:VTIMEZONE
TZID:Ours
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0217
TZOFFSETTO:+0217
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:weekly
DTSTAMP:20260101T000000Z
DTSTART;TZID=FLE Standard Time:20261201T100000
DTEND;TZID=FLE Standard Time:20261201T110000
RRULE:FREQ=WEEKLY;COUNT=5
SUMMARY:Ride out
END:VEVENT
BEGIN:VEVENT
UID:odd
DTSTAMP:20260101T000000Z
DTSTART;TZID=Ours:20261202T100000
DTEND;TZID=Ours:20261202T110000
SUMMARY:Odd hours
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the frozen program, built from this checkout."""
    made = tmp_path_factory.mktemp("frozen")
    folders = ["--distpath", str(made / "dist"), "--workpath", str(made / "work")]
    build = subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *folders, "clientdesk.spec"],
        capture_output=True,
        check=False,
        cwd=CHECKOUT,
        env=dict(os.environ, PYINSTALLER_CONFIG_DIR=str(made / "config")),
        text=True,
    )
    assert build.returncode == 0, build.stderr
    return made / "dist" / "clientdesk"


@pytest.fixture(scope="module")
def packed(frozen: Path) -> str:
    """What Python code the frozen program holds, as the build has listed it."""
    return (frozen.parent.parent / "work" / "clientdesk" / "PYZ-00.toc").read_text()


def _start(frozen: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the frozen program where no Python of this checkout can help it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(
        [str(frozen / "clientdesk"), *arguments],
        capture_output=True,
        check=False,
        cwd=frozen,
        encoding="utf-8",
        env={**kept, "QT_QPA_PLATFORM": "offscreen", **environment},
        timeout=100,
    )


def test_it_says_its_version(frozen: Path) -> None:
    said = _start(frozen, "--version")
    assert said.returncode == 0, said.stderr
    assert clientdesk.__version__ in said.stdout


def test_it_imports_a_file_and_finds_a_customer_in_it(frozen: Path, tmp_path: Path) -> None:
    cards = tmp_path / "cards.vcf"
    cards.write_text(CARDS, "utf-8")
    shop = ("--data", str(tmp_path / "shop"))

    brought = _start(frozen, *shop, "import", str(cards), "--json")
    assert brought.returncode == 0, brought.stderr
    counts = json.loads(brought.stdout)
    assert (counts["added"], counts["failed"]) == (2, 0)

    # By another alphabet: the tables of the transliteration were taken along too.
    found = _start(frozen, *shop, "find", "shcherb", "--json")
    assert found.returncode == 0, found.stderr
    assert [row["name"] for row in json.loads(found.stdout)] == ["Анна Щербаков"]


def test_it_reads_and_writes_workbooks_finds_duplicates_and_paints_pages(frozen: Path, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "list.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Name", "Phone", "Birthday", "Newsletter"])
        sheet.write_row(1, 0, ["Kristiina Tamm", 51234567, "1986-04-03", "no"])
        sheet.write_row(2, 0, ["Kristina Tamm", 51234568, "1986-04-03", "yes"])
    shop = ("--data", str(tmp_path / "shop"))
    brought = _start(frozen, *shop, "import", str(tmp_path / "list.xlsx"), "--json")
    assert brought.returncode == 0, brought.stderr
    assert json.loads(brought.stdout)["added"] == 2

    out = tmp_path / "out.xlsx"
    assert _start(frozen, *shop, "export", str(out)).returncode == 0
    again = _start(frozen, *shop, "read", str(out), "--json")
    assert [card["fn"] for card in json.loads(again.stdout)["cards"]] == ["Kristiina Tamm", "Kristina Tamm"]

    # The page of duplicates compares names with a library of machine code; the page for printing paints its preview.
    taken = _start(
        frozen, *shop, "screenshots", str(tmp_path / "pictures"), "--pages", "duplicates,print,help", "--json"
    )
    assert (taken.returncode, taken.stderr) == (0, "")
    assert len(list((tmp_path / "pictures").glob("*.png"))) == 3


def test_it_reads_e_mails_and_plans_what_repeats(frozen: Path, tmp_path: Path) -> None:
    shop = ("--data", str(tmp_path / "shop"))
    points = json.dumps([{"kind": "email", "value": ANNA}])
    assert _start(frozen, *shop, "do", "add_customer", "name=Anna Saar", f"points={points}").returncode == 0

    # The library of recurrence rules is looked for only now, and so are those of e-mails and of mailboxes.
    planned = ("add_reminder", "what=Call", "due_on=2026-11-23", "repeats=FREQ=DAILY")
    assert _start(frozen, *shop, "do", *planned).returncode == 0
    finished = _start(frozen, *shop, "do", "finish_reminder", "row=1")
    assert finished.returncode == 0, finished.stderr
    assert _start(frozen, *shop, "do", "finish_reminder", "row=2").returncode == 0, "the next one was planned"

    (tmp_path / "one.eml").write_bytes(mail(subject="Заднее колесо", files={"offer.pdf": b"%PDF"}))
    mailbox = b"From x Fri Nov 20 09:00:00 2026\n" + mail(message_id="two@example.com") + b"\n"
    (tmp_path / "more.mbox").write_bytes(mailbox)
    for name in ("one.eml", "more.mbox"):
        brought = _start(frozen, *shop, "import", str(tmp_path / name), "--json")
        assert brought.returncode == 0, brought.stderr
        assert json.loads(brought.stdout)["added"] == 1
    assert _start(frozen, *shop, "check").returncode == 0


def test_it_reads_calendar_files_with_foreign_zones_and_writes_them(frozen: Path, tmp_path: Path) -> None:
    (tmp_path / "in.ics").write_text(CALENDAR.replace("\n", "\r\n"), "utf-8", newline="")
    shop = ("--data", str(tmp_path / "shop"))
    brought = _start(frozen, *shop, "import", str(tmp_path / "in.ics"), "--json")
    assert json.loads(brought.stdout)["added"] == 2
    assert "“Ours” is like no other" in brought.stderr and "FLE" not in brought.stderr

    written = _start(frozen, *shop, "export", str(tmp_path / "out.ics"))
    assert written.returncode == 0, written.stderr
    out = (tmp_path / "out.ics").read_text("utf-8")
    assert "RRULE:FREQ=WEEKLY" in out and "SUMMARY:Ride out" in out

    # Who is to be called when is reckoned by the holidays of a country, which stand in a file of their own.
    assert _start(frozen, *shop, "do", "add_customer", "name=Anna Saar", "potential=A").returncode == 0
    kept = _start(frozen, *shop, "do", "keep_holidays", 'countries=["EE"]')
    assert kept.returncode == 0, kept.stderr
    assert _start(frozen, *shop, "check").returncode == 0


@pytest.mark.parametrize("language", ["en", "et", "lt", "ru", "he"])
def test_its_window_opens_in_every_language(frozen: Path, tmp_path: Path, language: str) -> None:
    opened = _start(frozen, "--data", str(tmp_path / "shop"), "--lang", language, CLIENTDESK_QUIT_AFTER_PAINT="1")
    assert (opened.returncode, opened.stderr) == (0, "")


def test_it_holds_none_of_what_only_the_tests_compare_with(packed: str) -> None:
    others = ("holidays", "icalendar", "recurring_ical_events", "vobject", "pytz")
    assert [name for name in others if f"('{name}'" in packed or f"('{name}." in packed] == []
    assert "('clientdesk.features.icalendar." in packed


def test_it_carries_its_resources_and_nothing_it_does_not_need(frozen: Path) -> None:
    held = {path.relative_to(frozen).as_posix() for path in frozen.rglob("*") if path.is_file()}
    translations = {name for name in held if name.endswith("LC_MESSAGES/clientdesk.mo")}
    assert len(translations) == 4
    parts = ("python_calamine/", "rapidfuzz/", "resources/help/en/", "resources/sample/", "resources/holidays.json")
    assert [part for part in parts if not any(part in name for name in held)] == []
    assert any("qtawesome/fonts" in name and "phosphor" in name for name in held)
    assert any("essentials" in name.lower() and name.endswith("/METADATA") for name in held), "licences are told"
    unwanted = ("Qml", "Quick", "Qt6Pdf", "VirtualKeyboard", "EglFS", "qwayland", "qgtk3", "geodata")
    assert not [name for name in held if any(part in name for part in unwanted)]
    size_mb = sum((frozen / name).stat().st_size for name in held if not (frozen / name).is_symlink()) / 1_000_000
    assert size_mb < LARGEST_MB
