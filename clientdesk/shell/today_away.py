"""The card "While you were away": what passed meanwhile, a line each, and one button that begins to catch up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clientdesk.base.clock import today
from clientdesk.base.days import long_date
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.feature import all_of
from clientdesk.desk.today import MissedSource, TodayRow
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.letters import letter_of
from clientdesk.kit.widgets import Button, Card, CardHead, PlainLabel, boxed, column, row, style_of
from clientdesk.shell.choices import Choices
from clientdesk.shell.today_absence import caught_up, day_kept
from clientdesk.shell.today_acts import TodayActs
from clientdesk.shell.today_list import TodayList
from clientdesk.shell.today_rows import SideDelegate, TodayLine, line_of

_DAY = timedelta(days=1)
_REMINDERS = "reminders"
CATCH_UP_KEY = "u"
"""The letter that begins to catch up, wherever on the page the keyboard is."""


@dataclass(frozen=True, slots=True)
class Missed:
    """One line: how many things of a kind passed, and what they are."""

    key: str
    icon: str
    words: Phrase
    rows: Sequence[TodayRow]


class AwayCard(Card):
    """Hidden while nobody has been away; put away by its own button, for good.

    Args:
        context: of the window.
        choices: know since when nobody was there.
        acts: what can be done with rows.
        open_rows: the rows that still stand on Today and can be ticked off.
        wanted: whether a row is to be shown at all.
        parent: as ever.

    Attributes:
        catch_up_asked: the reminders that fell due meanwhile are to be gone through: the rows.
    """

    catch_up_asked = Signal(object)

    def __init__(
        self,
        context: Context,
        choices: Choices,
        acts: TodayActs,
        *,
        open_rows: Callable[[], Sequence[TodayRow]],
        wanted: Callable[[TodayRow], bool],
        parent: QWidget | None = None,
    ) -> None:
        self._context, self._choices, self._acts = context, choices, acts
        self._open_rows, self._wanted = open_rows, wanted
        # What is farthest up in the house is nearest to the day's work: appointments before birthdays.
        self._sources: list[MissedSource] = all_of(context.bridge.desk.features, "missed")[::-1]
        self._unfolded = ""
        self.missed: Sequence[Missed] = ()
        self.head = CardHead(N_("While you were away"), "suitcase", "info")
        self.since = PlainLabel("", "text", "ink3", wrap=True)
        self._lines = column(gap=2)
        self.button = Button(
            N_("Catch up"), "check", "soft", clicked=self.catch_up, key=CATCH_UP_KEY.upper(),
            name="today_away_catch_up", tip=N_("Go through what fell due: done, put off, not needed, or spread"),
        )  # fmt: skip
        self.close_button = Button(N_("Put this away"), None, "ghost", clicked=self.put_away, name="today_away_close")
        super().__init__(
            self.head, self.since, boxed(self._lines), row(self.button, self.close_button, None, gap=8), gap=8,
            parent=parent,
        )  # fmt: skip
        self.setObjectName("today_away")
        self.hide()

    def read(self, *, shown: bool = True) -> None:
        """Read anew what passed; nothing is shown where that is nothing, or where `shown` says no."""
        since = day_kept(self._choices.window.away_since)
        now = today(self._context.bridge.desk.clock)
        self.missed = self._found(since, now) if since is not None and since < now - _DAY else ()
        self.setVisible(bool(self.missed) and shown)
        if self.missed and since is not None:
            self.since.set_words(lambda: _("The window was last open on {day}.").format(day=long_date(since, now)))
            self._show_lines()

    def put_away(self) -> None:
        """It was looked at."""
        caught_up(self._choices)
        self._unfolded = ""
        self.read()

    def reword(self) -> None:
        """Write the rows in the language of the moment."""
        super().reword()
        if self.parentWidget() is not None:
            self.read(shown=not self.isHidden())

    # --- Inside

    def _found(self, since: date, now: date) -> Sequence[Missed]:
        # What was due on the last day was perhaps left for the next one.
        missable = [row for row in self._open_rows() if not row.is_turn]
        due = [row for row in missable if row.due_on is not None and since <= row.due_on < now]
        first, last = since + _DAY, now - _DAY
        words = Phrase("{n} reminder fell due.", "{n} reminders fell due.", len(due))
        found = [Missed(_REMINDERS, "bell", words, due)]
        for source in self._sources:
            rows = self._context.bridge.ask(source.rows, first=first, last=last)
            rows = [row for row in rows if self._wanted(row)]
            found.append(Missed(source.key, source.icon, source.words(len(rows)), rows))
        return [one for one in found if one.rows]

    def _show_lines(self) -> None:
        clear_out(self._lines)
        for one in self.missed:
            folded = one.key != self._unfolded
            button = Button(one.words, one.icon, "ghost", trailing="caret-down" if folded else "caret-up",
                            height=28, clicked=partial(self._toggle, one.key), name=f"away_{one.key}")  # fmt: skip
            self._lines.addLayout(row(button, None))
            if not folded:
                self._lines.addWidget(self._list(one))
        self.button.setVisible(any(one.key == _REMINDERS for one in self.missed))

    def _toggle(self, key: str) -> None:
        self._unfolded = "" if key == self._unfolded else key
        self._show_lines()
        # The lines were made anew; those of before are still about, and Qt shows these a moment later.
        again = self.findChildren(Button, f"away_{key}")[-1]
        again.show()
        again.setFocus(Qt.FocusReason.TabFocusReason)

    def _list(self, one: Missed) -> TodayList:
        made = TodayList(SideDelegate("agenda"), name=f"away_{one.key}_list", accessible=one.words)
        made.show_rows([line_of(each, first=False, done=False, can_snooze=False) for each in one.rows])
        made.opened.connect(lambda line: self._acts.open(line.row))
        made.zone_clicked.connect(lambda line, _zone: self._acts.reach(line.row, by_mail=True))
        made.all_wanted.connect(made.selectAll)
        made.menu_wanted.connect(lambda line, at: self._acts.offer_all(line.row, made.viewport(), at, []))
        made.key_pressed.connect(self._on_key)
        return made

    def _on_key(self, line: TodayLine, event: QKeyEvent) -> None:
        """H asks whether what passed was held."""
        if letter_of(event) == "h":
            event.accept()
            self._acts.hold(line.row)

    def catch_up(self) -> None:
        """Begin with what fell due; nothing where nothing did."""
        rows = next((one.rows for one in self.missed if one.key == _REMINDERS), ())
        if rows:
            self.catch_up_asked.emit(rows)

    def restyle(self) -> None:
        """Take the margins anew."""
        px = style_of().px
        self.content.setContentsMargins(px(16), px(11), px(16), px(12))
        self.head.setMinimumHeight(px(26))
        super().restyle()
