"""The third step of an import: what becomes of those who look like somebody known, and what needs a look."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.base.words import N_, Phrase
from clientdesk.desk.bringing import Reckoning, WholeShop
from clientdesk.desk.intake import Duplicates
from clientdesk.desk.intake_words import PEOPLE, IntakeWords
from clientdesk.formats.card import Problem
from clientdesk.kit.widgets import Card, CardHead, Choice, PlainLabel, Segmented, boxed, column, row
from clientdesk.shell.import_defaults import DefaultsCard
from clientdesk.shell.import_figures import FiguresCard, number
from clientdesk.shell.import_findings import FindingList
from clientdesk.shell.import_keys import KeysChoice
from clientdesk.shell.import_match import TwoColumns
from clientdesk.shell.import_preview import PreviewCard
from clientdesk.shell.import_session import ImportSession
from clientdesk.shell.import_words import DUPLICATES


class KnownCard(Card):
    """Those who look like somebody known: what becomes of them, and who they are."""

    def __init__(self, session: ImportSession) -> None:
        self._session = session
        self.head = CardHead(N_("People you already have"), "users", "warn")
        self.choice = Segmented([Choice(key.value, words) for key, words in DUPLICATES.items()])
        self.choice.setObjectName("import_duplicates")
        self.outcome = PlainLabel("", "second", "ink2", wrap=True)
        self.nobody = PlainLabel("", "text", "ink2", wrap=True)
        self.list = FindingList("import_known_list", N_("Rows that look like people you already have"))
        self.keys = KeysChoice(session)
        super().__init__(self.head, self.nobody, row(self.choice, None), self.outcome, self.list, self.keys, gap=12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.choice.chosen.connect(lambda key: session.choose_duplicates(Duplicates(key)))

    def show_known(self, reckoned: Reckoning) -> None:
        """Show who they are."""
        count = len(reckoned.known)
        words = self._session.words
        self.head.title.set_words(words.known)
        self.list.call(words.known_list)
        self.nobody.set_words(words.none_known)
        self.head.set_count(count or None)
        self.nobody.setVisible(count == 0)
        for widget in (self.choice, self.outcome, self.list):
            widget.setVisible(count > 0)
        self.outcome.set_words(words.outcomes[self._session.wish.duplicates])
        self.choice.choose(self._session.wish.duplicates.value)
        self.list.show_verdicts(reckoned.known)
        self.keys.setVisible(words is PEOPLE)
        self.keys.show_session(self._session)


class ProblemsCard(Card):
    """What could not be taken over as it stands."""

    def __init__(self, name: str) -> None:
        self.head = CardHead(N_("Rows that need a look"), "warning-circle", "danger")
        self.list = FindingList(name, N_("Rows that need a look"))
        super().__init__(self.head, self.list, gap=12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_problems(self, problems: Sequence[Problem], words: IntakeWords = PEOPLE) -> None:
        """List them; nothing is shown where all is well."""
        self.head.title.set_words(words.doubtful)
        self.list.call(words.doubtful)
        self.head.set_count(len(problems))
        self.list.show_problems(problems)
        self.setVisible(bool(problems))


class WholeCard(Card):
    """A file that holds a whole shop."""

    def __init__(self) -> None:
        self.what = PlainLabel("", "text", "ink2", wrap=True)
        super().__init__(CardHead(N_("A whole shop, written by ClientDesk"), "storefront", "accent"), self.what, gap=8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_whole(self, whole: WholeShop) -> None:
        """Say how much there is in it."""
        count = whole.counts.get("customer", 0)
        self.what.set_words(
            Phrase(
                N_("It holds {count} customer, with everything the shop knows: contacts, reminders, settings."),
                N_("It holds {count} customers, with everything the shop knows: contacts, reminders, settings."),
                count,
                count=number(count),
            )
        )


class CheckStep(TwoColumns):
    """Everything that is to be known before anything is changed."""

    def __init__(self, session: ImportSession) -> None:
        super().__init__()
        self.known = KnownCard(session)
        self.whole = WholeCard()
        self.preview = PreviewCard()
        self.defaults = DefaultsCard(session, "import_cards_default")
        self.figures = FiguresCard(leads_on=False)
        self.problems = ProblemsCard("import_problems")
        self._trail: QWidget = boxed(column(self.figures, self.problems, None, gap=16))
        self.set_halves(boxed(column(self.whole, self.preview, self.known, self.defaults, None, gap=16)), self._trail)

    def show_session(self, session: ImportSession) -> None:
        """Show what would become of the file."""
        reckoned = session.reckoned
        self.whole.setVisible(session.whole is not None)
        self._trail.setVisible(session.whole is None)
        self.known.setVisible(reckoned is not None)
        self.figures.show_session(session)
        # The preview of a table stands in the step before.
        is_table = session.source is not None and session.source.table is not None
        self.preview.show_session(session)
        self.preview.setVisible(self.preview.isVisibleTo(self) and not is_table)
        self.defaults.show_session(session)
        self.defaults.setVisible(self.defaults.isVisibleTo(self) and not is_table and session.words is PEOPLE)
        if session.whole is not None:
            self.whole.show_whole(session.whole)
        self.problems.setVisible(reckoned is not None)
        if reckoned is not None:
            self.known.show_known(reckoned)
            self.problems.show_problems(reckoned.plan.problems, session.words)
