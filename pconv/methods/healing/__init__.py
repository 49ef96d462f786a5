"""Copying one place over a part of the hole, in the tones of what surrounds it."""
