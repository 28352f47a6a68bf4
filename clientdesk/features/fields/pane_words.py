"""How fields are spoken of in the settings."""

from __future__ import annotations

from clientdesk.base.words import _, ngettext, quoted
from clientdesk.desk.facts import FactKind
from clientdesk.features.fields.queries import KindChange

ICONS = {
    FactKind.TEXT: "text-aa",
    FactKind.NUMBER: "hash",
    FactKind.MONEY: "coin",
    FactKind.DATE: "calendar-blank",
    FactKind.YES_NO: "check-square",
    FactKind.ONE_OF: "check-circle",
    FactKind.SOME_OF: "list-bullets",
}


def customers_words(count: int) -> str:
    """How many customers have something under a field."""
    return ngettext("{n} customer", "{n} customers", count).format(n=count)


def preview_words(change: KindChange, kind: FactKind) -> str:
    """What another kind would do to the values."""
    if not change.total:
        return _("Nothing is written in this field yet.")
    if not change.lost:
        kept = ngettext("The value stays as it is.", "All {n} values stay.", change.total)
        return kept.format(n=change.total)
    examples = ", ".join(quoted(text[:40]) for text in change.examples) + (" …" if change.has_more else "")
    lost = _lost_words(kind, change.total).format(lost=change.lost, total=change.total, examples=examples)
    gone = ngettext("It would be taken away.", "They would be taken away.", change.lost)
    return f"{lost} {gone}"


def _lost_words(kind: FactKind, total: int) -> str:
    """How many of `total` values another kind has no place for, with places for the figures and for examples."""
    if kind is FactKind.NUMBER:
        return ngettext(
            "{lost} of {total} value cannot be read as a number ({examples}).",
            "{lost} of {total} values cannot be read as a number ({examples}).",
            total,
        )
    if kind is FactKind.MONEY:
        return ngettext(
            "{lost} of {total} value cannot be read as a sum ({examples}).",
            "{lost} of {total} values cannot be read as a sum ({examples}).",
            total,
        )
    if kind is FactKind.DATE:
        return ngettext(
            "{lost} of {total} value cannot be read as a date ({examples}).",
            "{lost} of {total} values cannot be read as a date ({examples}).",
            total,
        )
    if kind is FactKind.YES_NO:
        return ngettext(
            "{lost} of {total} value is neither yes nor no ({examples}).",
            "{lost} of {total} values are neither yes nor no ({examples}).",
            total,
        )
    return ngettext(
        "{lost} of {total} value does not fit ({examples}).",
        "{lost} of {total} values do not fit ({examples}).",
        total,
    )
