"""What a line says at its beginning of what happened: "she called 5 min", "helistasin, ei vastanud"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.contacts.rules_line_clock import ends
from clientdesk.features.contacts.rules_line_days import spans
from clientdesk.features.contacts.rules_line_lexicon import Sense, Token, digits, has, senses, told
from clientdesk.features.contacts.rules_line_reading import Moment
from clientdesk.features.contacts.rules_line_when import past_at

SEPARATORS = frozenset(",;:.!?—–\n")
_UNDIRECTED = {ContactKind.NOTE, ContactKind.VISIT, ContactKind.MEETING, ContactKind.OCCASION}
_INFLECTED = re.compile(r"^\w{2,}(?:le|lt|st|ga|ui)$|^[לבמ]\w{3,}$")
"""An Estonian, Lithuanian or Hebrew word that says to, from or with whom by its form: "kiri pangast"."""
_FEW = 3
_LONGEST_S = 5 * 3600


@dataclass(frozen=True, slots=True)
class Head:
    """What was understood of the beginning.

    Args:
        end: number of the token after it.
        words: those between the kind and its length at the end of the clause ("call with Peter 15 min").
        told: a verb tells that it is over ("called"); a noun may as well name what is to come ("call").
    """

    kind: ContactKind
    end: int
    told: bool = True
    direction: Direction = Direction.NONE
    answered: bool | None = None
    lasted_s: int | None = None
    on: Moment | None = None
    words: tuple[int, int] = (0, 0)


def read_head(tokens: tuple[Token, ...], place: int, now: datetime) -> Head | None:
    """What the words at `place` say of what happened, None where they name no kind of contact."""
    on, place = past_at(tokens, place, now) or (None, place)
    lasted = length_at(tokens, place)
    who, place = _who(tokens, place if lasted is None else lasted[1])
    place = max(ends(tokens, place, "adj"))
    for each in _longest(tokens, place, {"did", "noun", "no"}):
        if each.tag == "noun" and who is not Direction.NONE:
            continue
        head = _kind(each)
        direction = head.direction if who is Direction.NONE else who
        head = replace(head, direction=direction, on=on, lasted_s=None if lasted is None else lasted[0])
        head = _what_follows(tokens, head, now)
        if _stands(tokens, head, each):
            head = _way(tokens, _length_at_its_end(tokens, head))
            return replace(head, direction=Direction.NONE) if head.kind in _UNDIRECTED else head
    return None


def length_at(tokens: tuple[Token, ...], place: int) -> tuple[int, int] | None:
    """The seconds that the words at `place` name, and the token after them; None where they name no length."""
    found = [(count * (3600 if unit == "hour" else 60), end) for count, unit, end in spans(tokens, place)
             if unit in {"minute", "hour"}]  # fmt: skip
    if not found:
        return None
    seconds, end = max(found, key=lambda each: each[1])
    if seconds % 3600 == 0:
        seconds, end = _and_minutes(tokens, seconds, end)
    later = any(each.tag in {"before", "later"} for each in senses(tokens, end))
    if later or not 0 < seconds <= _LONGEST_S:
        return None
    # "5 min.", but the end of a sentence stays one.
    dotted = end + 1 < len(tokens) and tokens[end].folded == "." and is_separator(tokens, end + 1)
    return seconds, end + (1 if dotted else 0)


def separated(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a clause ends before the token at `place`, or the line does."""
    return place >= len(tokens) or is_separator(tokens, place)


