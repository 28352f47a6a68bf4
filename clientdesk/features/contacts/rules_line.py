"""What one line tells of a contact: "call 5 min, asked about oil, call Friday 10"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.contacts.rules_line_head import Head, is_separator, length_at, read_head
from clientdesk.features.contacts.rules_line_lexicon import Token, tokens_of, told
from clientdesk.features.contacts.rules_line_next import Tail, read_tail
from clientdesk.features.contacts.rules_line_reading import LineReading, Moment, NextStep

__all__ = ["LineReading", "Moment", "NextStep", "read_line"]

_END = 240
"""So many letters at the beginning and at the end are looked at; what stands between is the note in any case."""
_LOOSE = " ,;:–—-"


def read_line(line: str, now: datetime) -> LineReading:
    """What `line` tells, whatever of the program's languages it is written in; `now` is naive local wall time."""
    line = unicodedata.normalize("NFC", line).strip()
    tokens = _ends_of(line)
    head, begin = _head(tokens, now)
    tail = read_tail(tokens, 0 if head is None else head.end, line, now)
    if head is not None and tail is not None and _is_to_come(tokens, head, begin, tail):
        head, begin, tail = None, 0, read_tail(tokens, 0, line, now)
    if head is None:
        return LineReading(_text(tokens, line, 0, tail), next_step=None if tail is None else tail.step)
    head, rest = _told_later(tokens, head, len(tokens) if tail is None else tail.note_end)
    pieces = [_slice(tokens, line, *part) for part in ((0, begin), head.words, *rest[:-1])]
    pieces.append(_text(tokens, line, rest[-1][0], tail))
    return LineReading(
        ", ".join(filter(None, pieces)),
        head.kind,
        head.direction,
        head.answered,
        head.lasted_s,
        None if tail is None else tail.step,
        head.on,
    )


def _ends_of(line: str) -> tuple[Token, ...]:
    """The tokens of the line; of a long text only those of its beginning and end."""
    if len(line) <= 2 * _END:
        return tokens_of(line)
    cut = len(line) - _END
    # A word that is cut in two is none.
    behind = tokens_of(line[cut:])[1:]
    moved = (token._replace(start=token.start + cut, end=token.end + cut) for token in behind)
    return (*tokens_of(line[:_END])[:-1], *moved)


def _head(tokens: tuple[Token, ...], now: datetime) -> tuple[Head | None, int]:
    """What happened, and where that begins: at the beginning of the line, or later, where it is said how long."""
    head = read_head(tokens, 0, now)
    if head is not None:
        return head, 0
    for place in (1, 2, *_clauses(tokens)):
        head = read_head(tokens, place, now)
        if head is not None and head.lasted_s is not None and (head.told or place not in {1, 2}):
            return head, place
    return None, 0


def _clauses(tokens: tuple[Token, ...]) -> Iterator[int]:
    return (place + 1 for place in range(len(tokens)) if is_separator(tokens, place))


def _is_to_come(tokens: tuple[Token, ...], head: Head, begin: int, tail: Tail) -> bool:
    """Whether the head names what the tail says when to do: "call Friday 10" is no call yet."""
    plain = not head.told and head.lasted_s is None and head.answered is None and head.on is None
    return (
        plain and tail.note_end <= head.end and not any(is_separator(tokens, each) for each in range(begin, head.end))
    )


def _told_later(tokens: tuple[Token, ...], head: Head, end: int) -> tuple[Head, list[tuple[int, int]]]:
    """The head with what whole clauses of the note tell (how long, no answer), and the parts of it that are left."""
    parts = [(head.end, end)]
    for place in [place for place in _clauses(tokens) if head.end < place < end]:
        lasted = length_at(tokens, place) if head.lasted_s is None else None
        no = next((each.end for each in told(tokens, place, "no")), 0) if head.answered is None else 0
        if lasted is not None and (lasted[1] >= end or is_separator(tokens, lasted[1])):
            head, last = replace(head, lasted_s=lasted[0]), lasted[1]
        elif head.kind is ContactKind.CALL and no and (no >= end or is_separator(tokens, no)):
            head, last = replace(head, answered=False), no
        else:
            continue
        parts[-1:] = [(parts[-1][0], place - 1), (last, end)]
    return head, parts


def _text(tokens: tuple[Token, ...], line: str, first: int, tail: Tail | None) -> str:
    if tail is not None:
        return _slice(tokens, line, first, tail.note_end)
    if first >= len(tokens):
        return ""
    # The note as it was written, to its last sign.
    text = line[tokens[first].start :]
    return text if first == 0 else text.lstrip(_LOOSE + ".").strip()


def _slice(tokens: tuple[Token, ...], line: str, first: int, last: int) -> str:
    if first >= last:
        return ""
    return line[tokens[first].start : tokens[last - 1].end].strip(_LOOSE + ".\n")
