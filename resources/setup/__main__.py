"""The two commands of the README: `demo` opens the sample shop, `tests` proves the program.

Each does all of its own set-up and may be repeated at will. Needs Python and pip, nothing else; every other file here
is imported only after the version of Python was looked at, so that an old one gets a sentence, not a syntax error.
"""

from __future__ import annotations

import argparse
import sys

OLDEST = (3, 11)


def main() -> int:
    """Do what the command line asks and return the exit code."""
    if sys.version_info < OLDEST:
        have = ".".join(str(part) for part in sys.version_info[:2])
        print(f"ClientDesk needs Python 3.11 or newer; this is {have}. Start it with a newer one.", file=sys.stderr)
        return 2

    import checks
    import environment

    parser = argparse.ArgumentParser(prog="python3 resources/setup", description=__doc__.splitlines()[0])
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("demo", help="open the sample shop; further arguments go to ClientDesk", add_help=False)
    verbs.add_parser("run", help="start ClientDesk with the arguments that follow", add_help=False)
    tests = verbs.add_parser("tests", help="install what the tests need and run all of them")
    tests.add_argument("parts", nargs="*", metavar="PART", help=f"only these parts: {', '.join(checks.NAMES)}")
    asked, rest = parser.parse_known_args()
    try:
        if asked.verb == "tests":
            if rest or not set(asked.parts) <= set(checks.NAMES):
                tests.error(f"the parts are {', '.join(checks.NAMES)}")
            return checks.run(asked.parts or checks.NAMES)
        return environment.start_program(["--demo", *rest] if asked.verb == "demo" else rest)
    except environment.SetupError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
