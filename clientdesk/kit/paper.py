"""Paper: the sizes that printers hold, and the sheets of labels that shops sell, by the millimetre."""

from __future__ import annotations

from dataclasses import dataclass

_LETTER_COUNTRIES = frozenset(
    {"US", "CA", "MX", "PH", "CL", "CO", "VE", "GT", "CR", "SV", "NI", "PA", "DO", "PR", "HN", "BZ"}
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper; lengths in millimetres."""

    key: str
    name: str
    width: float
    height: float

    def turned(self) -> Paper:
        """The same sheet lying."""
        return Paper(self.key, self.name, self.height, self.width)


A4 = Paper("a4", "A4", 210.0, 297.0)
LETTER = Paper("letter", "Letter", 215.9, 279.4)
PAPERS = {paper.key: paper for paper in (A4, LETTER)}


def paper_of(country: str) -> Paper:
    """What printers hold in a country (ISO 3166 alpha-2)."""
    return LETTER if country in _LETTER_COUNTRIES else A4


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet of equal labels, which stand in the middle of their paper; lengths in millimetres.

    Args:
        key: the maker's number, as printed on the pack.
        paper: on which it is cut.
        columns: labels side by side.
        rows: labels one below the other.
        width: of one label.
        height: of one label.
        across: from the left edge of one label to that of the next.
        down: from the upper edge of one label to that of the next.
    """

    key: str
    paper: Paper
    columns: int
    rows: int
    width: float
    height: float
    across: float
    down: float

    @property
    def count(self) -> int:
        """Labels on one sheet."""
        return self.columns * self.rows

    @property
    def margins(self) -> tuple[float, float]:
        """From the left and the upper edge of the paper to the first label."""
        wide = (self.columns - 1) * self.across + self.width
        tall = (self.rows - 1) * self.down + self.height
        return (self.paper.width - wide) / 2, (self.paper.height - tall) / 2

    def place(self, label: int, *, right_to_left: bool = False) -> tuple[float, float]:
        """The upper left corner of a label, counted from 0 along the rows, in the direction that is read."""
        row, column = divmod(label % self.count, self.columns)
        left, top = self.margins
        if right_to_left:
            column = self.columns - 1 - column
        return left + column * self.across, top + row * self.down


# Columns, rows, width, height, across, down: from the makers' data sheets. All of them are cut symmetrically.
_A4_SHEETS: dict[str, tuple[int, int, float, float, float, float]] = {
    "L7159": (3, 8, 63.5, 33.9, 66.0, 33.9),
    "L7160": (3, 7, 63.5, 38.1, 66.0, 38.1),
    "L7161": (3, 6, 63.5, 46.6, 66.0, 46.6),
    "L7162": (2, 8, 99.1, 33.9, 101.6, 33.9),
    "L7163": (2, 7, 99.1, 38.1, 101.6, 38.1),
    "L7165": (2, 4, 99.1, 67.7, 101.6, 67.7),
    "L7173": (2, 5, 99.1, 57.0, 101.6, 57.0),
    "3422": (3, 8, 70.0, 35.0, 70.0, 35.0),
    "3474": (3, 8, 70.0, 37.0, 70.0, 37.0),
    "3490": (3, 8, 70.0, 36.0, 70.0, 36.0),
}
_INCH = 25.4
_LETTER_SHEETS: dict[str, tuple[int, int, float, float, float, float]] = {
    "5160": (3, 10, 2.625 * _INCH, 1 * _INCH, 2.75 * _INCH, 1 * _INCH),
    "5161": (2, 10, 4 * _INCH, 1 * _INCH, 4.1875 * _INCH, 1 * _INCH),
    "5162": (2, 7, 4 * _INCH, 1.3333 * _INCH, 4.1875 * _INCH, 1.3333 * _INCH),
    "5163": (2, 5, 4 * _INCH, 2 * _INCH, 4.1875 * _INCH, 2 * _INCH),
}

SHEETS: dict[str, LabelSheet] = {
    key: LabelSheet(key, paper, *sizes)
    for paper, sheets in ((A4, _A4_SHEETS), (LETTER, _LETTER_SHEETS))
    for key, sizes in sheets.items()
}
"""The common sheets, by the number on the pack."""


def sheets_for(paper: Paper) -> list[LabelSheet]:
    """The sheets cut from this paper first, then the others."""
    return sorted(SHEETS.values(), key=lambda sheet: sheet.paper != paper)
