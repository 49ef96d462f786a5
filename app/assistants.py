"""What helps a person with hole and results, in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.at_once import AtOnce
from app.borders import Borders
from app.healing import Healing
from app.mixing import Mixing
from app.original import Original
from app.overhang import Overhang
from app.remaking import Remaking
from app.repeating import Repeating
from app.tools import HealTool
from app.trying import Trying
from app.waiting import Waiting

if TYPE_CHECKING:
    from app.window import MainWindow


class Assistants(QObject):
    """Makes them and ties what they say to the window's bars.

    Attributes:
        overhang: takes in what sticks out of the hole.
        borders: paints empty borders.
        original: brings the original back.
        mixing: takes single holes from different results.
        trying: finds out which method to trust.
        repeating: makes the same fills in other photos.
        remaking: makes one of the fills anew.
        healing: copies from where somebody says.
        waiting: holds a fill back while something is looked for.
        at_once: fills what is painted without being asked.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        document, looks, messages = window.document, window.looks, window.messages
        self.overhang = Overhang(document, looks, messages, window.fill, self)
        self.borders = Borders(document, looks, self)
        self.original = Original(document, looks, messages, self)
        self.mixing = Mixing(document, looks, window.compare, window.flow, self)
        self.trying = Trying(document, window.compute, messages, window.dialogs, window.flow, self)
        self.repeating = Repeating(document, window.compute, messages, window.dialogs, window.settings, self)
        self.remaking = Remaking(document, window.compute, messages, self)
        window.history.remake_wanted.connect(lambda *asked: self.remaking.start_on(*asked, window.device))
        self.at_once = AtOnce(window)
        self.healing = Healing(
            document,
            looks,
            next(tool for tool in window.toolbox.tools if isinstance(tool, HealTool)),
            canvas=window.canvas,
            flow=window.flow,
            settings=window.settings,
            parent=self,
        )
        painting = (self.overhang.looking, self.borders, *window.toolbox.looking)
        for looking in (self.trying, self.repeating, self.remaking, self.healing, *painting):
            looking.doing.connect(window.status.show_doing)
        for looking in (self.original, self.mixing, self.trying, self.remaking, self.healing, *painting):
            looking.told.connect(messages.tell)
        self.waiting = Waiting(document, painting, messages, self)
        self.waiting.changed.connect(window.refresh)
        window.filling.ended.connect(lambda: self.overhang.watch(window.settings.get("fill/grow")))
        for stop in (self.trying.drop, self.remaking.make_way):
            window.filling.started.connect(stop)  # what was asked for last comes first
        for doing in (self.trying.doing, self.repeating.doing, self.remaking.doing):
            doing.connect(window.refresh)
