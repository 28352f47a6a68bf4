"""The texts of the help: one Markdown file a topic and language; English where a language lacks one."""

from __future__ import annotations

from dataclasses import dataclass

from clientdesk.base import words
from clientdesk.base.paths import resources
from clientdesk.base.text import tokens

TOPICS = (
    "first-run", "today", "keep-in-touch", "customers", "timeline", "reminders", "promises", "relationships", "people",
    "search", "duplicates", "calendar", "import", "export", "settings", "keys",
)  # fmt: skip


_TOPIC_OF = {"print": "export", "audit": "settings", "merge": "duplicates"}
"""Pages that are told about in the text of another."""


def topic_for(page: str) -> str:
    """The topic that F1 opens on a page."""
    return _TOPIC_OF.get(page, page)


@dataclass(frozen=True, slots=True)
class Topic:
    """One text: `title` is its first heading, `text` all of it in Markdown."""

    key: str
    title: str
    text: str

    def says(self, asked: str) -> bool:
        """Whether every word of `asked` begins a word of the text."""
        there = set(tokens(self.text))
        return all(any(word.startswith(part) for word in there) for part in tokens(asked))


def topics() -> list[Topic]:
    """Every topic in the language of the moment, in the order in which one would read them."""
    return [topic for key in TOPICS if (topic := _read(key)) is not None]


def _read(key: str) -> Topic | None:
    for language in (words.language(), "en"):
        path = resources() / "help" / language / f"{key}.md"
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            return Topic(key, text.partition("\n")[0].lstrip("# ").strip(), text)
    return None
