"""The card of the rhythm of contact."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.rhythm.records import ClassRhythm, CustomerRhythm, TouchDelay, TouchRaised

FEATURE = Feature(
    "rhythm",
    records=(
        ClassRhythm,
        CustomerRhythm,
        TouchDelay,
        TouchRaised,
    ),
)
