"""By what somebody is known to be there already: ticks behind a quiet button, for those who want it otherwise."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.words import N_, Phrase, apart, shown
from clientdesk.desk.intake import FACT_KEY, Target
from clientdesk.formats.fields import Field
from clientdesk.kit.widgets import Button, PlainLabel, Tick, Words, boxed, row
from clientdesk.shell.import_session import ImportSession
from clientdesk.shell.import_words import KEYS


class KeysChoice(QWidget):
    """The button, and the ticks behind it; the last tick stays, for by nothing nobody is known."""

    def __init__(self, session: ImportSession) -> None:
        super().__init__()
        self._session = session
        self.opener = Button(N_("How they are known…"), "caret-down", "ghost", clicked=self.open, name="import_keys")
        self.title = PlainLabel(N_("Somebody is known by any of these:"), "second", "ink2", wrap=True)
        self.ticks: dict[str, Tick] = {}
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        self._closed = boxed(row(self.opener, None))
        whole.addWidget(self._closed)
        whole.addWidget(self.title)
        whole.addLayout(self._column)
        self._is_open = False

    def open(self) -> None:
        """Show the ticks."""
        self._is_open = True
        self.show_session(self._session)
        next(iter(self.ticks.values())).setFocus()

    def show_session(self, session: ImportSession) -> None:
        """Show by what they are known now."""
        if session.reckoned is None:
            self._is_open = False
        self._closed.setVisible(not self._is_open)
        self.title.setVisible(self._is_open)
        offered = _offered(session)
        if list(offered) != list(self.ticks):
            self._build(offered)
        for key, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(key in session.wish.keys)
            tick.blockSignals(False)
            tick.setVisible(self._is_open)

    def _build(self, offered: dict[str, Words]) -> None:
        for old in self.ticks.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.ticks = {
            key: Tick(words, changed=lambda _on: self._say(), name=f"import_key_{number}")
            for number, (key, words) in enumerate(offered.items())
        }
        for tick in self.ticks.values():
            self._column.addWidget(tick)

    def _say(self) -> None:
        said = frozenset(key for key, tick in self.ticks.items() if tick.isChecked())
        if said:
            self._session.choose_keys(said)
        else:
            self.show_session(self._session)


def _offered(session: ImportSession) -> dict[str, Words]:
    """What customers can be known by: four things, and the owner's own numbers that this file tells."""
    told = {match.fact for match in session.columns if match.field is Field.FACT}
    own = {f"{FACT_KEY}{one.fact}": _words(one) for one in session.targets if one.is_key and one.fact in told}
    return {**{key.value: words for key, words in KEYS.items()}, **own}


def _words(target: Target) -> Words:
    return Phrase(N_("the same “{title}”"), title=apart(shown(target.title)))
