"""How it goes, in the side sheet: the word, its reasons as links, the course of a year, and how it is computed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.day_words import day_words
from clientdesk.base.days import month_and_year
from clientdesk.base.words import N_, Phrase, _, language
from clientdesk.features.customers.queries import profile
from clientdesk.features.health.kept import NAME
from clientdesk.features.health.pane_looks import LOOKS
from clientdesk.features.health.pane_reason import ReasonRow
from clientdesk.features.health.queries import (
    Point,
    Reason,
    Standing,
    course,
    health,
    last_contact_row,
    points_words,
    word_words,
)
from clientdesk.features.health.rules import Health, chart_height, trend
from clientdesk.kit.buttons import Button, IconButton
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.cards import Card, CardHead
from clientdesk.kit.context import Context
from clientdesk.kit.course_chart import ChartBand, ChartPoint, CourseChart
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import boxed, clear_out, column, row, scrolled
from clientdesk.kit.living import Living
from clientdesk.kit.painted import Painted
from clientdesk.kit.spoken import literal
from clientdesk.kit.style import style_of

_TRENDS = {
    1: N_("It goes better than it did a year ago."),
    0: N_("It goes as it did a year ago."),
    -1: N_("It goes worse than it did a year ago."),
}
_NO_TREND = N_("You have not been in touch long enough to compare.")
_HOW = N_(
    "Each reason counts as strong as it is, times the weight that you give it in Settings. The sum makes the word: "
    "above −1 it is going well, from −1 down it needs attention, from −4 down it is at risk. After a year of silence, "
    "and three turns of their own, touch is lost."
)


class HealthSheet(Living, QWidget):
    """Tells of one customer; follows what changes.

    Args:
        context: to ask, and to follow the links.
        customer: of whom; nothing is told where it is None.
    """

    left = Signal()
    """It was closed, or a link led elsewhere."""

    def __init__(self, context: Context, customer: int | None) -> None:
        super().__init__()
        self.setObjectName("health_sheet")
        self._context = context
        self._customer = customer
        self._word: Health | None = None
        self.title = PlainLabel(N_("How it goes"), "record_title")
        self.name = PlainLabel("", "second", "ink2", wrap=True)
        self.word = Painted(self._paint_word, height=24, name=lambda: word_words(self._word))
        self.word.setObjectName("health_word")
        self.close_button = IconButton("x", N_("Close"), clicked=self.left.emit, name="health_close")
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(style_of().px(2))
        self.total = PlainLabel("", "label_strong", "ink2", align="end")
        # In line with the words of the reasons, which have a ground of their own under the pointer.
        self.total.setContentsMargins(style_of().px(8), 0, style_of().px(8), 0)
        self.chart = CourseChart()
        self.chart.setObjectName("health_chart")
        self.trend = PlainLabel("", "text", "ink", wrap=True)
        self.values = PlainLabel("", "second", "ink2", wrap=True)
        self.values_button = Button(
            N_("In words"), None, "link", height=26, clicked=self._toggle_values, name="health_values"
        )
        self.values.hide()
        self._compose()
        context.bridge.changed.connect(self._on_changed)
        self.come_alive()

    def _compose(self) -> None:
        weights = Button(
            N_("Change the weights"), "sliders", "plain", height=30, clicked=self._open_weights, name="health_weights"
        )
        year = Card(
            CardHead(N_("The last year")), self.chart, self.trend, row(self.values_button, None), self.values, gap=8
        )
        how = PlainLabel(_HOW, "second", "ink3", wrap=True)
        why = Card(CardHead(N_("Why")), self._reasons, self.total, gap=6)
        page = column(self.word, why, year, how, row(weights, None), None, gap=14, margins=(0, 0, 8, 0))
        head = row(column(self.title, self.name, gap=2), self.close_button, gap=8)
        head.setStretch(0, 1)
        head.setAlignment(self.close_button, Qt.AlignmentFlag.AlignTop)
        whole = column(head, scrolled(boxed(page)), gap=12)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def reword(self) -> None:
        """Tell it anew."""
        if self._customer is None:
            return
        ask, customer = self._context.bridge.ask, self._customer
        known = ask(profile, customer=customer)
        self.name.setText(known.name if known is not None else "")
        self._tell(ask(health, customer=customer))
        self._tell_course(ask(course, customer=customer))

    def _tell(self, one: Standing) -> None:
        self._word = one.word
        self.word.reword()
        self.word.update()
        clear_out(self._reasons)
        for place, reason in enumerate(one.reasons):
            made = ReasonRow(reason, f"health_reason_{place}")
            made.clicked.connect(partial(self._follow, reason))
            self._reasons.addWidget(made)
        if not one.reasons:
            nothing = N_("Nothing speaks for or against it yet.")
            label = PlainLabel(nothing, "text", "ink3", wrap=True)
            label.setContentsMargins(style_of().px(8), 0, style_of().px(8), 0)
            self._reasons.addWidget(label)
        self.total.set_words(Phrase(N_("Together {points}"), points=points_words(one.score)))
        self.total.setVisible(bool(one.reasons))

    def _tell_course(self, points: tuple[Point, ...]) -> None:
        said = [_said(point) for point in points if point.word is not None]
        found = trend([point.score if point.word is not None else None for point in points])
        words = _NO_TREND if found is None else _TRENDS[found]
        self.trend.set_words(words)
        self.values.set_words(literal("\n".join(reversed(said))))
        self.values_button.setVisible(bool(said))
        self.chart.show_course(
            [_chart_point(point) for point in points], _bands(), literal(". ".join((_(words).rstrip("."), *said)))
        )

    def _paint_word(self, canvas: Canvas) -> None:
        if self._word is None:
            canvas.text(0, 0, canvas.w, 24, word_words(None), role="text_strong", colour="ink3")
            return
        icon, fill, ink = LOOKS[self._word]
        canvas.chip(0, 0, word_words(self._word), fill=fill, colour=ink, icon=icon, h=24, role="label_strong")

    def _toggle_values(self) -> None:
        self.values.setVisible(self.values.isHidden())

    def _follow(self, reason: Reason, _checked: bool = False) -> None:
        """Open what is behind a reason; of silence that is the last contact."""
        if self._customer is None:
            return
        table, row = reason.table, reason.row
        if not table:
            newest = self._context.bridge.ask(last_contact_row, customer=self._customer)
            table, row = ("contact", newest) if newest is not None else ("", 0)
        if table:
            self._context.edit(table, row)
        else:
            self._context.show_customer(self._customer)
            self.left.emit()

    def _open_weights(self) -> None:
        self._context.open_page("settings:health")

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(NAME):
            self.reword()


def _said(point: Point) -> str:
    """`November 2026: going well (+3)`."""
    # Translators: a point of the course over a year; {word} is "Going well" and the like.
    return _("{month}: {word} ({points})").format(
        month=month_and_year(point.on), word=word_words(point.word), points=points_words(point.score)
    )


def _chart_point(point: Point) -> ChartPoint:
    initial = str(day_words(point.on, language())["alone"])[:1].upper()
    if point.word is None:
        return ChartPoint(initial, None)
    inks = {Health.WELL: "accent", Health.ATTENTION: "warn", Health.RISK: "danger", Health.LOST: "ink3"}
    return ChartPoint(
        initial, chart_height(point.score, lost=point.word is Health.LOST), inks[point.word], point.word is Health.LOST
    )


def _bands() -> list[ChartBand]:
    third = 1 / 3
    return [
        ChartBand(2 * third, 1, "accent_soft", word_words(Health.WELL)),
        ChartBand(third, 2 * third, "warn_soft", word_words(Health.ATTENTION)),
        ChartBand(0, third, "danger_soft", word_words(Health.RISK)),
    ]
