"""Yes and no as files write them, in five languages; anything else is neither."""

from __future__ import annotations

from clientdesk.formats.headers import fold

_YES = (
    "yes, y, true, 1, x, on, ok, agreed, accepted, subscribed, opted in, opt in, opt-in, allowed, given,"
    " jah, ja, on nõus, nõus, tellitud, taip, sutinku, sutinka, prenumeruoja, да, согласен, согласна, подписан,"
    " подписана, есть, כן, מאשר, מאשרת, מסכים, מסכימה, רשום, ✓, ✔, ☑"
)
_NO = (
    "no, n, false, 0, off, none, refused, declined, unsubscribed, not subscribed, opted out, opt out, opt-out,"
    " never, ei, ei soovi, keeldus, ne, nesutinku, nesutinka, atsisakė, нет, не согласен, не согласна, отказ,"
    " отписан, отписана, לא, מסרב, מסרבת, לא מאשר, לא מאשרת, לא רשום, ✗, ✘, ☐"
)
_WORDS = {fold(word.strip()): "yes" for word in _YES.split(",")} | {fold(word.strip()): "no" for word in _NO.split(",")}


def yes_or_no(text: str) -> str:
    """What the text says as machine text, "yes" or "no"; "" where it says neither clearly."""
    return _WORDS.get(fold(text).strip(" .!"), "")
