"""What the import says of what it brings in: people, or something else that an importer has words for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from clientdesk.base.words import N_, Phrase

Counted = Callable[[int, str], Phrase]
"""Words for so many, given also as it is written ("1,248")."""


@dataclass(frozen=True, slots=True)
class IntakeWords:
    """The words of one importer; sentences are marked for translation.

    Args:
        title: of the page.
        page: where one sees what came in, as `open_page` names it.
        show: what the button there is called.
        known: those that are there already, as a heading; `none_known` where there are none; `known_list` as heard.
        doubtful: those that need a look, as a heading.
        outcomes: what becomes of those that are there already, by `Duplicates`.
        working: what is being done.
        icon: the sign of a new one.
        bring: the deed; `update` where nothing is new.
        brought: the deed, done; `told` the same in passing, while another page is open.
        new: how many are new; `are_known` how many are there already.
    """

    title: str
    page: str
    show: str
    known: str
    none_known: str
    known_list: str
    doubtful: str
    outcomes: Mapping[str, str]
    working: str
    icon: str
    bring: Counted
    update: Counted
    brought: Counted
    told: Counted
    new: Counted
    are_known: Counted


PEOPLE = IntakeWords(
    title=N_("Bring in your customers"),
    page="customers",
    show=N_("Show customers"),
    known=N_("People you already have"),
    none_known=N_("Nobody in this file looks like somebody you have."),
    known_list=N_("Rows that look like people you already have"),
    doubtful=N_("Rows that need a look"),
    outcomes={
        "skip": N_("Those you have stay as they are; these rows are left out."),
        "update": N_("What the file says is added to those you have; what only you know stays."),
        "add": N_("They come in as well, beside those you have."),
    },
    working=N_("Bringing in customers"),
    icon="user-plus",
    bring=lambda n, count: Phrase(N_("Bring in {count} customer"), N_("Bring in {count} customers"), n, count=count),
    update=lambda n, count: Phrase(N_("Update {count} customer"), N_("Update {count} customers"), n, count=count),
    brought=lambda n, count: Phrase(
        N_("{count} customer was brought in"), N_("{count} customers were brought in"), n, count=count
    ),
    told=lambda n, _count: Phrase(N_("{n} customer brought in"), N_("{n} customers brought in"), n),
    new=lambda n, count: Phrase(N_("{count} new customer"), N_("{count} new customers"), n, count=count),
    are_known=lambda n, count: Phrase(
        N_("{count} looks like somebody you already have"), N_("{count} look like people you already have"), n,
        count=count,
    ),
)  # fmt: skip
