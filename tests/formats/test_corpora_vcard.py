"""Real vCards of many programs: what independent parsers agree on is what is read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from clientdesk.formats.card import CardJson, as_json
from clientdesk.formats.vcard import read_vcards

# Read by hand there, without the grouped lines (`item3.TEL`); the same card in the other file, where the parsers
# agree, has them all. So here the twin is the measure.
BY_HAND = "vcard/qt__qtpim/tests__auto__versit__qversit__testdata_vcf__AAB4-MultipleAll.vcf"
TWIN = "vcard/qt__qtpim/tests__auto__versit__qversit__testdata_vcf__AAB4-MultipleAscii.vcf"


def read(path: Path) -> list[CardJson]:
    return [as_json(card) for card in read_vcards(path.read_bytes()).cards]


def test_every_agreed_field_of_every_file_is_right(corpora: Path, tmp_path: Path) -> None:
    expected = json.loads((corpora / "expected_vcard.json").read_text())
    ours = {name: read(corpora / name) for name in expected}
    assert len(ours) == 130
    assert ours[BY_HAND][:2] == ours[TWIN]
    for card in ours[BY_HAND]:
        if len(card["tel"]) > 4:
            card["tel"], card["email"] = card["tel"][:4], card["email"][:1]
    product = tmp_path / "product.json"
    product.write_text(json.dumps(ours))
    told = subprocess.run(
        [sys.executable, corpora / "compare.py", corpora, product], capture_output=True, text=True, check=True
    ).stdout
    figures = [line for line in told.splitlines() if line.endswith(" wrong")]
    assert len(figures) == 8
    assert [line for line in told.splitlines() if not line.endswith(", 0 wrong")] == []


def test_files_that_are_broken_on_purpose_are_told_by_line(corpora: Path) -> None:
    expected = json.loads((corpora / "expected_vcard.json").read_text())
    broken = [name for name, told in expected.items() if told["cards"] is None]
    assert broken
    headless = read_vcards((corpora / "vcard/GNOME__evolution-data-server/tests__libebook__vcard__7.vcf").read_bytes())
    assert headless.cards == ()
    assert [problem.line for problem in headless.problems] == [1, 1, 11]
    for name in broken:
        read_vcards((corpora / name).read_bytes())
