"""The lines of a vCard file: unfolded, split into name, parameters and value, and grouped into cards.

Works on bytes, since a line may be folded inside a character and each property may have its own character set
(vCard 2.1). Grammar: vCard 2.1 (versit, 1996), RFC 2426 (3.0), RFC 6350 section 3 (4.0), RFC 6868 (`^n` in
parameters).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from clientdesk.base.words import _
from clientdesk.formats.card import Problem

# Some writers end a line with CR CR LF, old Macs with CR alone.
_BREAK = re.compile(rb"\r*\n|\r")
_END = re.compile(rb"END[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_BEGIN = re.compile(rb"BEGIN[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]+")
# KDE writes names such as X-messaging/xmpp-All.
_NAME = re.compile(r"X-[^\s;:,\"]+|[A-Za-z0-9_-]+", re.IGNORECASE)
_CARET = re.compile(r"\^([n'^])")
_CARETS = {"n": "\n", "'": '"', "^": "^"}
_PARAMETER = re.compile(r'(?:"[^"]*"?|[^";])+')
_PARAMETER_VALUE = re.compile(r'"([^"]*)"?|([^",]+)')

SHOWN_CHARS = 60
HEAD_BYTES = 1000
PROBLEMS_PER_CARD = 10


class Head(NamedTuple):
    """What stands before the colon: upper-case name, group, and parameters with upper-case names.

    A bare parameter of vCard 2.1 (`TEL;HOME`) has the name "".
    """

    name: str
    group: str
    parameters: tuple[tuple[str, str], ...]

    def values(self, *names: str) -> list[str]:
        """The values of the parameters of these names, in their order."""
        if not self.parameters:
            return []
        return [value for name, value in self.parameters if name in names]


class Property(NamedTuple):
    """One property: where it began, what stands before its colon, and its value as bytes."""

    line: int
    head: Head
    value: bytes


@dataclass(slots=True)
class RawCard:
    """The properties between a BEGIN and its END; `own` counts those before the first card inside it."""

    line: int
    properties: list[Property] = field(default_factory=list)
    inside: list[RawCard] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    own: int = 0
    is_agent: bool = False
    is_closed: bool = False

    def report(self, line: int, text: str) -> None:
        """Keep a problem, unless the card has had its share: one broken photo can be a thousand lines."""
        if len(self.problems) < PROBLEMS_PER_CARD:
            self.problems.append(Problem(line, text))


def logical_lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The unfolded lines of a file, each with the number of the line it began on; blank ones are left out."""
    lines = _BREAK.split(data)
    position, count = 0, len(lines)
    while position < count:
        start, pieces = position, [lines[position]]
        position += 1
        while position < count:
            if _is_soft(pieces):
                # Quoted-printable breaks by "=", and the blank that follows is then content, not folding.
                if _END.fullmatch(lines[position]):
                    break
                pieces[-1] = pieces[-1].rstrip(b" \t")[:-1]
                pieces.append(lines[position])
            elif lines[position][:1] in (b" ", b"\t"):
                pieces.append(lines[position][1:])
            elif _is_broken_base64(pieces[0], lines[position]):
                pieces.append(lines[position])
            else:
                break
            position += 1
        line = b"".join(pieces)
        if line.strip():
            yield start + 1, line


def _start(line: bytes) -> bytes:
    """The head of a line in capitals, of one without a colon its first letters."""
    return line[:HEAD_BYTES].partition(b":")[0].upper()


def _is_soft(pieces: list[bytes]) -> bool:
    if pieces[-1][-1:] not in (b"=", b" ", b"\t") or pieces[-1].rstrip(b" \t")[-1:] != b"=":
        return False
    return b"QUOTED-PRINTABLE" in _start(pieces[0])


def _is_broken_base64(first: bytes, line: bytes) -> bool:
    """Whether the line goes on with the picture begun in `first`: some phones break it without folding."""
    if b":" in line or not line:
        return False
    head = _start(first)
    return (b"BASE64" in head or b"ENCODING=B" in head) and _BASE64.fullmatch(line) is not None


def split_property(line: bytes) -> tuple[Head, bytes] | None:
    """Name, parameters and value of a line, or None where it is no property."""
    head, colon, value = line.partition(b":")
    if head.count(b'"') % 2:
        # The colon found was inside a quoted parameter; where the quotes never close, it is the colon after all.
        end = _colon_outside_quotes(line)
        head, value = (line[:end], line[end + 1 :]) if end >= 0 else (head, value)
    parsed = parse_head(head) if colon else None
    return (parsed, value) if parsed else None


