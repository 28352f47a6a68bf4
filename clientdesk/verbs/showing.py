"""Verbs that show the program: `demo`, and what may be asked of `screenshots`."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path

from clientdesk.base.words import _
from clientdesk.sample.sizes import DENSE, MOST, USUAL
from clientdesk.verbs.verb import Outcome, Verb, moment

_SMALLEST, _LARGEST = (640, 480), 8_000


def _demo_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("dir", type=Path, metavar="DIR", help="a folder without a shop; made where it is absent")
    parser.add_argument("--customers", type=int, default=USUAL, metavar="N", help=f"1 to {MOST}; {USUAL} by itself")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="another one gives other people")
    parser.add_argument("--on", type=_day, metavar="DATE", help="the day that is today in it; today when not given")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(_("A date looks like {example}.").format(example="2026-11-20")) from error


def _demo(given: Namespace, _folder: Path) -> Outcome:
    from clientdesk.sample.shop import make_sample

    counts = make_sample(
        given.dir.expanduser().resolve(),
        customers=given.customers,
        seed=given.seed,
        on=given.on,
        language=given.lang or "en",
    )
    return Outcome(counts, [f"{name}\t{count}" for name, count in counts.items()])


def screenshot_arguments(parser: ArgumentParser) -> None:
    """What may be asked of `screenshots`; it is carried out above this floor, where windows are made."""
    parser.add_argument("out", type=Path, metavar="OUT", help="a folder for the pictures; made where it is absent")
    parser.add_argument("--pages", type=_names, default=(), metavar="A,B", help="only these; all when not given")
    parser.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH", help="of the window; 1280x800")
    parser.add_argument("--text", type=int, choices=(100, 115, 130), default=100, help="size of the text, per cent")
    parser.add_argument("--density", choices=("compact", "normal", "relaxed"), default="normal", help="of the rows")
    parser.add_argument("--at", type=moment, metavar="ISO", help="the moment shown; for a sample shop, also its day")


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _size(text: str) -> tuple[int, int]:
    width, _times, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise ArgumentTypeError(_("A size looks like {example}.").format(example="1280x800"))
    size = int(width), int(height)
    if not all(least <= side <= _LARGEST for side, least in zip(size, _SMALLEST, strict=True)):
        raise ArgumentTypeError(
            _("A window has from {least} to {most} pixels.").format(least="640x480", most=f"{_LARGEST}x{_LARGEST}")
        )
    return size


SHOWING: tuple[Verb, ...] = (
    Verb(
        "demo", "Make a sample shop: invented customers in five languages, with two years of history.",
        _demo_arguments, bare=_demo,
        details="The same number, seed, day and --lang (in which the staff write their reminders and appointments; "
        "English when not given) make the same shop. "
        f"Up to {DENSE} customers everyone has the whole history; above, it is thinned: calls, letters, visits and "
        "known birthdays grow only with the square root of the number of customers, and so does what is planned. "
        "The answer is the number of rows in each table.",
    ),
)  # fmt: skip
