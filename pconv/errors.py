"""What can go wrong in words a person can act on."""

from __future__ import annotations


class PConvError(Exception):
    """A failure with one clear sentence for the person: what happened, to which file, and what to do.

    The command line prints the sentence and exits with 1, the window shows it; neither shows a traceback.
    """


class UsageError(PConvError):
    """The request itself makes no sense (unknown method, mask of another size); the command line exits with 2."""


class Cancelled(Exception):
    """The person asked to stop. Raised at the next step of the running work; nothing was changed."""
