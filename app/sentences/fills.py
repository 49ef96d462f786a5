"""What `pconv` says while holes are filled or found, of devices and of the network's weights."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

_T = QT_TRANSLATE_NOOP

FILLING = (
    _T("Engine", "The hole covers the whole picture; leave some of it to fill the hole from."),
    _T("Engine", "The hole is empty; nothing was filled."),
    _T("Engine", "The method {0} cannot run here, a part of it is not installed: {1}."),
    _T("Engine", "There is not enough memory for the method {0} on this hole; fill it in smaller parts."),
    _T("Engine", "There is not enough memory to run the network; fill the hole in smaller parts."),
    _T("Engine", "{0} needs both a hole and something around it to fill it from."),
    _T(
        "Engine",
        "There is nothing to copy from: the hole and the forbidden area leave no part of the picture free. Make the "
        "hole smaller or allow more of the picture as a source.",
    ),
    _T("Engine", "The hole is too large to be tried elsewhere in this photo."),
)
FILLED = (
    _T("Engine", "A large hole was filled at a smaller scale inside, because solving it whole takes too long."),
    _T("Engine", "The network could not be used, so PatchMatch worked alone: {0}"),
    _T("Engine", "The network could not look at the fill again: {0}"),
    _T("Engine", "No place is large enough to heal a part of the hole from; it is continued smoothly there."),
)
DEVICES = (
    _T("Engine", "There is no {0} device that this installation can use."),
    _T("Engine", "{0} failed its self-test ({1})."),
    _T("Engine", "{0} computes wrongly (its self-test is off by {1})."),
    _T("Engine", "{0} The CPU was used."),
    _T("Engine", "{0} ran out of memory; the CPU was used."),
)
WEIGHTS = (
    _T("Engine", "There are no network weights at {0}; install the program again or name another file."),
    _T("Engine", "{0} is no weights file, or it is incomplete."),
    _T("Engine", "{0} holds no weights of this program's network."),
    _T("Engine", "The weights in {0} are damaged (their checksum differs); install them again."),
    _T("Engine", "The weights in {0} belong to another network than their header says."),
    _T("Engine", "{0} holds a network that {1}; name one that {2}."),
)
SENTENCES = (*FILLING, *FILLED, *DEVICES, *WEIGHTS)

# What is put into them and is a word itself: what a network does.
WORDS = (
    _T("Engine", "fills"),
    _T("Engine", "finds objects"),
    _T("Engine", "predicts shades"),
    _T("Engine", "finds damage"),
)
