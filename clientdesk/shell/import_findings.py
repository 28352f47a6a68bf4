"""The list of what was found in a file: each row with its line, who it is about, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from clientdesk.base.words import _
from clientdesk.desk.intake import Verdict
from clientdesk.formats.card import Problem
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.delegate import RowDelegate, RowState
from clientdesk.kit.list_view import ListView
from clientdesk.kit.row_model import RowModel
from clientdesk.kit.spoken import said
from clientdesk.kit.widgets import Words, style_of

_PAD = 8.0
_GAP = 14.0
_MOST_AT_ONCE = 7


@dataclass(frozen=True, slots=True)
class Finding:
    """One row ready to paint; `line` 0 stands for the file as a whole."""

    id: int
    line: int
    title: str
    detail: str

    def __str__(self) -> str:
        told = ". ".join(part for part in (self.title, self.detail) if part)
        return _("Line {line}: {text}").format(line=self.line, text=told) if self.line else told


class _FindingDelegate(RowDelegate[Finding]):
    """The line at the leading edge; the name above the reason, or the reason alone on two lines."""

    lead = 0.0
    """Where the text begins: behind the longest line number of the list."""

    def draw(self, canvas: Canvas, row: Finding, state: RowState) -> None:
        """Two lines."""
        if state.focused:
            canvas.box(0, 1, canvas.w, canvas.h - 2, stroke="focus", width=2)
        lead = self.lead
        width = canvas.w - lead - _PAD
        if row.line:
            words = _("Line {line}").format(line=row.line)
            canvas.text(_PAD, 0, lead - _PAD, canvas.h, words, role="second", colour="ink3", tabular=True)
        if row.title:
            top = canvas.h / 2 - 19
            canvas.text(lead, top, width, 20, row.title, role="row_title")
            canvas.text(lead, top + 20, width, 18, row.detail, role="second", colour="ink2")
            return
        height = canvas.paragraph_height(row.detail, width, role="text", lines=2)
        canvas.paragraph(lead, (canvas.h - height) / 2, width, row.detail, role="text", colour="ink", lines=2)


class FindingList(ListView):
    """As many rows as there are, written only where the eye rests.

    Args:
        name: the object name.
        accessible: what the list holds.
    """

    def __init__(self, name: str, accessible: Words) -> None:
        self._count = 0
        self._write: Callable[[int], Finding] | None = None
        self.found: RowModel[Finding] = RowModel(lambda: range(self._count), self._written, (), speak=str)
        self._delegate = _FindingDelegate()
        super().__init__(self.found, self._delegate, name=name, accessible=accessible)

    def call(self, accessible: Words) -> None:
        """Say what the list holds."""
        self._accessible = accessible
        self.setAccessibleName(said(accessible))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """List what could not be taken as it stands."""
        self._show(len(problems), lambda at: Finding(at, problems[at].line, "", problems[at].text))

    def show_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """List those who look like somebody known."""
        self._show(len(verdicts), lambda at: Finding(at, verdicts[at].line, verdicts[at].name, verdicts[at].reason))

    def texts(self) -> list[str]:
        """Every row as a sentence."""
        return [str(self._write(place)) for place in range(self._count)] if self._write else []

    def _show(self, count: int, write: Callable[[int], Finding]) -> None:
        self._count, self._write = count, write
        self.found.forget()
        self.found.load()
        self.restyle()

    def restyle(self) -> None:
        """As high as its rows, up to a height beyond which it scrolls."""
        last = self._write(self._count - 1).line if self._write and self._count else 0
        words = _("Line {line}").format(line=last)
        self._delegate.lead = _PAD + style_of().text_width(words, "second", tabular=True) + _GAP if last else _PAD
        super().restyle()
        self.setFixedHeight(self.verticalHeader().defaultSectionSize() * min(self._count, _MOST_AT_ONCE))

    def _written(self, ids: Sequence[int]) -> list[Finding]:
        return [self._write(place) for place in ids] if self._write else []
