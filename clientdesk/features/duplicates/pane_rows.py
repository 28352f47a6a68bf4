"""The rows of the page of duplicates: who may be one, how sure it is, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clientdesk.base.words import _, apart, ngettext
from clientdesk.features.duplicates.rules import Reason
from clientdesk.features.duplicates.rules_groups import Group, score_words
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.delegate import RowDelegate, RowState


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row ready to paint.

    Args:
        group: what it is about.
        names: of those in it, in their order.
        sure: how sure it is, in words.
        why: the reasons in one line.
    """

    group: Group
    names: str
    sure: str
    why: str

    def __str__(self) -> str:
        return f"{self.names}. {self.sure}: {self.why}"


class GroupDelegate(RowDelegate[GroupRow]):
    """How many, names, how sure, and why."""

    def draw(self, canvas: Canvas, row: GroupRow, state: RowState) -> None:
        """A disc and two lines."""
        canvas.row_ground(selected=state.selected, hovered=state.hovered, focused=state.focused)
        canvas.disc(32, canvas.h / 2, 36, "users", fill="warn_soft", colour="warn")
        width, top = canvas.w - 60 - 12, canvas.h / 2 - 20
        canvas.text(60, top, width, 20, row.names, role="row_title")
        canvas.text(60, top + 20, width, 18, f"{row.sure} · {row.why}", role="second", colour="ink2")


def row_for(group: Group, names: Mapping[int, tuple[str, bool]]) -> GroupRow:
    """A group as it is shown in the language of the moment."""
    told = list(dict.fromkeys(apart(names[one][0]) for one in group.customers if one in names))
    listed = " · ".join(told)
    if len(told) == 1:
        listed = ngettext("{name}, {n} time", "{name}, {n} times", len(group.customers)).format(
            name=told[0], n=len(group.customers)
        )
    why = ", ".join(reason.words.text() for reason in reasons_of(group) if not reason.is_against)
    return GroupRow(group, listed, _(score_words(group.score)), why)


def reasons_of(group: Group) -> tuple[Reason, ...]:
    """The reasons of all pairs, each once, those against them last."""
    found = dict.fromkeys(reason for pair in group.pairs for reason in pair.likeness.reasons)
    return tuple(sorted(found, key=lambda reason: reason.is_against))
