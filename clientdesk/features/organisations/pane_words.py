"""What is said of a position: since when, until when, its badges; in the language of the moment."""

from __future__ import annotations

from datetime import date

from clientdesk.base.days import month_and_year, short_date
from clientdesk.base.words import _
from clientdesk.features.organisations.queries import PositionView
from clientdesk.features.organisations.rules import PART_WORDS, is_over
from clientdesk.features.relations.pane_lines import PersonLine


def span_words(one: PositionView, today: date) -> str:
    """When somebody was there: "May 2019 – June 2024", "since May 2019", "until 3 Mar"; "" where nobody knows."""
    if is_over(one.until_on, today) and one.until_on:
        last = month_and_year(one.until_on)
        if one.since_on:
            return _("{first} – {last}").format(first=month_and_year(one.since_on), last=last)
        # Translators: {month} is a month with its year as it stands alone: "November 2020".
        return _("until {month}").format(month=last)
    if one.until_on:
        return _("until {day}").format(day=short_date(one.until_on, today))
    # Translators: {month} is a month with its year as it stands alone: "November 2020".
    return _("since {month}").format(month=month_and_year(one.since_on)) if one.since_on else ""


def part_words(one: PositionView) -> list[str]:
    """The badges of somebody's parts in buying, in the order of a decision."""
    return [_(PART_WORDS[part]) for part in one.parts]


def line_of(one: PositionView, today: date, *, of_organisation: bool) -> PersonLine:
    """A position as a line: of the organisation on a person's profile, of the person on the organisation's."""
    over = is_over(one.until_on, today)
    parts = [] if over else part_words(one)
    second = " · ".join(part for part in (one.words(), *parts, span_words(one, today)) if part)
    if of_organisation:
        return PersonLine(
            one.id, one.organisation, one.organisation_name, second, is_organisation=True, muted=over,
            photo=one.organisation_photo,
        )  # fmt: skip
    return PersonLine(one.id, one.person, one.name, second, muted=over, photo=one.photo)
