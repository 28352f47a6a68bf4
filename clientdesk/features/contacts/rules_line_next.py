"""What a line says at its end of what is to come: "call Friday 10", "saada leping homme"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.contacts.rules_line_head import is_separator, length_at
from clientdesk.features.contacts.rules_line_lexicon import Token, has, senses, told
from clientdesk.features.contacts.rules_line_reading import NextStep
from clientdesk.features.contacts.rules_line_when import Coming, coming_at, coming_at_end

_INFINITIVE = re.compile(r"^\w{3,}(?:ть|ться|ти|ti|tis)$|^[a-z]{2,}da$|^ל\w{3,}$")
"""What is to be done, in Russian, Lithuanian, Estonian, Hebrew: other words end so, but seldom begin a clause."""
_LONGEST = 12
"""Further back before the moment no action is looked for."""
_FEW = 4
"""So many words without an action may still be a next step: "invoice tomorrow"."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The next step, the token at which the note ends, and the one from which its words are taken."""

    step: NextStep
    note_end: int


def read_tail(tokens: tuple[Token, ...], first: int, line: str, now: datetime) -> Tail | None:
    """What the end of the line says of what is to come; only tokens from `first` on are looked at."""
    coming = coming_at_end(tokens, first, now)
    if coming is None:
        return _moment_before(tokens, first, line, now)
    if coming.start > 0 and has(tokens, coming.start - 1, "since", "every"):
        return None
    begin = clause_before(tokens, coming.start, first)
    start = _joined(tokens, begin, coming.start)
    if start == coming.start:
        return None if _is_length(tokens, coming) else Tail(NextStep("", ContactKind.NOTE, coming.moments), begin)
    return _with_words(tokens, range(begin, start), coming, line, alone=first == begin == 0)


def _is_length(tokens: tuple[Token, ...], coming: Coming) -> bool:
    """Whether it is how long something took: "2 часа" might be two o'clock as well."""
    length = length_at(tokens, coming.start)
    return length is not None and length[1] >= coming.end


def _with_words(tokens: tuple[Token, ...], joint: range, coming: Coming, line: str, *, alone: bool) -> Tail | None:
    """The next step of a clause: its words behind `joint`, which joins it to the one before."""
    begin, start = joint.start, joint.stop
    action, asked = _action(tokens, start, coming.start) or (None, False)
    if action is None or (alone and action > start and not asked):
        # "Prefers a call after 16:00" tells of a habit.
        return _few_words(tokens, begin, start, coming, line)
    what = _text(tokens, line, action, coming.start)
    step = NextStep(what, _kind(tokens, action, coming.start), coming.moments)
    if asked:
        return Tail(step, coming.start)
    return Tail(step, begin if action == start else _without_joint(tokens, start, action))


def _moment_before(tokens: tuple[Token, ...], first: int, line: str, now: datetime) -> Tail | None:
    """The next step of a last clause in which the moment stands first or after the action: "telli homme kett"."""
    end = len(tokens)
    while end > first and tokens[end - 1].folded in ".!":
        end -= 1
    begin = clause_before(tokens, end, first)
    start = _joined(tokens, begin, end)
    actions = [each.end for each in told(tokens, start, "do")]
    if start < end and _INFINITIVE.search(tokens[start].folded):
        actions.append(start + 1)
    for place in [start, *actions]:
        coming = coming_at(tokens, place, now)
        if coming is not None and coming.end < end and (place > start or has(tokens, coming.end, "do")):
            what = " ".join(filter(None, (_text(tokens, line, start, place), _text(tokens, line, coming.end, end))))
            kind = _kind(tokens, start if place > start else coming.end, end)
            return Tail(NextStep(what, kind, coming.moments), begin)
    return None


def _without_joint(tokens: tuple[Token, ...], start: int, action: int) -> int:
    """The end of the note before "then call her"."""
    while action > start and has(tokens, action - 1, "join"):
        action -= 1
    return action


def clause_before(tokens: tuple[Token, ...], place: int, first: int) -> int:
    """The first token of the clause that ends at `place`."""
    while place > first and not is_separator(tokens, place - 1):
        place -= 1
    return place


def _joined(tokens: tuple[Token, ...], place: int, end: int) -> int:
    """The token after "and then", "please", "remind me to"."""
    while place < end:
        further = max((each.end for each in senses(tokens, place) if each.tag in {"join", "remind"}), default=place)
        if further == place or further > end:
            return place
        place = further
    return place


def _action(tokens: tuple[Token, ...], start: int, end: int) -> tuple[int, bool] | None:
    """Where it begins, and whether it is only asked for or promised in a longer clause."""
    if has(tokens, start, "that") and has(tokens, start + 1, "do"):
        return start, False
    if has(tokens, start, "do") or _INFINITIVE.search(tokens[start].folded):
        return start, False
    for place in range(max(start + 1, end - _LONGEST), end):
        if has(tokens, place, "do"):
            return place, has(tokens, place - 1, "request", "that")
    return None


def _kind(tokens: tuple[Token, ...], start: int, end: int) -> ContactKind:
    said = (
        each.value
        for place in range(start, end)
        for each in sorted(senses(tokens, place), key=lambda one: -one.end)
        if each.tag == "do" and each.end <= end and each.value != "note"
    )
    return ContactKind(next(said, "note"))


def _few_words(tokens: tuple[Token, ...], begin: int, start: int, coming: Coming, line: str) -> Tail | None:
    """A few words of their own clause: "invoice tomorrow"; not "the race was on Saturday", not "until Friday"."""
    words = range(start, coming.start)
    if begin == 0 or not is_separator(tokens, begin - 1) or len(words) > _FEW or has(tokens, coming.start, "until"):
        return None
    if any(has(tokens, place, "past", "did") for place in words):
        return None
    return Tail(NextStep(_text(tokens, line, start, coming.start), ContactKind.NOTE, coming.moments), begin)


def _text(tokens: tuple[Token, ...], line: str, start: int, end: int) -> str:
    if start >= end:
        return ""
    return line[tokens[start].start : tokens[end - 1].end].strip(" ,;:–—-")
