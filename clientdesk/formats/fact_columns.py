"""The columns of facts that other capabilities keep: a header that a person reads and every ClientDesk finds again."""

from __future__ import annotations

import re

_HEADER = re.compile(r".*\[([a-z][a-z_]*(?::[A-Za-z0-9_\-.]+)*)\]\s*", re.DOTALL)
_SIGNS = re.compile(r"[\[\]\s]+")


def fact_header(key: str, title: str) -> str:
    """The header of a fact's column: `Shoe size [own:1f0c…]`; the title may change, the key stays."""
    plain = _SIGNS.sub(" ", title).strip()
    return f"{plain} [{key}]" if plain else f"[{key}]"


def fact_key(header: str) -> str:
    """The key of the fact in a header that `fact_header` wrote, "" for any other header."""
    found = _HEADER.fullmatch(header)
    return found[1] if found else ""
