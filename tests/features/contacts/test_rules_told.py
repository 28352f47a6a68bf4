"""Corrections of a line, over every line that is to be understood: nothing that was written is ever lost."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from clientdesk.features.contacts.kinds import BUILT_IN
from clientdesk.features.contacts.records import Direction
from clientdesk.features.contacts.rules_line import read_line
from clientdesk.features.contacts.rules_told import Corrections, Part, Told, corrected, refuse, tells

NOW = datetime.fromisoformat("2026-11-18T14:30")
KINDS = {kind.key: kind for kind in BUILT_IN}
LINES = sorted((Path(__file__).parent / "lines").glob("*.txt"))


def told(line: str, corrections: Corrections | None = None) -> Told:
    return corrected(line, NOW, corrections or Corrections(), KINDS)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def lines_of(path: Path) -> list[str]:
    """Every third line of a language."""
    written = path.read_text("utf-8").splitlines()
    lines = [line.partition(" | ")[0] for line in written if line.strip() and not line.startswith("#")]
    return lines[::3]


@pytest.mark.parametrize("path", LINES, ids=lambda path: path.stem)
def test_whatever_is_refused_is_told_no_more_and_its_words_are_in_the_note(path: Path) -> None:
    for line in lines_of(path):
        for part in Part:
            if not tells(told(line).reading, part):
                continue
            corrections = Corrections()
            refuse(line, NOW, corrections, part)
            reading = told(line, corrections).reading
            assert not tells(reading, part), (line, part)
            given_back = corrections.refused[part]
            assert set(words(given_back)) <= set(words(reading.note)), (line, part, reading.note)
            assert set(words(told(line).reading.note)) <= set(words(reading.note)), (line, part)


@pytest.mark.parametrize("path", LINES, ids=lambda path: path.stem)
def test_with_everything_refused_a_line_is_the_note_that_was_written(path: Path) -> None:
    for line in lines_of(path):
        corrections = Corrections()
        for part in Part:
            refuse(line, NOW, corrections, part)
        reading = told(line, corrections).reading
        assert not any(tells(reading, part) for part in Part), line
        missing = set(words(line)) - set(words(reading.note))
        assert not missing, (line, reading.note)


def test_refusing_one_part_leaves_the_others() -> None:
    corrections = Corrections()
    line = "call 5 min, asked about oil, call Friday 10"
    refuse(line, NOW, corrections, Part.LENGTH)
    reading = told(line, corrections).reading
    assert (reading.kind, reading.lasted_s, reading.note) == ("call", None, "5 min, asked about oil")
    assert reading.next_step is not None
    assert reading.next_step.what == "call"


def test_other_words_for_it_are_read_again() -> None:
    corrections = Corrections()
    refuse("call 5 min, oil", NOW, corrections, Part.LENGTH)
    assert told("call 7 min, oil", corrections).reading.lasted_s == 420


def test_what_was_given_wins_and_counts_only_where_it_fits_the_kind() -> None:
    corrections = Corrections(given={Part.LENGTH: 600, Part.DIRECTION: Direction.OUTGOING}, kind="call")
    assert told("asked about oil", corrections).reading.lasted_s == 600
    corrections.kind = "letter"
    reading = told("asked about oil", corrections).reading
    assert (reading.lasted_s, reading.direction) == (None, Direction.OUTGOING)


def test_a_day_and_nothing_else_is_a_note() -> None:
    assert read_line("in 3 days", NOW).next_step is not None
    assert told("in 3 days").reading.note == "in 3 days"


def test_markup_and_signs_of_patterns_are_words_like_others() -> None:
    corrections = Corrections(refused={Part.KIND: "(call"})
    assert told("(call [a-z]+ \\1", corrections).reading.note == "(call [a-z]+ \\1"
