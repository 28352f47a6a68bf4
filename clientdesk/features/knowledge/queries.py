"""What the shop can ask about what it has learnt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from clientdesk.base.days import short_date
from clientdesk.base.words import _
from clientdesk.desk.shop import Shop
from clientdesk.desk.whole import SheetRow
from clientdesk.features.knowledge.rules import BY_TOPIC, SETTLED, TOPICS, Age, Topic, age_of, age_words

_SELECT = (
    "SELECT i.id, i.customer_id, i.topic, i.text, i.source, i.noted_on, coalesce(s.name, ''), i.settled_on "
    "FROM insight i LEFT JOIN staff s ON s.id = i.author_id "
)
_IN_ORDER = "ORDER BY i.settled_on IS NOT NULL, i.noted_on DESC, i.id DESC"


@dataclass(frozen=True, slots=True)
class InsightView:
    """One thing learnt; `author` is "" where nobody is known, `settled_on` None while it is open."""

    id: int
    customer: int
    topic: Topic
    text: str
    source: str
    noted_on: date
    author: str
    settled_on: date | None
    age: Age


def insights(shop: Shop, *, customer: int, topic: Topic | None = None) -> tuple[InsightView, ...]:
    """What is known of a customer, open ones first, the newest first."""
    if topic is None:
        return _views(shop, "WHERE i.customer_id = ? " + _IN_ORDER, customer)
    return _views(shop, "WHERE i.customer_id = ? AND i.topic = ? " + _IN_ORDER, customer, topic.value)


def insight(shop: Shop, *, row: int) -> InsightView | None:
    """One of them, None when it is not there."""
    return next(iter(_views(shop, "WHERE i.id = ?", row)), None)


def told_of(view: InsightView, today: date) -> str:
    """Second line of a note: how old it is or when it was settled, its source and its author."""
    if view.settled_on is not None:
        when = _(SETTLED[view.topic]).format(day=short_date(view.settled_on, today))
    else:
        when = age_words(view.topic, view.noted_on, today)
    return " · ".join(part for part in (when, view.source, view.author) if part)


def background_rows(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    """What is known, by topic, for the sheet of one customer; what is settled is left out."""
    known, today = insights(shop, customer=customer), shop.today()
    rows: list[SheetRow] = []
    for one in TOPICS:
        for view in known:
            if view.topic is one.topic and view.settled_on is None:
                rows.append(SheetRow(_(BY_TOPIC[one.topic].title), view.text))
                rows.append(SheetRow("", told_of(view, today), indent=1))
    return rows


def _views(shop: Shop, where: str, *values: object) -> tuple[InsightView, ...]:
    today = shop.today()
    return tuple(_view(row, today) for row in _ask(shop, _SELECT + where, values))


def _view(row: Sequence[Any], today: date) -> InsightView:
    identity, customer, topic, text, source, noted_on, author, settled_on = row
    noted = date.fromisoformat(noted_on)
    settled = date.fromisoformat(settled_on) if settled_on else None
    about = Topic(topic)
    return InsightView(
        identity, customer, about, text, source, noted, author, settled, age_of(about, noted, today)
    )  # fmt: skip


def _ask(shop: Shop, sql: str, values: Iterable[object]) -> list[Any]:
    rows: list[Any] = shop.database.execute_sql(sql, tuple(values)).fetchall()
    return rows
