"""What a line tells once the owner has corrected what was understood of it: "not that" gives the words back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from clientdesk.features.contacts.kinds import Kind, Shape
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.contacts.rules_line import LineReading, read_line

_LONGEST_SPAN = 8
"""So many words tell one part at the most: "then call her the day after tomorrow"."""
_MOST_WORDS = 40
_WORD = re.compile(r"[^\s,;]+")
_LOOSE = re.compile(r"[\s,;:.–—-]*")
_OTHER_KINDS = ("visit", "call", "letter")
"""Put in the place of a word to see whether it is the one that names the kind."""


class Part(StrEnum):
    """What is understood of a line, each corrected by itself."""

    KIND = "kind"
    DIRECTION = "direction"
    ANSWERED = "answered"
    LENGTH = "length"
    MOMENT = "moment"
    NEXT_STEP = "next_step"


_FIELDS = {
    Part.KIND: "kind",
    Part.DIRECTION: "direction",
    Part.ANSWERED: "answered",
    Part.LENGTH: "lasted_s",
    Part.MOMENT: "on",
    Part.NEXT_STEP: "next_step",
}
_NOTHING: dict[Part, Any] = {part: Direction.NONE if part is Part.DIRECTION else None for part in Part}


@dataclass
class Corrections:
    """What the owner has said of a line.

    Attributes:
        refused: the words that were not meant so, by the part that they seemed to tell.
        given: what was chosen instead, by part.
        kind: the key of the kind that was chosen in the row, "" for none.
        begun: what was given is known of a call that was begun from here, and outlives the line.
        unfit: the words that made no sense for the kind when the line was last read: where to look first next time.
    """

    refused: dict[Part, str] = field(default_factory=dict)
    given: dict[Part, Any] = field(default_factory=dict)
    kind: str = ""
    begun: bool = False
    unfit: dict[Part, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """What a line tells, corrected: `kind` is the one that was chosen, else the one that was read, else a note."""

    reading: LineReading
    kind: Kind


def value_of(reading: LineReading, part: Part) -> Any:  # noqa: ANN401 - each part has its own type
    """What a reading tells of a part."""
    return getattr(reading, _FIELDS[part])


def tells(reading: LineReading, part: Part) -> bool:
    """Whether a reading tells anything of a part."""
    return bool(value_of(reading, part) != _NOTHING[part])


def fitting(kind: Kind) -> frozenset[Part]:
    """The parts that make sense for a kind of contact; its own part is among them."""
    parts = {Part.KIND, Part.MOMENT, Part.NEXT_STEP}
    if kind.has_direction:
        parts.add(Part.DIRECTION)
    if kind.has_length:
        parts.add(Part.LENGTH)
    if kind.shape is Shape.TALK:
        parts.add(Part.ANSWERED)
    return frozenset(parts)


def corrected(line: str, now: datetime, corrections: Corrections, kinds: Mapping[str, Kind]) -> Told:
    """What `line` tells: words that were refused, or make no sense for its kind, stay in its note.

    Args:
        line: as written.
        now: naive local wall time.
        corrections: what was said of it; what makes no sense for its kind is noted there.
        kinds: the kinds of contact by their keys, that of notes among them.
    """
    if not line.strip() and not corrections.begun:
        # Another line begins: what was said of the last one is not meant for it.
        corrections.given, corrections.refused = {}, {}
    reading = read_line(line, now)
    back = {
        part: words
        for part, words in corrections.refused.items()
        if tells(reading, part) and _is_told_by(line, now, part, words)
    }
    refused_kind = Part.KIND in back
    read_kind = "" if refused_kind else reading.kind or ""
    kind = kinds.get(corrections.kind) or kinds.get(read_kind) or kinds[ContactKind.NOTE]
    hints, corrections.unfit = corrections.unfit, {}
    for part in Part:
        if part not in back and tells(reading, part) and not _fits(reading, part, kind):
            words = _words_of(line, now, reading, part, hints.get(part))
            corrections.unfit[part] = back[part] = words
    reading = _given_back(line, reading, back)
    if reading.next_step is not None and not reading.note and not reading.next_step.what and reading.kind is None:
        # A date and nothing else is no step: it is what there is to note.
        reading = LineReading(line.strip())
    given = {_FIELDS[part]: value for part, value in corrections.given.items() if part in fitting(kind)}
    return Told(replace(reading, **given), kind)


def refuse(line: str, now: datetime, corrections: Corrections, part: Part) -> None:
    """Give the words that told `part` back to the note; told in other words, it is read again."""
    corrections.given.pop(part, None)
    reading = read_line(line, now)
    if tells(reading, part):
        corrections.refused[part] = _words_of(line, now, reading, part)


def _fits(reading: LineReading, part: Part, kind: Kind) -> bool:
    """Whether what was read makes sense for the kind; of a kind, that it is the very one."""
    if part is Part.KIND:
        return reading.kind == kind.key
    return part in fitting(kind)


def _given_back(line: str, reading: LineReading, back: Mapping[Part, str]) -> LineReading:
    """The reading without those parts, their words in the note where they stood in the line."""
    if not back:
        return reading
    spans = sorted(_place(line, words) for words in back.values())
    if reading.note:
        start = line.rfind(reading.note)
        spans = sorted([*spans, (start, start + len(reading.note))] if start >= 0 else spans)
    note, end = "", 0
    for first, last in spans:
        if last > end:
            begin = max(first, end)
            between = line[end:begin]
            note += (between if _LOOSE.fullmatch(between) else ", ") if note else ""
            note += line[begin:last]
            end = last
    if reading.note and reading.note not in note:
        note = f"{note}, {reading.note}"
    left = replace(reading, note=note.strip(), **{_FIELDS[part]: _NOTHING[part] for part in back})
    # Where nothing else was understood the line stands as it was written, filling words and all.
    return left if any(tells(left, part) for part in Part) else LineReading(line.strip())


def _words_of(line: str, now: datetime, reading: LineReading, part: Part, hint: str | None = None) -> str:
    """The words that tell `part`: without them the line tells all the rest as before, and nothing of it.

    Where words tell several things at once, those without which nothing more is left over than before; where there are
    none, either, the whole line.
    """
    if hint is not None and _is_told_by(line, now, part, hint):
        return hint
    spans = [line[first:last] for first, last in _spans(line)]
    without = {words: read_line(_without(line, words), now) for words in spans}
    told = [words for words in spans if not tells(without[words], part)]
    for words in told:
        if _without_part(without[words], part) == _without_part(reading, part):
            return words
    if part is Part.KIND:
        for words in spans:
            others = (read_line(_without(line, words, other), now) for other in _OTHER_KINDS)
            if any(other.kind != reading.kind and _alike(other, reading) for other in others):
                return words
    return next((words for words in told if without[words].note == reading.note), line.strip())


def _alike(one: LineReading, other: LineReading) -> bool:
    """Whether two lines tell the same but for the kind and what depends on it."""
    return (one.note, one.lasted_s, one.next_step) == (other.note, other.lasted_s, other.next_step)


def _without_part(reading: LineReading, part: Part) -> LineReading:
    return replace(reading, **{_FIELDS[part]: _NOTHING[part]})


def _is_told_by(line: str, now: datetime, part: Part, words: str) -> bool:
    """Whether it is still these words that tell it."""
    return _place(line, words) != (0, 0) and not tells(read_line(_without(line, words), now), part)


def _without(line: str, words: str, instead: str = "") -> str:
    first, last = _place(line, words)
    return line[:first] + instead + line[last:]


def _place(line: str, words: str) -> tuple[int, int]:
    """Where words stand in a line, begin and end; (0, 0) where they do not."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", line)
    return (0, 0) if found is None else found.span()


def _spans(line: str) -> Iterator[tuple[int, int]]:
    """Words that stand together, the fewest first."""
    places = [match.span() for match in _WORD.finditer(line)][:_MOST_WORDS]
    for count in range(1, _LONGEST_SPAN + 1):
        for first in range(len(places) - count + 1):
            yield places[first][0], places[first + count - 1][1]
