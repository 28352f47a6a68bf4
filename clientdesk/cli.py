"""The command line: opens the window, or carries out a verb without one."""

from __future__ import annotations

import gc
import json
import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from clientdesk import __version__
from clientdesk.base import words
from clientdesk.base.autostart import IN_TRAY
from clientdesk.base.errors import ClientDeskError
from clientdesk.base.paths import chosen_folder, demo_folder
from clientdesk.base.words import LANGUAGES

if TYPE_CHECKING:
    from clientdesk.desk.desk import Desk
    from clientdesk.handover import Answer
    from clientdesk.verbs.verb import Outcome, Verb

REFUSED = 2


def _screenshots(given: Namespace, folder: Path) -> Outcome:
    """It stands above the other verbs, because it makes windows."""
    from clientdesk.pictures import photograph

    given.lang, given.theme = given.lang or words.language(), given.theme or "light"
    is_named = bool(given.data or os.environ.get("CLIENTDESK_DATA") or given.demo)
    return photograph(given, folder if is_named else None)


def all_verbs() -> tuple[Verb, ...]:
    """Every verb; what they need is loaded only where one is asked for."""
    from clientdesk.verbs.asking import ASKING
    from clientdesk.verbs.changing import CHANGING
    from clientdesk.verbs.keeping import KEEPING
    from clientdesk.verbs.showing import SHOWING, screenshot_arguments
    from clientdesk.verbs.verb import Verb

    screenshots = Verb(
        "screenshots", "Write a picture of every page.", screenshot_arguments, bare=_screenshots,
        details="Without --data a sample shop is made for the pictures; a shop of one's own is copied and left as it "
        "is. No display is needed. A picture is called <page>-<language>-<theme>-<width>x<height>.png, with the text "
        "size and the density behind it where they are not the usual ones. A page that does not exist is answered "
        "with the names of all. The answer is the list of files.",
    )  # fmt: skip
    return (*ASKING, *CHANGING, *KEEPING, *SHOWING, screenshots)


class _OneSentenceError(Exception):
    """What argparse has to say about a slip."""


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One sentence instead of the usage: the rest is in `--help`."""
        raise _OneSentenceError(message)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code: 0 done, 1 done with problems, 2 refused or failed."""
    asked = list(sys.argv[1:] if argv is None else argv)
    # A terminal that cannot show a letter gets it escaped, not a traceback.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        given = _without_verb(asked) or parser().parse_args(asked)
    except _OneSentenceError as slip:
        print(slip, file=sys.stderr)
        return REFUSED
    words.use_language(given.lang or _system_language())
    return _window(given) if given.verb is None else _outside_window(_verb_of(given), given, asked)


def _without_verb(asked: Sequence[str]) -> Namespace | None:
    """What is asked of the window; None where there is a verb, or a question for help."""
    given, more = _opening(add_help=False).parse_known_args(asked)
    given.verb = None
    return None if more else given


def _verb_of(given: Namespace) -> Verb:
    return next(one for one in all_verbs() if one.name == given.verb)


def _opening(*, add_help: bool) -> _Parser:
    """The options that may stand before a verb, or without one."""
    whole = _Parser(
        prog="clientdesk", description="Every customer of a small shop in one offline program.",
        epilog="Without a verb the window opens.", add_help=add_help,
    )  # fmt: skip
    whole.add_argument("--data", metavar="DIR", help="the shop's folder (also CLIENTDESK_DATA)")
    whole.add_argument("--as", dest="person", metavar="STAFF", help="who of the staff is at the desk")
    whole.add_argument("--lang", choices=LANGUAGES, help="language of what is said")
    whole.add_argument("--theme", choices=("light", "dark", "system"), help="look of the window")
    whole.add_argument("--version", action="version", version=f"ClientDesk {__version__}")
    whole.add_argument("--demo", action="store_true", help="open the sample shop, in a folder of its own")
    whole.add_argument(
        IN_TRAY, dest="in_tray", action="store_true",
        help="begin without showing the window: in the tray, or minimised where there is none; for the start with the "
        "computer, so that what runs already is left as it is",
    )  # fmt: skip
    return whole


