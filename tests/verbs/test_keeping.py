"""`export` in every format, and `show` with the parts of the sheet, as another program asks for them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from clientdesk.cli import main
from tests.shell.opened import make_shop


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A shop with two customers."""
    make_shop(tmp_path / "shop", "Anna Saar", "Dmitri Volkov")
    return tmp_path / "shop"


def told(shop: Path, capsys: pytest.CaptureFixture[str], *argv: str | Path) -> dict[str, object]:
    assert main(["--data", str(shop), *map(str, argv), "--json"]) == 0
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


@pytest.mark.parametrize(("argv", "version"), [((), "4.0"), (("--vcard", "4"), "4.0"), (("--vcard", "3"), "3.0")])
def test_a_vcard_is_of_the_version_that_was_asked_for(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], version: str
) -> None:
    out = tmp_path / "all.vcf"
    assert told(shop, capsys, "export", out, *argv) == {"customers": 2}
    assert out.read_text(encoding="utf-8").count(f"VERSION:{version}") == 2


def test_a_sheet_for_excel(shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "all.xlsx"
    assert told(shop, capsys, "export", out) == {"customers": 2}
    rows = CalamineWorkbook.from_path(str(out)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows] == ["Full Name", "Anna Saar", "Dmitri Volkov"]


def test_show_tells_what_the_printed_sheet_says(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = told(shop, capsys, "show", "1")["sheet"]
    assert isinstance(sheet, list)
    assert [part["key"] for part in sheet][:2] == ["reach", "about"]
    first = sheet[0]["lines"][0]
    assert first == {"label": "How to address", "text": "“Anna Saar”", "indent": 0}
