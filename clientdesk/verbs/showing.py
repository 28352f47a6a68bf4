"""Verbs that show the program: `demo`."""

from __future__ import annotations

from clientdesk.verbs.verb import Verb

SHOWING: tuple[Verb, ...] = ()