def parser() -> ArgumentParser:
    """What the command line understands."""
    whole = _opening(add_help=True)
    verbs = whole.add_subparsers(dest="verb", metavar="verb", parser_class=_Parser)
    # Options before the verb hold unless the verb's own say otherwise, so theirs must not default to None.
    after = _Parser(add_help=False)
    for option, choices in (("--data", None), ("--lang", LANGUAGES), ("--theme", ("light", "dark", "system"))):
        after.add_argument(option, choices=choices, default=SUPPRESS)
    after.add_argument("--as", dest="person", default=SUPPRESS)
    after.add_argument("--json", action="store_true", help="answer with one JSON document")
    for verb in all_verbs():
        own = verbs.add_parser(
            verb.name, parents=[after], help=verb.meaning, description=verb.meaning, epilog=verb.details,
            formatter_class=RawDescriptionHelpFormatter,
        )  # fmt: skip
        verb.arguments(own)
    return whole


def _window(given: Namespace) -> int:
    # The start makes a great many objects that stay: to look for circles among them only costs time. After the first
    # paint the collector is woken again (`app`).
    gc.disable()
    # Qt reads the source of every module that is loaded after it, so what needs no Qt is loaded before.
    import clientdesk.features.catalogue  # noqa: F401 - for its own sake
    from clientdesk.kit.unread import leave_sources_unread

    leave_sources_unread()
    from clientdesk.app import Options, run

    folder = demo_folder() if given.demo and not given.data else chosen_folder(given.data)
    return run(
        Options(
            folder, given.demo, given.lang, given.theme, given.person, fill=fill_demo, serve=serve,
            in_tray=given.in_tray,
        )
    )  # fmt: skip


def serve(desk: Desk, argv: list[str], cwd: Path) -> Answer:
    """Carry out a writing verb for another process, at the desk of the open window."""
    from clientdesk.handover import Answer

    out, err = StringIO(), StringIO()
    before = Path.cwd()
    os.chdir(cwd)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            given = parser().parse_args(list(argv))
            verb = _verb_of(given)
            code = _told(lambda: verb.run(desk, given) if verb.run else None, given)
    except _OneSentenceError as slip:
        return Answer(REFUSED, "", f"{slip}\n")
    finally:
        os.chdir(before)
    return Answer(code, out.getvalue(), err.getvalue())


def _outside_window(verb: Verb, given: Namespace, asked: Sequence[str]) -> int:
    folder = demo_folder() if given.demo and not given.data else chosen_folder(given.data)
    if verb.bare and verb.bare_if(given):
        bare = verb.bare
        return _told(lambda: bare(given, folder), given)
    if verb.writes and _may_be_open(folder):
        from clientdesk.handover import hand_over

        answer = hand_over(folder, asked)
        if answer is not None:
            sys.stdout.write(answer.stdout)
            sys.stderr.write(answer.stderr)
            return answer.exit
    return _told(lambda: _at_desk(verb, given, folder), given)


def _may_be_open(folder: Path) -> bool:
    """Whether it is worth the start of Qt's network part to ask: an open window has its lock file there."""
    return (folder / "window.lock").exists()


def fill_demo(folder: Path) -> None:
    """Make the sample shop in `folder`."""
    from clientdesk.sample.shop import make_sample

    make_sample(folder, language=words.language())


def _at_desk(verb: Verb, given: Namespace, folder: Path) -> Outcome | None:
    is_named = bool(given.data or os.environ.get("CLIENTDESK_DATA") or given.demo)
    from clientdesk.verbs.shops import open_desk

    with open_desk(folder, may_make=verb.writes and is_named, person=given.person) as desk:
        return verb.run(desk, given) if verb.run else None


def _told(act: object, given: Namespace) -> int:
    """Carry it out and say what it came to; never a traceback for what a person did."""
    from clientdesk.verbs.verb import Outcome

    try:
        outcome = act() if callable(act) else None
    except ClientDeskError as refusal:
        print(refusal.text(), file=sys.stderr)
        return REFUSED
    if not isinstance(outcome, Outcome):
        return 0
    try:
        if given.json:
            print(json.dumps(outcome.answer, ensure_ascii=False))
        else:
            for line in outcome.lines:
                print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has had enough (`| head`); what is left must not be written at the exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    for problem in outcome.problems:
        print(problem, file=sys.stderr)
    return outcome.exit


def _system_language() -> str:
    import locale

    name = (os.environ.get("LANGUAGE") or os.environ.get("LANG") or (locale.getlocale()[0] or "")).lower()
    code = {"iw": "he", "hebrew": "he", "russian": "ru", "estonian": "et", "lithuanian": "lt"}.get(name[:2], name[:2])
    return code if code in LANGUAGES else "en"
