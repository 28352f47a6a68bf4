"""The share of promises kept: in all, month by month, and by person, with the sentence that says how it is counted."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.days import month_and_year
from clientdesk.base.words import N_, Phrase, _
from clientdesk.features.promises.queries import KeptReport, PersonShare
from clientdesk.features.promises.rules import Share
from clientdesk.kit.bars import Bar, Bars
from clientdesk.kit.cards import Card, CardHead
from clientdesk.kit.labels import ElidedLabel, PlainLabel
from clientdesk.kit.layouts import boxed, clear_out, column, row
from clientdesk.kit.progress import Bar as Meter
from clientdesk.kit.spoken import literal
from clientdesk.kit.style import style_of

_RULE = N_(
    "Kept in time, out of all that were settled in the last twelve months. Late ones count as not kept; what the "
    "customer let go, and what is not due yet, does not count."
)


class ShareCard(Card):
    """Shows a report."""

    def __init__(self) -> None:
        self.value = PlainLabel("", "greeting")
        self.value.setObjectName("promises_share")
        self.sentence = PlainLabel("", "text", "ink2", wrap=True)
        self.bars = Bars()
        self.bars.setObjectName("promises_trend")
        self.trend = PlainLabel("", "second", "ink3", wrap=True)
        self._people = QVBoxLayout()
        self._people.setSpacing(style_of().px(8))
        self.by_whom = PlainLabel(N_("By who keeps them"), "label_strong", "ink2")
        rule = PlainLabel(_RULE, "second", "ink3", wrap=True)
        people = column(self.by_whom, self._people, gap=8)
        super().__init__(
            CardHead(N_("Promises kept"), "hand-palm", "accent"), self.value, self.sentence, self.bars, self.trend,
            boxed(people), rule, gap=10,
        )  # fmt: skip
        self.setObjectName("promises_kept")

    def show_report(self, report: KeptReport) -> None:
        """Say how the promises were kept."""
        self.value.set_words(literal(percent_said(report.whole)))
        self.sentence.set_words(share_words(report.whole))
        clear_out(self._people)
        for one in report.people:
            self._people.addWidget(_PersonLine(one))
        several = len(report.people) > 1
        self.by_whom.setVisible(several)
        if not several:
            clear_out(self._people)
        told = trend_words(report)
        self.bars.show_bars(bars_of(report), told)
        self.trend.set_words(told)
        for part in (self.bars, self.trend):
            part.setVisible(bool(report.whole.counted))


class _PersonLine(QWidget):
    """One of the staff: the name, how many of how many, and a meter."""

    def __init__(self, one: PersonShare) -> None:
        super().__init__()
        name = literal(one.name) if one.name else N_("Nobody in particular")
        count = PlainLabel(counted_words(one.share), "second", "ink2")
        head = row(ElidedLabel(name, "text"), count, gap=8)
        head.setStretch(0, 1)
        meter = Meter()
        meter.set_share(one.share.part or 0.0)
        self.setLayout(column(head, meter, gap=4))


def percent_said(share: Share) -> str:
    """`92 %`, a dash where nothing counts yet."""
    return "–" if share.percent is None else _("{n} %").format(n=share.percent)


def counted_words(share: Share) -> Phrase:
    """`11 of 12`."""
    return Phrase(N_("{kept} of {all}"), kept=share.kept, all=share.counted)


def share_words(share: Share) -> Phrase:
    """The share in a sentence."""
    if not share.counted:
        return Phrase(N_("No promise has come due yet."))
    return Phrase(
        N_("{kept} of {n} promise was kept in time."), N_("{kept} of {n} promises were kept in time."), share.counted,
        kept=share.kept,
    )  # fmt: skip


def trend_words(report: KeptReport) -> Phrase:
    """What the chart means: the last half of the months against the half before."""
    half = len(report.by_month) // 2
    before, since = _together(report.by_month[:half]), _together(report.by_month[half:])
    if before.percent is None or since.percent is None:
        return Phrase(N_("Too few promises yet to say where it goes."))
    now, then = since.percent, before.percent
    if now > then:
        words = N_("Better than before: {now} % in the last six months, {before} % in the six before.")
        return Phrase(words, now=now, before=then)
    if now < then:
        words = N_("Worse than before: {now} % in the last six months, {before} % in the six before.")
        return Phrase(words, now=now, before=then)
    return Phrase(N_("As before: {now} % in the last six months and in the six before."), now=now)


def bars_of(report: KeptReport) -> list[Bar]:
    """A bar a month; the first and the present one are named, the present one tells its value."""
    last = len(report.months) - 1
    return [
        Bar(
            share.part,
            _month(month) if place in {0, last} else "",
            percent_said(share) if place == last and share.counted else "",
            strong=place == last,
        )
        for place, (month, share) in enumerate(zip(report.months, report.by_month, strict=True))
    ]


def _month(month: date) -> str:
    return month_and_year(month)


def _together(shares: tuple[Share, ...]) -> Share:
    return Share(sum(one.kept for one in shares), sum(one.counted for one in shares))
