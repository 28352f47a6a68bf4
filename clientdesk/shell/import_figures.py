"""The figures of an import: how many are new, how many are known, how many rows need a look."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.base.words import N_, Phrase
from clientdesk.desk.intake import Fate
from clientdesk.desk.intake_words import PEOPLE
from clientdesk.kit.widgets import Card, Painted, PlainLabel, Words, column, row
from clientdesk.shell.import_session import ImportSession


def number(count: int) -> str:
    """A whole number as the language of the moment groups its digits."""
    return QLocale().toString(count)


class Figure(QWidget):
    """A sign, a figure in words, and a quieter line beneath."""

    def __init__(self, icon: Callable[[], str], tone: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.title = PlainLabel("", "row_title_strong", "ink", wrap=True)
        self.detail = PlainLabel("", "second", "ink3", wrap=True)
        sign = Painted(lambda k: k.icon(icon(), 0, 0, 20, colour=tone), height=20, width=20)
        line = row(sign, column(self.title, self.detail, gap=2), gap=12)
        line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def say(self, title: Words, detail: Words = "") -> None:
        """Say this; without a title there is nothing to say."""
        self.title.set_words(title)
        self.detail.set_words(detail)
        self.detail.setVisible(bool(self.detail.text()))
        self.setVisible(bool(title))


class FiguresCard(Card):
    """What bringing the file in would come to."""

    def __init__(self, *, leads_on: bool) -> None:
        self._leads_on = leads_on
        self._icon = PEOPLE.icon
        self.fresh = Figure(lambda: self._icon, "accent", "import_new")
        self.known = Figure(lambda: "users", "warn", "import_known")
        self.doubtful = Figure(lambda: "warning-circle", "danger", "import_doubtful")
        self.counting = PlainLabel(N_("Counting…"), "text", "ink3")
        super().__init__(self.counting, self.fresh, self.known, self.doubtful, gap=14)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_session(self, session: ImportSession) -> None:
        """Show the figures; those of before, a little paler, until the new ones are there."""
        reckoned = session.reckoned
        self.counting.setVisible(reckoned is None and session.is_planning)
        self.setVisible(reckoned is not None or session.is_planning)
        tone = "ink3" if session.is_planning else "ink"
        for figure in (self.fresh, self.known, self.doubtful):
            figure.title.set_look("row_title_strong", tone)
        if reckoned is None:
            for figure in (self.fresh, self.known, self.doubtful):
                figure.say("")
            return
        self._icon = session.words.icon
        words, added = session.words, reckoned.plan.counts[Fate.ADDED]
        self.fresh.say(words.new(added, number(added)))
        known, problems = len(reckoned.known), reckoned.plan.problems
        self.known.say(
            words.are_known(known, number(known)) if known else "",
            N_("Shown one by one in the next step") if self._leads_on else "",
        )
        first = problems[0] if problems else None
        self.doubtful.say(
            doubtful_words(reckoned.doubtful) if first else "",
            Phrase(N_("Line {line}: {text}"), line=first.line, text=first.text) if first else "",
        )


def doubtful_words(count: int) -> Phrase:
    """How many rows need a look."""
    return Phrase(N_("{count} row needs a look"), N_("{count} rows need a look"), count, count=number(count))
