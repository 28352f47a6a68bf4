"""What "Go to anything" offers: pages, actions, settings, help, customers and what was written down; the best first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QAction, QKeySequence

from clientdesk.base.finding import parse_query
from clientdesk.base.marks import Closeness, closeness
from clientdesk.base.text import tokens
from clientdesk.base.words import _
from clientdesk.desk.feature import all_of
from clientdesk.desk.whole import Found, FoundSource
from clientdesk.kit.actions import Actions
from clientdesk.kit.panes import SettingsSection
from clientdesk.shell.frame import Frame
from clientdesk.shell.help_texts import Topic, topics
from clientdesk.shell.manners import ShowsEntry, ShowsTopic
from clientdesk.shell.named import query_named
from clientdesk.shell.palette_rows import Goal
from clientdesk.shell.settings_page import sections_of

Groups = tuple[Actions, Actions, Actions]

MOST = 11
_OF_A_KIND = 5
_FADES = 0.97
"""At each use the others count a little less, so that habits may change."""
_MOST_KEPT = 200
_LONG_ENOUGH = 3
"""Fewer letters are in the text of every help page."""
_NEAR = {Closeness.WHOLE_WORDS: 5.0, Closeness.BEGINNINGS: 4.0, Closeness.OTHER_SPELLING: 2.5, Closeness.ELSEWHERE: 1.5}
_WRITTEN, _IN_THE_TEXT, _BEGINS, _MEETS = 1.0, 0.5, 4.5, 3.0
_MOST_USE = 3.0


def used_again(used: Mapping[str, float], key: str) -> dict[str, float]:
    """How much each goal was used, after `key` was gone to; the least used are forgotten."""
    faded = {other: weight * _FADES for other, weight in used.items()}
    faded[key] = faded.get(key, 0.0) + 1.0
    return dict(sorted(faded.items(), key=lambda one: -one[1])[:_MOST_KEPT])


class Goals:
    """Everything one can go to in a window.

    Args:
        window: where one goes.
        groups: the window's actions: everywhere, pages, with a customer.
        without: the action that leads nowhere from here.
    """

    def __init__(self, window: Frame, groups: Groups, without: QAction | None = None) -> None:
        self._window = window
        self._bridge = window.context.bridge
        features = self._bridge.desk.features
        self._find = query_named(features, "find")
        self._sources: list[FoundSource] = all_of(features, "found")
        self._fixed = [*_from_actions(groups, without), *self._from_settings()]
        self._topics = topics()

    def meeting(self, text: str) -> list[Goal]:
        """What meets `text`, the best first; what is used most stands before what is as near."""
        wanted = tokens(text)
        if not wanted:
            return sorted(self._fixed, key=lambda goal: -self._use(goal))[:MOST]
        near: list[tuple[float, Goal]] = [*self._fixed_near(wanted), *self._found_near(text)]
        near.sort(key=lambda one: -(one[0] + min(_MOST_USE, self._use(one[1]))))
        return [goal for _nearness, goal in near][:MOST]

    def _use(self, goal: Goal) -> float:
        return self._window.choices.window.used.get(goal.key, 0.0)

    def _fixed_near(self, wanted: Sequence[str]) -> Iterable[tuple[float, Goal]]:
        told = [(self._nearness(goal.words, wanted), goal) for goal in self._fixed]
        found = [one for one in told if one[0]]
        yield from sorted(found, key=lambda one: -one[0] - self._use(one[1]))[:_OF_A_KIND]
        if len("".join(wanted)) >= _LONG_ENOUGH:
            for topic in self._topics:
                titled = self._nearness(topic.title, wanted)
                if titled or topic.says(" ".join(wanted)):
                    yield titled or _IN_THE_TEXT, self._from_help(topic)

    def _nearness(self, words: str, wanted: Sequence[str]) -> float:
        """How near a title is: it begins so, its words begin so, or (0) neither."""
        there = tokens(words)
        if not all(any(word.startswith(part) for word in there) for part in wanted):
            return 0.0
        return _BEGINS if there[0].startswith(wanted[0]) else _MEETS

    def _found_near(self, text: str) -> Iterable[tuple[float, Goal]]:
        query = parse_query(text)
        found: list[Any] = self._bridge.ask(self._find, text=text, limit=_OF_A_KIND) if self._find else []
        for one in found:
            yield _NEAR[closeness(one.name, query)], self._customer(one.id, one.name, one.why)
        for source in self._sources:
            for hit in self._bridge.ask(source.find, text=text, limit=_OF_A_KIND):
                yield _WRITTEN, self._written(source, hit)

    def _customer(self, customer: int, name: str, why: str) -> Goal:
        go = partial(self._window.context.show_customer, customer)
        return Goal(f"customer:{customer}", name, _("Customer"), "user", go, detail=why)

    def _written(self, source: FoundSource, hit: Found) -> Goal:
        go = partial(_show_written, self._window, hit)
        return Goal(f"{hit.table}:{hit.row}", hit.title, _(source.title), hit.icon, go, detail=hit.detail)

    def _from_settings(self) -> Iterable[Goal]:
        window = self._window
        sections: Iterable[SettingsSection] = sections_of(self._bridge.desk.features, window.choices)
        for one in sections:
            go = partial(window.open_settings, one.key)
            yield Goal(f"setting:{one.key}", _(one.title), _("Setting"), one.icon, go)

    def _from_help(self, topic: Topic) -> Goal:
        return Goal(
            f"help:{topic.key}", topic.title, _("Help"), "question", partial(_show_help, self._window, topic.key)
        )


def _from_actions(groups: Groups, without: QAction | None) -> Iterable[Goal]:
    """Pages and actions, each with its keys."""
    everywhere, going, with_customer = groups
    for group in (going, everywhere, with_customer):
        for action in group.made():
            if action.isEnabled() and action is not without:
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                is_page = group is going
                kind, icon = (_("Page"), "arrow-right") if is_page else (_("Action"), "lightning")
                key = action.objectName() or f"action:{group.source_of(action)}"
                yield Goal(key, action.text(), kind, icon, action.trigger, keys=keys)


def _show_help(window: Frame, topic: str) -> None:
    page: object = window.open_page("help")
    if isinstance(page, ShowsTopic):
        page.show_topic(topic)


def _show_written(window: Frame, hit: Found) -> None:
    """Show where something was written down: on its customer's timeline, else in its form."""
    if hit.customer is not None:
        window.context.show_customer(hit.customer)
        page: object = window.pages.currentWidget()
        if isinstance(page, ShowsEntry) and page.show_entry(hit.table, hit.row):
            return
    window.context.edit(hit.table, hit.row)
