"""Calendar files in and out: what the rest of the program uses."""

from clientdesk.formats.ical_event import Event, EventJson, Moment, Person, Span, as_json
from clientdesk.formats.ical_reader import CalendarFile, read_calendar
from clientdesk.formats.ical_writer import write_calendar

__all__ = [
    "CalendarFile",
    "Event",
    "EventJson",
    "Moment",
    "Person",
    "Span",
    "as_json",
    "read_calendar",
    "write_calendar",
]
