"""Is a name found that is asked for in another script, or with the keyboard on another layout?

`python -m benchmarks.recall NAMES.json [--json]`: every distinct name of the file becomes a customer of a shop, and is
asked for in every spelling of `recall_spellings`, through the search of the program.
"""

from __future__ import annotations

import json
import sys
import tempfile
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.recall_spellings import Spelling, spellings
from clientdesk.base.clock import SystemClock
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.shop import Shop
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.listing import customer_ids
from clientdesk.store.database import open_store

_NO_NAMES = ("prefix", "suffix", "language_names")
_SHOWN = 6


@dataclass(slots=True)
class Share:
    """How many of the names asked for so were found, and how many others with them on average."""

    pair: str
    rule: str
    asked: int = 0
    found: int = 0
    others: int = 0
    missed: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Found of asked."""
        return self.found / self.asked if self.asked else 1.0

    def add(self, name: str, typed: str, found: Iterable[str]) -> None:
        """Count one question."""
        names = set(found)
        self.asked += 1
        self.others += len(names - {name})
        if name in names:
            self.found += 1
        else:
            self.missed.append(f"{name} ({typed})")


def names_of(path: Path) -> list[str]:
    """Every distinct forename, patronymic and surname of a file: {country: {list: [name]}}."""
    lists: dict[str, dict[str, list[str]]] = json.loads(path.read_text(encoding="utf-8"))
    wanted = [
        names
        for country in lists.values()
        for key, names in country.items()
        if not any(other in key for other in _NO_NAMES)
    ]
    return sorted({name for names in wanted for name in names})


def measure(names: Sequence[str]) -> list[Share]:
    """Ask for every name in every spelling; by pair of scripts and rule, in their order."""
    shares: dict[tuple[str, str], Share] = {}
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder), plan_of(CATALOGUE), create=True)
        try:
            desk = Desk(store, CATALOGUE, SystemClock(ZoneInfo("Europe/Tallinn")))
            ids = desk.run("Customers added", _add_all, names=names)
            for name in names:
                for one in spellings(name):
                    found = [ids[customer] for customer in desk.ask(customer_ids, text=one.text)]
                    _share(shares, one).add(name, one.text, found)
        finally:
            store.close()
    return [shares[key] for key in sorted(shares)]


def _share(shares: dict[tuple[str, str], Share], one: Spelling) -> Share:
    return shares.setdefault((one.pair, one.rule), Share(one.pair, one.rule))


def _add_all(shop: Shop, *, names: Sequence[str]) -> dict[int, str]:
    return {add_customer(shop, name=name): name for name in names}


def table(shares: Sequence[Share]) -> str:
    """The shares as a table of Markdown, and what was missed under it."""
    lines = [
        "| name and question | rule | asked | found | recall | others found with it |",
        "|---|---|---|---|---|---|",
    ]
    by_pair: dict[str, list[Share]] = defaultdict(list)
    for share in shares:
        by_pair[share.pair].append(share)
        lines.append(
            f"| {share.pair} | {share.rule} | {share.asked} | {share.found} | {share.recall:.3f} "
            f"| {share.others / max(1, share.asked):.1f} |"
        )
    asked, found = sum(share.asked for share in shares), sum(share.found for share in shares)
    lines += [f"| **all** | | {asked} | {found} | **{found / max(1, asked):.3f}** | |", ""]
    lines += [
        f"Missed, {share.pair}, {share.rule}: {', '.join(share.missed[:_SHOWN])}"
        + (f" and {len(share.missed) - _SHOWN} more" if len(share.missed) > _SHOWN else "")
        for share in shares
        if share.missed
    ]
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = ArgumentParser(prog="python -m benchmarks.recall", description="Names found from other scripts.")
    parser.add_argument("names", type=Path, help="{country: {list: [name]}} as JSON")
    parser.add_argument("--json", action="store_true", help="one JSON document instead of a table")
    given = parser.parse_args(argv)
    shares = measure(names_of(given.names))
    print(json.dumps([asdict(share) for share in shares], ensure_ascii=False) if given.json else table(shares))
    return 0


if __name__ == "__main__":
    sys.exit(main())
