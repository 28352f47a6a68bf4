"""How the words look: a glyph, a soft ground and an ink for each."""

from __future__ import annotations

from clientdesk.features.health.rules import Health

LOOKS: dict[Health, tuple[str, str, str]] = {
    Health.WELL: ("heart-fill", "accent_soft", "accent_text"),
    Health.ATTENTION: ("warning-circle-fill", "warn_soft", "warn"),
    Health.RISK: ("warning-fill", "danger_soft", "danger"),
    Health.LOST: ("link-break", "hover", "ink2"),
}
"""Glyph, ground and ink; the glyph tells them apart where colours do not."""
