"""What became of an appointment, in words: held or not and why, who came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clientdesk.base.words import N_, Phrase, _, apart

HELD, NOT_HELD = "held", "not_held"

_WORDS = {
    # Translators: of a meeting in the calendar: it took place.
    HELD: N_("held"),
    NOT_HELD: N_("not held"),
}


def held_words(held: str) -> str:
    """`held` or `not held`; "" while nobody has said."""
    return _(_WORDS.get(held, ""))


def more_words(held: str, because: str = "", came: Sequence[str] = (), away: Sequence[str] = ()) -> str:
    """What there is to say beside that: `Anna and Mart came, Liis did not`, or why it was not held.

    Args:
        held: as stored.
        because: why not, in the owner's words.
        came: the names of the guests who came.
        away: of those who did not; whoever nobody said anything about is in neither.
    """
    if held == NOT_HELD:
        return because
    if held != HELD or not (came or away):
        return ""
    if not came:
        # The names stand at both plural forms: one language needs another verb for several.
        return Phrase(N_("{names} did not come"), N_("{names} did not come"), len(away), names=in_a_row(away)).text()
    there = Phrase(N_("{names} came"), N_("{names} came"), len(came), names=in_a_row(came)).text()
    if not away:
        return there
    # Translators: "Anna and Mart came, Liis did not".
    return Phrase(
        N_("{there}, {names} did not"), N_("{there}, {names} did not"), len(away), there=there, names=in_a_row(away)
    ).text()


def told_words(held: str, because: str, guests: Iterable[tuple[str, bool | None]]) -> str:
    """Both in one: `held: Anna came`, `not held: the customer was ill`.

    Args:
        held: as stored.
        because: why not.
        guests: each a name and whether they came, None where nobody said.
    """
    told = list(guests)
    came, away = [name for name, there in told if there], [name for name, there in told if there is False]
    word, more = held_words(held), more_words(held, because, came, away)
    # Translators: "held: Anna came", "not held: the customer was ill".
    return _("{held}: {more}").format(held=word, more=apart(more)) if more else word


def in_a_row(names: Sequence[str]) -> str:
    """`Anna`, `Anna and Mart`, `Anna, Liis and Mart`."""
    told = [apart(name) for name in names]
    if len(told) < 2:
        return "".join(told)
    # Translators: the last two names of a list: "Anna, Liis and Mart".
    return _("{first} and {last}").format(first=", ".join(told[:-1]), last=told[-1])
