"""Questions to the person, behind one object so that tests can answer them."""

from __future__ import annotations

from app.dialogs.asking import Dialogs, Unsaved

__all__ = ["Dialogs", "Unsaved"]
