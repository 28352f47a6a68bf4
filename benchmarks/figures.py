"""What a benchmark comes to: a ratio of two things measured side by side, against its budget."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure.

    Args:
        id: of the budget, "P1".
        what: the question, as a noun.
        value: what came out; the median of all rounds where there are several.
        must: the line that is to hold.
        goal: what we are after.
        baseline: what it was divided by, "" for a plain count.
        data: what it ran on.
        unit: what `value` counts: "×" for a ratio.
        rounds: how many pairs were measured.
        spread: the lowest and the highest round.
        beside: further figures worth knowing, in words.
    """

    id: str
    what: str
    value: float
    must: float
    goal: float
    baseline: str = ""
    data: str = ""
    unit: str = "×"
    rounds: int = 1
    spread: tuple[float, float] = (0.0, 0.0)
    beside: dict[str, str] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether the line holds."""
        return self.value <= self.must

    def lines(self) -> list[str]:
        """The figure for a person to read."""
        verdict = "goal reached" if self.value <= self.goal else "holds" if self.holds else "MISSED"
        bounds = f"must {_said(self.must)}, goal {_said(self.goal)}: {verdict}"
        told = [f"{self.id}  {self.what}: {_said(self.value)} {self.unit}  ({bounds})"]
        if self.baseline:
            told.append(f"      ÷ {self.baseline}")
        if self.rounds > 1:
            low, high = self.spread
            told.append(f"      median of {self.rounds} rounds, from {_said(low)} to {_said(high)}")
        told += [f"      {name}: {words}" for name, words in self.beside.items()]
        return [*told, f"      data: {self.data}"]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rounds in which a thing and its baseline were measured one right after the other."""

    measured: tuple[float, ...]
    baseline: tuple[float, ...]

    @property
    def ratios(self) -> tuple[float, ...]:
        """The ratio of each round."""
        return tuple(one / other for one, other in zip(self.measured, self.baseline, strict=True))

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios: what load there was stood on both sides of each."""
        return statistics.median(self.ratios)

    @property
    def spread(self) -> tuple[float, float]:
        """The lowest and the highest ratio of a round."""
        return min(self.ratios), max(self.ratios)

    def figure(
        self, identity: str, what: str, *, must: float, goal: float, baseline: str, data: str, **beside: str
    ) -> Figure:
        """The ratio as a figure; `beside` gets underscores for blanks in its names."""
        return Figure(
            identity, what, self.ratio, must, goal, baseline, data,
            rounds=len(self.measured), spread=self.spread,
            beside={name.replace("_", " "): words for name, words in beside.items()},
        )  # fmt: skip


def paired(rounds: int, measured: Callable[[], float], baseline: Callable[[], float], *, warm_up: bool = True) -> Pairs:
    """Measure two things in turn, so that whatever else the machine does falls on both.

    Args:
        rounds: how many pairs.
        measured: does it once and returns what it took.
        baseline: the same for what it is compared with.
        warm_up: do each once before, uncounted.
    """
    if warm_up:
        measured()
        baseline()
    pairs: list[tuple[float, float]] = []
    for number in range(rounds):
        if number % 2:
            other = baseline()
            pairs.append((measured(), other))
        else:
            one = measured()
            pairs.append((one, baseline()))
    return Pairs(tuple(one for one, _ in pairs), tuple(other for _, other in pairs))


def share(values: Sequence[float], percent: float) -> float:
    """The value that `percent` of all values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def middle(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def ms(seconds: float) -> str:
    """Seconds in words."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{1000 * seconds:.2f} ms" if seconds < 0.1 else f"{1000 * seconds:.0f} ms"


def _said(value: float) -> str:
    if value == int(value):
        return str(int(value))
    return f"{value:.2g}" if value < 0.1 else f"{value:.2f}"
