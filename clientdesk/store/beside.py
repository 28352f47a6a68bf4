"""Rows of several tables read side by side in one order, so that a million customers are no heavier than one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any


class Beside:
    """Rows of another table, handed out customer by customer in the same order.

    Args:
        rows: in the rising order of their first column, the customer.
    """

    def __init__(self, rows: Iterable[Sequence[Any]]) -> None:
        self._groups = groupby(rows, itemgetter(0))
        self._customer, self._rows = self._next()

    def of(self, customer: int) -> list[Sequence[Any]]:
        """The rows of `customer`; asked for in rising order."""
        while self._customer is not None and self._customer < customer:
            self._customer, self._rows = self._next()
        return self._rows if self._customer == customer else []

    def _next(self) -> tuple[int | None, list[Sequence[Any]]]:
        for customer, rows in self._groups:
            return customer, list(rows)
        return None, []
