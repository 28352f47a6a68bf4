"""What the window shows only after something was done in it: chips, strips, filters, choices, the popup's sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from clientdesk.base.clock import local_now, today
from clientdesk.base.words import language
from clientdesk.desk.due import Due
from clientdesk.desk.reminding import Raised
from clientdesk.features.contacts.company import Attached
from clientdesk.features.contacts.details import Companion
from clientdesk.features.contacts.mail_reading import Letter, Post
from clientdesk.features.contacts.pane_composer import Composer
from clientdesk.features.contacts.queries_mail import sorted_post
from clientdesk.features.contacts.records import ContactFile
from clientdesk.features.reminders.pane_form_fields import Way
from clientdesk.formats.mail_words import Mailbox
from clientdesk.kit.context import Reached
from clientdesk.kit.form import Form
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.popup_actions import DueActions
from clientdesk.shell.timeline import TimelineView
from clientdesk.shell.today import TodayPage
from clientdesk.shell.today_arrange import ArrangeSheet
from clientdesk.shell.today_sources import View
from tests.flows.states_touch import appointments, calendar, relationships

LINES = {
    "en": "call 5 min, asked about oil, call Friday 10",
    "et": "helistasin 5 min, küsis õli kohta, helistada reedel kell 10",
    "lt": "skambinau 5 min, klausė apie alyvą, skambinti penktadienį 10 val.",
    "ru": "звонила 5 мин, спросил про масло, позвонить в пятницу в 10",
    "he": "שיחה 5 דק׳, שאל על שמן, להתקשר ביום שישי ב-10",
}
_LONG_NAME = "Photograph of the wheel after the fall near Lahemaa, from behind.jpeg"
_Part = TypeVar("_Part", bound=QWidget)


def states(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """One state after the other, and the widget that is to be looked at."""
    finds = (_composer, _timeline, _forms, _files, _today, _popup)
    for find in (*finds, calendar, appointments, relationships):
        for name, root in find(window):
            # A page that scrolls takes its measure from what it has laid out before.
            for _pass in range(3):
                QApplication.processEvents()
            yield name, root


def part(window: QWidget, kind: type[_Part]) -> _Part:
    """The widget of this kind."""
    found = window.findChild(kind)
    assert found is not None, kind
    return found


def _composer(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    window.open_page("customers")
    window.context.show_customer(1)
    composer = part(window, Composer)
    composer.call()
    composer.entry.setPlainText(LINES[language()])
    assert composer.understood.row.standing()
    composer.files.set_value((Attached("ab.jpeg", _LONG_NAME), Attached("cd.txt", "list.txt")))
    yield "composer with chips", window
    composer.toggle_more()
    yield "composer with more", window
    composer.toggle_more()
    composer.files.set_value(())
    composer.entry.clear()
    at = local_now(window.context.bridge.desk.clock).replace(tzinfo=None)
    for kind, to in (("call", "+372 5123 4567"), ("email", "anna@post.ee")):
        window.context.reached.emit(Reached(1, kind, to, at))
        assert composer.offer.isVisible()
        yield f"strip after {kind}", window
        composer.offer.put_away()


def _timeline(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    view = part(window, TimelineView)
    view.bar.open_search()
    view.bar.field.setText("e")
    yield "timeline searched", window
    view.bar.field.setText("xyzzy")
    yield "timeline searched in vain", window
    view.show_only("call")
    yield "timeline of calls", window
    view.show_only("social")
    yield "timeline of nothing", window
    view.bar.close_search()
    view.show_everything()


def _forms(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    form = _form(window, "contact")
    present = form.editor("present")
    present.set_value((Companion(None, 1, "Kati"), Companion(None, None, "Mati")))  # type: ignore[attr-defined]
    files = form.editor("files")
    files.set_value((Attached("ab.jpeg", _LONG_NAME),))  # type: ignore[attr-defined]
    for kind in ("meeting", "call"):
        form.set_values({"kind": kind})
        yield f"contact form of a {kind}", window
    for way in Way:
        form = _form(window, "reminder")
        form.set_values({"way": way, "repeats": "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TU,FR"})
        form.edited.emit()
        yield f"reminder form, {way}", window
    window.sheet.drop_form()


def _form(window: MainWindow, table: str) -> Form:
    window.sheet.drop_form()
    window.context.edit(table, None, customer=1)
    form = next(one for one in window.findChildren(Form, f"{table}_form") if one.isVisible())
    form.open_more()
    return form


def _files(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    bridge = window.context.bridge
    kept = bridge.ask(lambda _shop: ContactFile.select().first())
    assert kept is not None
    window.context.edit("contact_file", kept.id)
    yield "preview of a file", window
    window.sheet.drop_form()
    to, on = (Mailbox("shop@bikes.example"),), local_now(bridge.desk.clock)
    letters = tuple(
        Letter(f"{n}.eml", f"{n}@x.example", "Rear wheel", "Bent", Mailbox(f"{name}@long.example", name), to, on, True)
        for n, name in enumerate(("maximilian.von.und.zu.hohenheim", "boris", "boris"))
    )
    post = Post(letters, ())
    window.context.edit("mails", None, sorting=bridge.ask(sorted_post, post=post))
    yield "e-mails of nobody", window
    window.sheet.drop_form()


def _today(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    left = today(window.context.bridge.desk.clock) - timedelta(days=14)
    window.choices.keep_window(away_since=left.isoformat())
    page = window.open_page("today")
    assert isinstance(page, TodayPage)
    page.show_view(View.TODAY)
    assert page.away.isVisible()
    yield "Today after two weeks", window
    card = page.card("call_today")
    card.choose_all()
    assert card.choice.isVisible()
    yield "Today with a choice", window
    for view in (View.TOMORROW, View.WEEK):
        page.show_view(view)
        yield f"Today, {view}", window
    page.show_view(View.TODAY)
    page.away.put_away()
    page.head.arrange_button.click()
    sheet = QApplication.activePopupWidget()
    assert isinstance(sheet, ArrangeSheet)
    yield "cards of Today arranged", sheet
    sheet.close()


def _popup(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    popup = window.alarm.popup
    now = local_now(window.context.bridge.desk.clock).replace(tzinfo=None)
    plain = Due(
        "reminder", 1, 1, "Ask how the saddle fits", now, False, "call", "Anna Saar", "Mrs. Saar", "+372 5123 4567",
        "plans Hiiumaa in June, wants panniers before that", (now - timedelta(days=12)).date(),
    )  # fmt: skip
    told = replace(plain, to_say="The saddle can be exchanged within thirty days", note="Loud: prefers the afternoon")
    nobody = Due("reminder", 2, None, "Order brake pads", now - timedelta(days=3), True, "note")
    early = replace(told, for_at=now + timedelta(hours=1))
    rows = {
        "popup": (plain,), "popup of nobody": (nobody,), "popup with what to say": (told,), "popup, early": (early,),
        "popup of three": (replace(plain, row=4), nobody, replace(early, row=3)),
        "popup of many": tuple(replace(plain, row=n, due_at=now - timedelta(days=n)) for n in range(9)),
    }  # fmt: skip
    for name, dues in rows.items():
        popup.show_raised(Raised(dues))
        yield name, popup
        if len(dues) == 1 and dues[0].customer is not None:
            part(popup, DueActions).open_log()
            yield f"{name}, written", popup
    popup.show_raised(Raised())
