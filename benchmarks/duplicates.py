"""P12: how a scan for duplicates grows; and, by itself, how many of the known duplicates of a made set it finds."""

from __future__ import annotations

import json
import statistics
import sys
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from benchmarks.duplicates_made import Made, MadeSet, made_set, pairs_of
from benchmarks.figures import Figure, Pairs, ms
from benchmarks.shops import Bench, desk_on
from clientdesk.features.duplicates.queries import alike, duplicate_pairs
from clientdesk.features.duplicates.queries_traits import made_traits
from clientdesk.features.duplicates.rules_groups import Pair
from clientdesk.features.duplicates.rules_scan import alike_pairs
from clientdesk.features.duplicates.rules_traits import Traits

_ROUNDS = 3
"""A scan of a large shop takes a quarter of a minute."""
_TYPED = 60


def growth(bench: Bench) -> list[Figure]:
    """A scan of a large shop against one of a medium one, and a look while somebody is being typed."""
    few, many = bench.shop(bench.sizes.medium), bench.shop(bench.sizes.large)
    times = [(_scan(many), _scan(few)) for _ in range(min(bench.sizes.rounds, _ROUNDS))]
    pairs = Pairs(tuple(many for many, _few in times), tuple(few for _many, few in times))
    looks = _looks(many)
    return [
        pairs.figure(
            "P12", f"scan for duplicates at {bench.sizes.large:,}", must=15, goal=11,
            baseline=f"the same at {bench.sizes.medium:,} ({ms(statistics.median(pairs.baseline))})",
            data=bench.told(bench.sizes.large), scan=ms(statistics.median(pairs.measured)),
            while_typing=f"median {ms(statistics.median(looks))}, slowest {ms(max(looks))} of {len(looks)}",
        )
    ]  # fmt: skip


def _scan(folder: Path) -> float:
    """Seconds of this process alone: the two sides lie too far apart for the load of the machine to fall on both."""
    with desk_on(folder) as desk:
        began = time.process_time()
        desk.ask(duplicate_pairs, progress=lambda _done, _of: None)
        return time.process_time() - began


def _looks(folder: Path) -> list[float]:
    """Seconds of each look for somebody like a customer of the shop."""
    took = []
    with desk_on(folder) as desk:
        rows = desk.store.database.execute_sql(
            "SELECT c.name, (SELECT p.value FROM contact_point p WHERE p.customer_id = c.id AND p.kind = 'phone' "
            "LIMIT 1), c.birth_year, c.birth_month, c.birth_day, c.is_organisation, "
            "(SELECT a.street FROM address a WHERE a.customer_id = c.id LIMIT 1) FROM customer c "
            "WHERE c.trashed_at IS NULL ORDER BY (c.id * 7919) % 100003 LIMIT ?", (_TYPED,),
        ).fetchall()  # fmt: skip
        for name, phone, year, month, day, is_organisation, street in rows:
            began = time.perf_counter()
            desk.ask(
                alike, name=name, phones=[phone] if phone else [], birthday=(year, month, day),
                is_organisation=bool(is_organisation), homes=[(street, "")] if street else [],
            )  # fmt: skip
            took.append(time.perf_counter() - began)
    return took


def traits_of(place: int, one: Made) -> Traits:
    """A made record as the matcher sees a customer."""
    parts = (one.given, one.family, one.patronymic) if one.in_parts else ("", "", "")
    return made_traits(
        place, one.name, parts, phones=[one.phone], mails=[one.mail], birth=one.birth, homes=[(one.street, one.city)]
    )


def scanned(made: MadeSet) -> list[Pair]:
    """The pairs that the matcher finds in a made set, by places."""
    return list(alike_pairs([traits_of(place, one) for place, one in enumerate(made.records)], lambda _d, _of: None))


def measured(made: MadeSet, found: set[tuple[int, int]]) -> dict[str, object]:
    """Recall by kind of duplicate, wrong pairs by kind of stranger, and both over all."""
    true = set(pairs_of(made))
    kinds = {
        kind: {
            "pairs": len(pairs), "found": sum((min(p), max(p)) in found for p in pairs),
            "bare": sum((min(p), max(p)) not in found and made.is_bare(*p) for p in pairs),
        }
        for kind, pairs in (*made.duplicates.items(), *made.strangers.items())
    }  # fmt: skip
    right = len(found & true)
    return {
        "kinds": kinds, "pairs": len(true), "shown": len(found), "right": right,
        "recall": right / max(1, len(true)), "precision": right / max(1, len(found)),
    }  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Make a set, scan it, and print recall and precision; 0 when both are 0.95 or more."""
    parser = ArgumentParser(prog="python -m benchmarks.duplicates", description="Recall and precision of the matcher.")
    parser.add_argument("--seed", type=int, help="of the made set; by the clock when none is given")
    parser.add_argument("--customers", type=int, default=100_000)
    parser.add_argument("--json", action="store_true", help="one JSON document instead of a table")
    given = parser.parse_args(argv)
    seed = given.seed if given.seed is not None else time.time_ns() // 1_000_000
    made = made_set(given.customers, seed)
    began = time.perf_counter()
    told = measured(made, {(pair.one, pair.other) for pair in scanned(made)})
    told |= {"seed": seed, "customers": given.customers, "seconds": round(time.perf_counter() - began, 1)}
    print(json.dumps(told, ensure_ascii=False) if given.json else _table(made, told))
    return 0 if min(float(str(told["recall"])), float(str(told["precision"]))) >= 0.95 else 1


def _table(made: MadeSet, told: dict[str, object]) -> str:
    kinds = told["kinds"]
    assert isinstance(kinds, dict)
    lines = [
        f"seed {told['seed']}, {told['customers']:,} customers, {told['seconds']} s",
        "",
        "| kind | pairs | found | share | missed, nothing but the name shared |",
        "|---|---|---|---|---|",
    ]
    for kind, row in kinds.items():
        share = f"{row['found'] / max(1, row['pairs']):.3f}"
        last = "wrongly taken for one" if kind in made.strangers else f"{row['bare']} of {row['pairs'] - row['found']}"
        lines.append(f"| {kind} | {row['pairs']} | {row['found']} | {share} | {last} |")
    lines += [
        "",
        f"recall {told['recall']:.4f}, precision {told['precision']:.4f} ({told['right']} of {told['shown']} shown)",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