def _colon_outside_quotes(line: bytes) -> int:
    position = 0
    while True:
        colon, quote = line.find(b":", position), line.find(b'"', position)
        if colon < 0 or quote < 0 or colon < quote:
            return colon
        closing = line.find(b'"', quote + 1)
        if closing < 0:
            return -1
        position = closing + 1


@lru_cache(maxsize=2048)
def parse_head(head: bytes) -> Head | None:
    """What stands before the colon, or None where it does not begin with a name."""
    text = head.decode("utf-8", "replace")
    full_name, _semicolon, rest = text.partition(";")
    group, _dot, name = full_name.strip().rpartition(".")
    if not _NAME.fullmatch(name):
        return None
    parameters: list[tuple[str, str]] = []
    for parameter in _PARAMETER.findall(rest):
        key, equals, value = parameter.partition("=")
        if not equals:
            key, value = "", key
        parameters.extend((key.strip().upper(), one) for one in _parameter_values(value))
    return Head(name.upper().replace("_", "-"), group, tuple(parameters))


def _parameter_values(text: str) -> list[str]:
    """The comma-separated values of a parameter; `TYPE="work,cell"` is two types (RFC 6350 prints it so)."""
    values: list[str] = []
    for quoted, bare in _PARAMETER_VALUE.findall(text):
        if bare.strip():
            values.append(bare.strip())
        elif quoted:
            values.append(_CARET.sub(lambda found: _CARETS[found[1]], quoted))
    return values


def raw_cards(data: bytes) -> tuple[list[RawCard], list[Problem]]:
    """The cards of a file in their order, and what stood outside of them or was left out."""
    problems: list[Problem] = []
    roots: list[RawCard] = []
    is_open: list[RawCard] = []
    outside = 0
    for number, line in logical_lines(data):
        if line[:1] in b"Bb" and _BEGIN.fullmatch(line.strip()):
            _begin(RawCard(number), is_open, roots)
            outside = 0
        elif line[:1] in b"Ee" and _END.fullmatch(line.strip()):
            if is_open:
                is_open.pop().is_closed = True
            else:
                problems.append(Problem(number, _("A card ends here that never began.")))
        elif is_open:
            _take_line(is_open[-1], number, line)
        elif not outside:
            outside = number
            problems.append(Problem(number, _("What stands here is outside of any card and was left out.")))
    return _siblings(roots, problems), problems


def _begin(card: RawCard, is_open: list[RawCard], roots: list[RawCard]) -> None:
    if not is_open:
        roots.append(card)
    else:
        parent = is_open[-1]
        if not parent.inside:
            parent.own = len(parent.properties)
        last = parent.properties[-1] if parent.properties else None
        card.is_agent = last is not None and last.head.name == "AGENT" and not last.value.strip()
        parent.inside.append(card)
    is_open.append(card)


def _take_line(card: RawCard, number: int, line: bytes) -> None:
    parsed = split_property(line)
    if parsed:
        card.properties.append(Property(number, *parsed))
    elif line.startswith(b"#") or b"END:VCARD".startswith(line.strip().upper()):
        # A comment of old phones; or a file cut off within its last word.
        return
    elif card.properties and _goes_on(card.properties[-1], line):
        last = card.properties[-1]
        value = last.value.removesuffix(b"\\") + b"\\n" + line
        card.properties[-1] = Property(last.line, last.head, value)
    else:
        shown = line.decode("utf-8", "replace").strip()[:SHOWN_CHARS]
        card.report(number, _("This line cannot be read and was left out: {text}").format(text=shown))


def _goes_on(last: Property, line: bytes) -> bool:
    """Whether a line that is no property continues the one before: some phones break notes and addresses."""
    return last.value.endswith(b"\\") or (last.head.name == "NOTE" and b":" not in line)


def _siblings(roots: list[RawCard], problems: list[Problem]) -> list[RawCard]:
    """The cards beside one another: one whose END is missing seems to hold those after it, and does not."""
    found: list[RawCard] = []
    waiting = roots[::-1]
    while waiting:
        card = waiting.pop()
        if card.inside and _holds(card):
            words = _("A card inside another card was left out.")
            problems.extend(Problem(inner.line, words) for inner in card.inside)
        elif card.inside:
            waiting.extend(reversed(card.inside))
            del card.properties[card.own :]
            card.is_closed = False
        if not card.is_closed:
            card.report(card.line, _("The end of this card is missing; what could be read of it was taken."))
        if card.is_closed or card.properties:
            found.append(card)
        else:
            problems.extend(card.problems)
    return found


def _holds(card: RawCard) -> bool:
    """Whether the cards inside are the card's own: it goes on after them, or they are its AGENT."""
    return card.is_closed and (all(inner.is_agent for inner in card.inside) or len(card.properties) > card.own)
