"""How fields are spoken of in the settings."""

from __future__ import annotations

from clientdesk.base.words import N_, _, ngettext
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

_READ_AS = {
    FactKind.NUMBER: (
        N_("{lost} of {total} value cannot be read as a number ({examples})."),
        N_("{lost} of {total} values cannot be read as a number ({examples})."),
    ),
    FactKind.MONEY: (
        N_("{lost} of {total} value cannot be read as a sum ({examples})."),
        N_("{lost} of {total} values cannot be read as a sum ({examples})."),
    ),
    FactKind.DATE: (
        N_("{lost} of {total} value cannot be read as a date ({examples})."),
        N_("{lost} of {total} values cannot be read as a date ({examples})."),
    ),
    FactKind.YES_NO: (
        N_("{lost} of {total} value is neither yes nor no ({examples})."),
        N_("{lost} of {total} values are neither yes nor no ({examples})."),
    ),
}
_OTHERWISE = (
    N_("{lost} of {total} value does not fit ({examples})."),
    N_("{lost} of {total} values do not fit ({examples})."),
)


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
    one, many = _READ_AS.get(kind, _OTHERWISE)
    examples = ", ".join(f"“{text[:40]}”" for text in change.examples) + (" …" if change.has_more else "")
    lost = ngettext(one, many, change.total).format(lost=change.lost, total=change.total, examples=examples)
    gone = ngettext("It would be taken away.", "They would be taken away.", change.lost)
    return f"{lost} {gone}"
