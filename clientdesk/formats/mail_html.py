"""The text of an HTML mail: what a person reads of it, nothing run, nothing fetched."""

from __future__ import annotations

import html
import re

MOST_HTML = 4_000_000
_SILENT = ("script", "style", "head", "title", "template", "noscript", "svg", "math", "object", "iframe")
_BREAKING = """
    address article aside blockquote br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav
    ol p pre section table tr ul
"""
_BREAKS = frozenset(_BREAKING.split())
_TAG = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]*)")
_BLANKS = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r"\n{3,}")


def plain(markup: str) -> str:
    """The words of `markup`, a line for each paragraph, list item or row; linear in its length, whatever it holds."""
    text = "".join(_pieces(markup[:MOST_HTML]))
    lines = (line.strip() for line in _BLANKS.sub(" ", text).split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


def _pieces(markup: str) -> list[str]:
    found: list[str] = []
    lower = markup.lower() if len(markup.lower()) == len(markup) else markup
    at = 0
    while (start := markup.find("<", at)) >= 0:
        found.append(_words(markup[at:start]))
        if markup.startswith("<!--", start):
            at = _after(markup, "-->", start + 4)
            continue
        tag = _TAG.match(markup, start + 1)
        if tag is None and not markup.startswith(("<!", "<?"), start):
            found.append("<")
            at = start + 1
            continue
        at = _after(markup, ">", start)
        name = tag[1].lower() if tag else ""
        if name in _SILENT and lower[start + 1] != "/":
            at = _after(markup, ">", _place(lower, f"</{name}", at))
        elif name in _BREAKS:
            found.append("\n")
        elif name in {"td", "th"}:
            found.append(" ")
    return [*found, _words(markup[at:])]


def _words(text: str) -> str:
    """Text between tags: line ends of the source are blanks."""
    return html.unescape(" ".join(("", *text.split(), "")) if text.strip() else " " * bool(text))


def _after(markup: str, end: str, start: int) -> int:
    """The place just behind `end`; the end of it all where there is none."""
    place = markup.find(end, start)
    return len(markup) if place < 0 else place + len(end)


def _place(markup: str, what: str, start: int) -> int:
    place = markup.find(what, start)
    return len(markup) if place < 0 else place
