"""A customer as of a day, in a side sheet: read only, with what has changed since marked."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import zip_longest

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.days import long_date
from clientdesk.base.words import N_, Phrase, _
from clientdesk.features.customers.pane_about import facts
from clientdesk.features.customers.queries import Profile, age_on
from clientdesk.features.customers.queries_past import Lines, Picture, Standing, picture_as_of
from clientdesk.kit.banner import Banner
from clientdesk.kit.buttons import IconButton
from clientdesk.kit.cards import Card, CardHead
from clientdesk.kit.context import Context
from clientdesk.kit.dates import DateField
from clientdesk.kit.fields import Field
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import boxed, clear_out, column, row, scrolled
from clientdesk.kit.living import Living
from clientdesk.kit.spoken import literal
from clientdesk.kit.style import style_of

_TYPING_MS = 250
_BOTTOM = Qt.AlignmentFlag.AlignBottom
_LATE = time(23, 59, 59)
_STANDINGS = {
    Standing.IN_TRASH: N_("They lay in the trash on this day."),
    Standing.NOT_YET: N_("They were not in the shop yet."),
    Standing.GONE: N_("They had been deleted by then."),
}


class PastPane(Living, QWidget):
    """The profile as it was at the end of a day.

    Args:
        context: to ask.
        customer: whom; a sheet is about one.
    """

    def __init__(self, context: Context, customer: int) -> None:
        super().__init__()
        self.setObjectName("customer_past")
        self._context = context
        self._customer = customer
        self.day = DateField(self._today(), name="past_day")
        self.day.setAccessibleName(_("As of"))
        self.earlier = IconButton(
            "caret-left", N_("A day earlier"), clicked=lambda: self._step(-1), name="past_earlier"
        )
        self.later = IconButton("caret-right", N_("A day later"), clicked=lambda: self._step(1), name="past_later")
        self.banner = Banner("info", name="past_banner")
        self.name = PlainLabel("", "record_title", wrap=True)
        self.name.setObjectName("past_name")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(style_of().px(12))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.read)
        self.day.day_changed.connect(self._typing.start)
        self._lay_out()
        self.come_alive()

    def _lay_out(self) -> None:
        days = row(Field(N_("As of"), self.day), self.earlier, self.later, None, gap=4)
        for button in (self.earlier, self.later):
            days.setAlignment(button, _BOTTOM)
        title = PlainLabel(N_("As it was on a day"), "card_title", wrap=True)
        inner = column(self.banner, self.name, self._cards, None, gap=12, margins=(0, 0, 8, 0))
        self.setLayout(column(title, days, scrolled(boxed(inner)), gap=12))

    def reword(self) -> None:
        """Write it anew."""
        self.day.setAccessibleName(_("As of"))
        self.read()

    def read(self) -> None:
        """Show the day that is chosen."""
        self._typing.stop()
        day = min(self.day.day() or self._today(), self._today())
        at = datetime.combine(day, _LATE)
        picture = self._context.bridge.ask(picture_as_of, customer=self._customer, at=at)
        self._empty()
        self._say(picture, day)
        self.name.setText(picture.then.name if picture.then else picture.now.name if picture.now else "")
        if picture.then is not None:
            self._show(picture, picture.then, day)

    def _say(self, picture: Picture, day: date) -> None:
        today = self._today()
        title = Phrase(N_("As it was at the end of {day}"), day=long_date(day, today))
        if picture.standing is Standing.BEFORE_HISTORY and picture.begins is not None:
            begins = long_date(picture.begins.date(), today)
            self.banner.say(title, Phrase(N_("The history of this shop begins on {day}."), day=begins), tone="warn")
        elif picture.standing in _STANDINGS:
            self.banner.say(title, _STANDINGS[picture.standing], tone="warn")
        else:
            self.banner.say(title, N_("Only to be read. What has changed since is marked."), tone="info")

    def _show(self, picture: Picture, then: Profile, day: date) -> None:
        now = picture.now
        was = _told(then, day)
        self._put(PartCard(N_("Details"), was, _told(now, day) if now else None))
        if then.note or (now is not None and now.note):
            notes = _single(then.note), _single(now.note if now else "")
            self._put(PartCard(N_("Notes"), notes[0], notes[1] if now else None))
        parts = dict(picture.parts)
        for title in [*parts, *(one for one in picture.parts_now if one not in parts)]:
            has = picture.parts_now.get(title, ()) if now else None
            self._put(PartCard(title, parts.get(title, ()), has))

    def _put(self, card: PartCard) -> None:
        self._cards.addWidget(card)
        card.show()

    def _empty(self) -> None:
        clear_out(self._cards)

    def _step(self, days: int) -> None:
        self.day.setDate(self.day.date().addDays(days))

    def _today(self) -> date:
        today: date = self._context.bridge.ask(lambda shop: shop.today())
        return today


class PartCard(Card):
    """Lines as they were; under each that differs, what it is now.

    Args:
        title: marked for translation.
        then: label and text of each line.
        now: the same of today; None where nothing is to be compared.
    """

    def __init__(self, title: str, then: Lines, now: Lines | None) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(style_of().px(8))
        for label, was, has in _pairs(then, now):
            lines.addWidget(_Line(label, was, has))
        super().__init__(CardHead(title), lines, fill="sunken", gap=10)


class _Line(QWidget):
    """Label, what it was, and what it is now where that is something else."""

    def __init__(self, label: str, was: str, has: str) -> None:
        super().__init__()
        parts: list[QWidget] = [PlainLabel(literal(label), "second", "ink3", wrap=True)] if label else []
        parts.append(PlainLabel(literal(was or "–"), "text", "ink", wrap=True))
        if was != has:
            now = Phrase(N_("now: {value}"), value=has) if has else Phrase(N_("now removed"))
            parts.append(PlainLabel(now, "second", "warn", wrap=True))
        self.setLayout(column(*parts, gap=1))


def _pairs(then: Lines, now: Lines | None) -> list[tuple[str, str, str]]:
    """Each label with what it was and what it is; of several lines of one label those that stayed stand together."""
    if now is None:
        return [(label, text, text) for label, text in then]
    found: list[tuple[str, str, str]] = []
    for label in dict.fromkeys(label for label, _text in (*then, *now)):
        was = [text for one, text in then if one == label]
        has = [text for one, text in now if one == label]
        stayed = [text for text in was if text in has]
        for text in stayed:
            has.remove(text)
        gone = [text for text in was if text not in stayed]
        found += [(label, text, text) for text in stayed]
        found += [(label, one, other) for one, other in zip_longest(gone, has, fillvalue="")]
    return found


def _told(known: Profile, today: date) -> Lines:
    """Everything that the tab About tells, with class and tags."""
    told = [(fact.label, fact.text) for fact in facts(known, age_on(known, today))]
    if known.potential:
        told.append((_("Class"), style_of().badge(known.potential).name))
    return (*told, *((_("Tag"), tag.name) for tag in known.tags))


def _single(text: str) -> Lines:
    return (("", text),) if text else ()