def is_separator(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether the token at `place` parts two clauses; a hyphen does only between blanks."""
    token = tokens[place]
    if token.folded == "-":
        return place > 0 and tokens[place - 1].end < token.start
    return token.folded in SEPARATORS


def _and_minutes(tokens: tuple[Token, ...], seconds: int, end: int) -> tuple[int, int]:
    """With what is over a whole hour: "1 h 20 min", "1h20", "an hour and 20 minutes", "שעה וחצי"."""
    for half in told(tokens, end, "after"):
        return seconds + int(half.value) * 60, half.end
    dotted = end + 1 if end < len(tokens) and tokens[end].folded == "." else end
    starts = [dotted, *(each.end for each in senses(tokens, end) if each.tag == "and")]
    for start in starts:
        for count, unit, last in spans(tokens, start):
            if unit == "minute" and count < 60:
                return seconds + count * 60, last
    glued = digits(tokens, end, 2)
    if glued is not None and tokens[end].start == tokens[end - 1].end and int(glued) < 60:
        return seconds + int(glued) * 60, end + 1
    return seconds, end


def _longest(tokens: tuple[Token, ...], place: int, tags: set[str]) -> list[Sense]:
    """The senses of the longest words at `place`; none where those have a meaning of their own ("called off")."""
    found = [each for each in senses(tokens, place) if each.tag in tags or each.tag == "plain"]
    last = max((each.end for each in found), default=place)
    if any(each.tag == "plain" and each.end == last for each in found):
        return []
    return sorted((each for each in found if each.tag in tags), key=lambda each: -each.end)


def _who(tokens: tuple[Token, ...], place: int) -> tuple[Direction, int]:
    for each in senses(tokens, place):
        if each.tag in {"we", "they"} and has(tokens, each.end, "did", "no"):
            return Direction.OUTGOING if each.tag == "we" else Direction.INCOMING, each.end
    return Direction.NONE, place


def _kind(sense: Sense) -> Head:
    if sense.tag == "no":
        # Whoever got no answer had called.
        return Head(ContactKind.CALL, sense.end, direction=Direction.OUTGOING, answered=False)
    kind, *more = sense.value.split()
    ways = {"in": Direction.INCOMING, "out": Direction.OUTGOING}
    direction = next((ways[each] for each in more if each in ways), Direction.NONE)
    return Head(ContactKind(kind), sense.end, sense.tag == "did", direction, False if "no" in more else None)


def _what_follows(tokens: tuple[Token, ...], head: Head, now: datetime) -> Head:
    """The head with what is said right after the kind: to whom, how long, when, whether somebody answered."""
    while True:
        more = (
            _answer(tokens, head)
            or _person(tokens, head)
            or _length(tokens, head)
            or _moment(tokens, head, now)
        )  # fmt: skip
        if more is None:
            return head
        head = more


def _answer(tokens: tuple[Token, ...], head: Head) -> Head | None:
    if head.kind is not ContactKind.CALL or head.answered is not None:
        return None
    places = [head.end]
    if head.end < len(tokens) and is_separator(tokens, head.end):
        places.append(head.end + 1)
    for place in places:
        for each in senses(tokens, place):
            if each.tag in {"no", "yes"} and separated(tokens, each.end):
                return replace(head, answered=each.tag == "yes", end=each.end)
    return None


def _person(tokens: tuple[Token, ...], head: Head) -> Head | None:
    """With the person it went to or came from: "him", "from her", "back"."""
    for each in senses(tokens, head.end):
        if each.tag in {"back", "adj_after"}:
            return replace(head, end=each.end)
        if each.tag == "from_them":
            return _directed(head, Direction.INCOMING, each.end)
        if each.tag in {"to_them", "to_us"}:
            way = Direction.OUTGOING if each.tag == "to_them" else Direction.INCOMING
            return _directed(head, way, each.end)
        if each.tag == "to_her" and _ends_there(tokens, each.end):
            return _directed(head, Direction.OUTGOING, each.end)
        if each.tag in {"from", "to"}:
            way = Direction.INCOMING if each.tag == "from" else Direction.OUTGOING
            named = [one.end for one in senses(tokens, each.end) if one.tag in {"to_them", "to_her", "to_us"}]
            if named and (separated(tokens, named[0]) or length_at(tokens, named[0])):
                return _directed(head, way, named[0])
    return None


def _directed(head: Head, way: Direction, end: int) -> Head:
    return replace(head, direction=way if head.direction is Direction.NONE else head.direction, end=end)


def _ends_there(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether words stand alone: "called her back" and "called Friday", not "called her husband"."""
    return separated(tokens, place) or has(tokens, place, "back", "prep", "for", "no", "ago", "number", "at") or (
        digits(tokens, place, 3) is not None
    )  # fmt: skip


def _length(tokens: tuple[Token, ...], head: Head) -> Head | None:
    if head.lasted_s is not None:
        return None
    places = [head.end, *(each.end for each in senses(tokens, head.end) if each.tag == "for")]
    if head.end < len(tokens) and is_separator(tokens, head.end):
        places.append(head.end + 1)
    for place in places:
        found = length_at(tokens, place)
        if found is not None and (place == head.end or place > head.end + 1 or separated(tokens, found[1])):
            return replace(head, lasted_s=found[0], end=found[1])
    return None


def _moment(tokens: tuple[Token, ...], head: Head, now: datetime) -> Head | None:
    # "Call Friday" is to come, "called Friday" is over.
    if head.on is not None or not (head.told or has(tokens, head.end, "ago")):
        return None
    found = past_at(tokens, head.end, now)
    if found is None or not (has(tokens, head.end, "ago") or _ends_there(tokens, found[1])):
        return None
    return replace(head, on=found[0], end=found[1])


def _length_at_its_end(tokens: tuple[Token, ...], head: Head) -> Head:
    """The head with a length that stands a few words later, at the end of its clause."""
    for place in range(head.end + 1, head.end + 1 + _FEW) if head.lasted_s is None else ():
        if separated(tokens, place - 1):
            break
        found = length_at(tokens, place)
        # "Call in an hour" is to come.
        if found is not None and separated(tokens, found[1]) and not has(tokens, place - 1, "in", "before", "at"):
            return replace(head, lasted_s=found[0], end=found[1], words=(head.end, place))
    return head


def _way(tokens: tuple[Token, ...], head: Head) -> Head:
    """The head with the direction that the next word tells: "from the bank"."""
    place = head.words[0] if head.words[1] else head.end
    if head.direction is not Direction.NONE or head.told:
        return head
    for each in told(tokens, place, "from", "to"):
        return replace(head, direction=Direction.INCOMING if each.tag == "from" else Direction.OUTGOING)
    return head


def _stands(tokens: tuple[Token, ...], head: Head, sense: Sense) -> bool:
    """Whether it is a kind of contact, and not the first word of "letter box painted red"."""
    if sense.tag == "did":
        return True
    if head.kind is ContactKind.NOTE:
        return head.end < len(tokens) and is_separator(tokens, head.end)
    if separated(tokens, head.end):
        return True
    return sense.tag == "noun" and _goes_on(tokens, head, sense)


def _goes_on(tokens: tuple[Token, ...], head: Head, noun: Sense) -> bool:
    """Whether the words after a noun are such as follow a contact."""
    if has(tokens, head.end, "prep", "from", "to", "from_them"):
        return True
    if head.end > noun.end:
        # "Call him Bob" is no call.
        return " " in noun.value or (head.lasted_s, head.answered, head.on) != (None, None, None)
    named = _INFLECTED.search(tokens[head.end].folded) is not None and separated(tokens, head.end + 1)
    return named or _length_at_its_end(tokens, head).lasted_s is not None
