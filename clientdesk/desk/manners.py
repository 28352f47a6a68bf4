"""Manners: how a customer is treated by default, for whoever is about to call, write, or plan what comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manner:
    """How somebody is treated, in the language of the moment.

    Args:
        name: by what it is called ("Long-term").
        channel: a kind of contact: how to be in touch first, "" where nobody said.
        personal: what a person has to do; "" for nothing.
        follow_up: the words of a next step, "" for none.
    """

    name: str
    channel: str
    personal: str
    follow_up: str


@dataclass(frozen=True, slots=True)
class MannerSource:
    """Where it comes from: `manner(shop, customer=)`, None where nothing is said; read from `tables`."""

    tables: frozenset[str]
    manner: Callable[..., Manner | None]
