"""The components of a calendar file: its lines unfolded, split into properties, and nested as BEGIN and END say.

The lines are those of a vCard (RFC 5545 section 3.1 and vCalendar 1.0 share its grammar), so its splitting is used. A
component that is cut off, closed under another name or never closed keeps what could be read of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from clientdesk.base.words import _
from clientdesk.formats.card import Problem
from clientdesk.formats.vcard_lines import Property, logical_lines, split_property

SHOWN_CHARS = 60
MOST_PROBLEMS = 1000
_PROBLEMS_PER_PART = 5
_DEEPEST = 20

_BOUND = re.compile(rb"(BEGIN|END)[ \t]*:[ \t]*([A-Za-z0-9_-]+)[ \t]*", re.IGNORECASE)
ENTRIES = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY"})
"""What stands beside one another in a calendar and never within one another."""


@dataclass(slots=True)
class Part:
    """One component: its name in capitals, where it began, its properties, and the components inside it."""

    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    inside: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_closed: bool = False

    def report(self, line: int, text: str) -> None:
        """Keep a problem, unless the component has had its share."""
        if len(self.problems) < _PROBLEMS_PER_PART:
            self.problems.append(Problem(line, text))

    def all(self, *names: str) -> list[Property]:
        """The properties of these names, in their order."""
        return [prop for prop in self.properties if prop.head.name in names]

    def first(self, name: str) -> Property | None:
        """The first property of this name that says something, else the first, else None."""
        found = self.all(name)
        return next((prop for prop in found if prop.value.strip()), found[0] if found else None)


class _Nesting:
    """Puts lines into components."""

    def __init__(self) -> None:
        self.roots: list[Part] = []
        self.problems: list[Problem] = []
        self._open: list[Part] = []
        self._is_outside = False

    def take(self, number: int, line: bytes) -> None:
        """The next line."""
        bound = _BOUND.fullmatch(line.strip()) if line[:1] in b"BbEe" or line[:1].isspace() else None
        if bound is None:
            self._take_property(number, line)
        elif bound[1].upper() == b"BEGIN":
            self._begin(Part(bound[2].decode("ascii").upper(), number))
        else:
            self._end(number, bound[2].decode("ascii").upper())

    def close(self) -> None:
        """The file is at its end."""
        for part in self._open:
            part.report(part.line, _("The end of this entry is missing; what could be read of it was taken."))

    def _begin(self, part: Part) -> None:
        is_entry = part.name in ENTRIES
        place = next((depth for depth, one in enumerate(self._open) if is_entry and one.name in ENTRIES), None)
        if place is not None:
            # An entry within an entry: the end of the first one is missing.
            missing = self._open[place]
            missing.report(missing.line, _("The end of this entry is missing; what could be read of it was taken."))
            del self._open[place:]
        elif part.name == "VCALENDAR" and self._open:
            self._open.clear()
        (self._open[-1].inside if self._open else self.roots).append(part)
        if len(self._open) < _DEEPEST:
            self._open.append(part)
        self._is_outside = False

    def _end(self, number: int, name: str) -> None:
        place = next((at for at in range(len(self._open) - 1, -1, -1) if self._open[at].name == name), None)
        if place is None:
            # The end of a component whose name was mangled where it began: the innermost is meant.
            if self._open and self._open[-1].name not in {"VCALENDAR", *ENTRIES} and name not in ENTRIES:
                self._open.pop().is_closed = True
            self.problems.append(Problem(number, _("Something ends here that never began.")))
            return
        self._open[place].is_closed = True
        del self._open[place:]

    def _take_property(self, number: int, line: bytes) -> None:
        parsed = split_property(line)
        if not self._open:
            if not self._is_outside:
                self.problems.append(Problem(number, _("What stands here is outside of any entry and was left out.")))
            self._is_outside = True
        elif parsed:
            self._open[-1].properties.append(Property(number, *parsed))
        elif not _goes_on(self._open[-1], line) and not line.lstrip().startswith(b"#"):
            shown = line.decode("utf-8", "replace").strip()[:SHOWN_CHARS]
            self._open[-1].report(number, _("This line cannot be read and was left out: {text}").format(text=shown))


def _goes_on(part: Part, line: bytes) -> bool:
    """Take a line that is no property as the rest of the text before it: some programs break texts without folding."""
    last = part.properties[-1] if part.properties else None
    if last is None or last.head.name not in {"DESCRIPTION", "SUMMARY", "LOCATION", "COMMENT", "X-ALT-DESC"}:
        return False
    part.properties[-1] = Property(last.line, last.head, last.value + b"\\n" + line.strip())
    return True


def parts_of(data: bytes) -> tuple[list[Part], list[Problem]]:
    """The outermost components of a file, and what stood outside of them."""
    nesting = _Nesting()
    for number, line in logical_lines(data):
        nesting.take(number, line)
    nesting.close()
    return nesting.roots, nesting.problems
