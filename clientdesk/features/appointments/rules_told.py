"""What became of an appointment, in words: held or not and why, who came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clientdesk.base.words import N_, Phrase, _, apart

HELD, NOT_HELD = "held", "not_held"


def held_words(held: str, because: str = "", came: Sequence[str] = (), away: Sequence[str] = ()) -> str:
    """`held`, `Anna and Mart came, Liis did not`, `not held: the customer was ill`; "" while nobody has said.

    Args:
        held: as stored.
        because: why not.
        came: the names of the guests who came.
        away: of those who did not; whoever nobody said anything about is in neither.
    """
    if held == NOT_HELD:
        # Translators: of a meeting in the calendar; {why} is in the owner's words.
        return Phrase(N_("not held: {why}"), why=apart(because)).text() if because else _("not held")
    if held != HELD:
        return ""
    if not came and not away:
        # Translators: of a meeting in the calendar: it took place.
        return _("held")
    if not came:
        return Phrase(
            N_("held, {names} did not come"), N_("held, {names} did not come"), len(away), names=in_a_row(away)
        ).text()
    there = Phrase(N_("{names} came"), N_("{names} came"), len(came), names=in_a_row(came)).text()
    if not away:
        return there
    # Translators: "Anna and Mart came, Liis did not".
    return Phrase(
        N_("{there}, {names} did not"), N_("{there}, {names} did not"), len(away), there=there, names=in_a_row(away)
    ).text()


def in_a_row(names: Sequence[str]) -> str:
    """`Anna`, `Anna and Mart`, `Anna, Liis and Mart`."""
    told = [apart(name) for name in names]
    if len(told) < 2:
        return "".join(told)
    # Translators: the last two names of a list: "Anna, Liis and Mart".
    return _("{first} and {last}").format(first=", ".join(told[:-1]), last=told[-1])


def told_words(held: str, because: str, guests: Iterable[tuple[str, bool | None]]) -> str:
    """The same for all guests, each a name and whether they came, None where nobody said."""
    told = list(guests)
    came, away = [name for name, there in told if there], [name for name, there in told if there is False]
    return held_words(held, because, came, away)
