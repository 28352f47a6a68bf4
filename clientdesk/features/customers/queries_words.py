"""Words that customers were told of with before, offered where they are written again."""

from __future__ import annotations

from clientdesk.desk.shop import Shop

_MOST = 200


def industries(shop: Shop) -> list[str]:
    """The industries written so far, the most usual first."""
    return _used(shop, "industry")


def ways_found(shop: Shop) -> list[str]:
    """How customers found the shop, in the owner's words, the most usual first."""
    return _used(shop, "found_by")


def _used(shop: Shop, column: str) -> list[str]:
    rows = shop.database.execute_sql(
        f"SELECT {column}, count(*) AS n FROM customer WHERE {column} <> '' AND trashed_at IS NULL "  # noqa: S608 - ours
        f"GROUP BY {column} ORDER BY n DESC, {column} LIMIT ?",
        (_MOST,),
    )
    return [str(word) for word, _count in rows.fetchall()]
