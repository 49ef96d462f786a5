"""From matched cells to a picture of copies, to the pixel.

Cells lie on a grid of 4 x 4 pixels, and a cell copied from another of the same grid fits its surroundings only by
chance. Here every cell may come from any place, and the places are improved in turn with the picture made of them, as
PatchMatch (Barnes et al. 2009) and space-time completion (Wexler et al. 2007) do: a cell tries what its neighbours
copy and the places a pixel or two beside its own, keeps the one whose window looks most like its own window, and all
cells are copied anew. What a window is compared with is the prediction at first and the copies of the round before
from then on, and known pixels always. These count most, and a pixel the less the deeper it lies in the hole, so that
copies carry on from the rim inwards. In the end each takes on the tone of the prediction.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from pconv.kernels.comparing import move_band, propagate_band
from pconv.kernels.threads import Crew
from pconv.network.uncompiled import uncompiled

_REACHES = (2, 1, 1, 1, 1)  # in pixels, of each round: at first half a cell, as far as a cell can be off its place
_AROUND = 3  # pixels of the window around a cell that are compared as well
_BELIEVED = 0.15  # what a pixel at the rim of the hole counts; a known one counts 1
_FADING = 0.8  # a pixel one cell deeper in the hole counts exp(-_FADING) times as much
_DEEPEST = 16  # cells; beyond, nothing counts less
_TONE = 0.06  # by how much at most a copy is made lighter or darker to suit the prediction, or skies get steps
_MARGIN = 12  # around a picture: a cell that begins in its last row, its window, a step
_SLACK = 1e-5  # a place must be better by this, in mean squared differences, to take another's place
_AT_ONCE = 1024  # cells; more would leave the processor's cache


class Copied(NamedTuple):
    """Attributes:
    picture: ``(N, 3, H, W) float32``: known pixels, and those of cells with no place, as they were; the copies fade out
        over their neighbours by half a cell.
    misfit: ``(N, h * w) float32``: by how much the windows of each cell and its copy differ, mean of the squares, 0
        where there is none.
    origins: ``(N, h * w, 2) int64``: row and column where what each cell copies begins, -1 where there is none.
    """

    picture: Tensor
    misfit: Tensor
    origins: Tensor


@uncompiled  # how many cells there are differs from picture to picture
@torch.no_grad()
def copied(
    picture: Tensor,
    mask: Tensor,
    sources: Tensor,
    places: Tensor,
    cell: int,
    sizes: Tensor | None = None,
) -> Copied:
    """The pictures with their holes filled by copies.

    Args:
        picture: ``(N, 3, H, W)``, the hole predicted.
        mask: ``(N, 1, H, W)``, 1 = valid.
        sources: ``(N, 1, H, W)``, 1 where pixels may be copied from.
        places: ``(N, h * w) int64``: for each cell, row after row, the number of the cell to start from, -1 for cells
            to leave as they are. Every pixel of what is copied must be a source.
        cell: their side in pixels.
        sizes: ``(N, 2) int`` heights and widths of pictures that were padded, with a mask of 0 there, or None.
    """
    misfit = torch.zeros(places.shape, device=places.device)
    origins = torch.full((*places.shape, 2), -1, device=places.device)
    canvas = _Canvas(picture.float(), mask, sources, cell, sizes)
    columns = -(-picture.shape[-1] // cell)
    numbers, goals = (places >= 0).nonzero(as_tuple=True)
    if len(goals):
        best = places[numbers, goals]
        goals, best = (canvas.index(numbers, cells // columns, cells % columns) for cells in (goals, best))
        neighbours = canvas.neighbours(goals)
        for reach in _REACHES:
            best = canvas.propagated(goals, best, neighbours)
            best, apart = canvas.moved(goals, best, reach)
            canvas.copy(goals, best)
        misfit[places >= 0] = apart
        origins[places >= 0] = canvas.origins(best)
        canvas.blend(goals, best)
    return Copied(canvas.picture, misfit, origins)


class _Canvas:
    """Pictures in one row of pixels, each with a margin around it, so that a place is one number, the same step leads
    from any pixel to its neighbour, and no window ends outside."""

    def __init__(self, picture: Tensor, mask: Tensor, sources: Tensor, cell: int, sizes: Tensor | None) -> None:
        self.cell = cell
        self.shape = picture.shape
        if sizes is None:
            sizes = torch.tensor(picture.shape[-2:], device=picture.device).expand(len(picture), 2)
        rows, columns = (
            torch.arange(-_MARGIN, side + _MARGIN, device=picture.device).expand(len(picture), -1)
            for side in picture.shape[-2:]
        )
        self.rows, self.columns = rows.shape[1], columns.shape[1]
        inside = _within(rows, sizes[:, :1])[:, :, None] & _within(columns, sizes[:, 1:])[:, None]
        rows = rows.clamp(min=0).minimum(sizes[:, :1] - 1)
        columns = columns.clamp(min=0).minimum(sizes[:, 1:] - 1)
        numbers = torch.arange(len(picture), device=picture.device)[:, None, None]
        self.pixels = picture.permute(0, 2, 3, 1)[numbers, rows[:, :, None], columns[:, None]].flatten(0, 2)
        known, usable = (
            inside & (plane[:, 0][numbers, rows[:, :, None], columns[:, None]] > 0.5) for plane in (mask, sources)
        )
        self.hole, self.usable = (inside & ~known).flatten(), usable.flatten()
        self.predicted = self.pixels.clone()
        believed = _believed(mask, cell)[numbers, rows[:, :, None] // cell, columns[:, None] // cell]
        self.counted = torch.where(known, 1.0, believed * inside).flatten()
        barred = functional.pad((~usable)[:, None].float(), (0, cell - 1, 0, cell - 1))
        self.free = functional.max_pool2d(barred, cell, 1).flatten() < 0.5  # where a cell to copy may begin

    @property
    def picture(self) -> Tensor:
        plane = self.pixels.view(self.shape[0], self.rows, self.columns, 3)
        return plane[:, _MARGIN:-_MARGIN, _MARGIN:-_MARGIN].permute(0, 3, 1, 2).contiguous()

    def index(self, numbers: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
        """Where cells begin, from the numbers of their pictures, their rows and columns."""
        rows, columns = rows * self.cell + _MARGIN, columns * self.cell + _MARGIN
        return (numbers * self.rows + rows) * self.columns + columns

    def origins(self, places: Tensor) -> Tensor:
        """``(n, 2)``: rows and columns in their pictures of where cells begin."""
        return torch.stack([places // self.columns % self.rows, places % self.columns], 1) - _MARGIN

    def steps(self, first: int, last: int) -> Tensor:
        """The steps to all pixels of a square, from row and column `first` to before `last` of where it begins."""
        along = torch.arange(first, last, device=self.pixels.device)
        return (along[:, None] * self.columns + along).flatten()

    def neighbours(self, goals: Tensor) -> Tensor:
        """``(G, 4)``: numbers of the cells beside each among `goals`, its own where that is none of them."""
        own = torch.arange(len(goals), device=goals.device)
        numbers = torch.full((len(self.pixels),), -1, device=goals.device)
        numbers[goals] = own
        beside = torch.tensor((self.cell, -self.cell), device=goals.device)
        found = numbers[goals[:, None] + torch.cat([beside, beside * self.columns])]
        return torch.where(found < 0, own[:, None], found)

    def _compared(self, kernel: Callable[..., None], goals: Tensor, *args: Tensor | int) -> None:
        """Run a kernel of `pconv.kernels.comparing` over all cells."""
        pixels, counted, free = self.pixels.numpy(), self.counted.numpy(), self.free.numpy()
        side = self.cell + 2 * _AROUND
        own = [one.numpy() if isinstance(one, Tensor) else one for one in (goals, *args)]
        with Crew(torch.get_num_threads()) as crew:
            numbers = pixels, counted, free, self.columns, side, _AROUND, np.float32(_SLACK)
            crew.each_band(kernel, len(goals), *numbers, *own)

    def propagated(self, goals: Tensor, sources: Tensor, neighbours: Tensor) -> Tensor:
        """The best of every cell's own source and those that carry on its neighbours' copies."""
        if on_processor(goals):
            found = torch.empty_like(sources)
            self._compared(propagate_band, goals, sources, neighbours, found)
            return found
        on = (goals[:, None] + (sources - goals)[neighbours]).clamp(0, len(self.pixels) - 1)
        places = torch.cat([sources[:, None], on], 1)
        others = self.free[places] & (places != sources[:, None])  # most neighbours agree, and need no comparison
        others[:, 0] = others.any(1)
        apart = torch.full(places.shape, torch.inf, device=goals.device)
        apart[:, 0] = 0
        cells, which = others.nonzero(as_tuple=True)
        apart[cells, which] = self.apart(goals[cells], places[cells, which])
        return _best(apart, places, 0)

    def weights(self, goals: Tensor, window: Tensor) -> Tensor:
        """``(n, w, 1)``: square roots of what the pixels of windows around cells count; 1 for each window in all."""
        counted = self.counted[goals[:, None] + window]
        return (counted / counted.sum(1, keepdim=True)).sqrt_()[..., None]

    def apart(self, goals: Tensor, places: Tensor) -> Tensor:
        """Mean squared differences of the windows around cells and around places, both ``(n,)``."""
        window = self.steps(-_AROUND, self.cell + _AROUND)
        found = []
        for goal, place in zip(goals.split(_AT_ONCE), places.split(_AT_ONCE), strict=True):
            apart = self.pixels[place[:, None] + window] - self.pixels[goal[:, None] + window]
            found.append(apart.mul_(self.weights(goal, window)).square_().sum((1, 2)))
        return torch.cat(found) if found else self.pixels.new_zeros(0)

    def moved(self, goals: Tensor, sources: Tensor, reach: int) -> tuple[Tensor, Tensor]:
        """The best of every cell's source and those up to `reach` pixels beside it, and how far they are apart."""
        if on_processor(goals):
            found, misfit = torch.empty_like(sources), torch.empty(len(sources))
            self._compared(move_band, goals, sources, reach, found, misfit)
            return found, misfit
        side = self.cell + 2 * _AROUND
        own, large = self.steps(0, side), self.steps(0, side + 2 * reach)
        start = -_AROUND * (self.columns + 1)
        moves = self.steps(-reach, reach + 1)
        best, least = [], []
        for goal, source in zip(goals.split(_AT_ONCE), sources.split(_AT_ONCE), strict=True):
            mine = self.pixels[goal[:, None] + start + own].unflatten(1, (side, side))
            weights = self.weights(goal, start + own).unflatten(1, (side, side))
            there = self.pixels[source[:, None] + start + moves[0] + large].unflatten(1, (side + 2 * reach,) * 2)
            apart = [
                (there[:, row : row + side, column : column + side] - mine).mul_(weights).square_().sum((1, 2, 3))
                for row in range(2 * reach + 1)
                for column in range(2 * reach + 1)
            ]
            places = source[:, None] + moves
            apart = torch.stack(apart, 1).masked_fill_(~self.free[places], torch.inf)
            best.append(_best(apart, places, len(moves) // 2))
            least.append(apart.amin(1).clamp(min=0))
        return torch.cat(best), torch.cat(least)

    def copy(self, goals: Tensor, sources: Tensor) -> None:
        """Copy all cells from their sources, in holes alone."""
        cell = self.steps(0, self.cell)
        to, source = ((begin[:, None] + cell).flatten() for begin in (goals, sources))
        inside = self.hole[to]
        self.pixels[to[inside]] = self.pixels[source[inside]]

    def blend(self, goals: Tensor, sources: Tensor) -> None:
        """The same with the pixels half a cell around as well, each copy weighted by how near its middle is and in the
        tone of what was predicted there."""
        half = self.cell // 2
        window = self.steps(-half, self.cell + half)
        ramp = (torch.arange(2 * self.cell, device=goals.device) + 0.5) / self.cell
        tent = torch.minimum(ramp, 2 - ramp)
        total, sums = torch.zeros_like(self.pixels), torch.zeros_like(self.pixels[:, :1])
        for goal, place in zip(goals.split(_AT_ONCE), sources.split(_AT_ONCE), strict=True):
            to, source = goal[:, None] + window, place[:, None] + window
            weights = torch.outer(tent, tent).flatten() * (self.hole[to] & self.usable[source])
            pixels = self.pixels[source]
            tone = (self.predicted[to] - pixels).mean(1, keepdim=True).clamp_(-_TONE, _TONE)
            pixels.add_(tone).mul_(weights[..., None])
            total.index_add_(0, to.flatten(), pixels.flatten(0, 1))
            sums.index_add_(0, to.flatten(), weights.flatten()[:, None])
        self.pixels = torch.where(sums > 0, total / sums.clamp(min=1e-6), self.pixels)


def on_processor(tensor: Tensor) -> bool:
    """Whether the kernels of `pconv.kernels.comparing` can do the work."""
    return tensor.device.type == "cpu"


def _believed(mask: Tensor, cell: int) -> Tensor:
    """``(N, h, w)``: what pixels of a hole count in each cell, of a mask ``(N, 1, H, W)``; with any known pixel in it
    or beside it a cell is at the rim."""
    height, width = mask.shape[-2:]
    whole = functional.pad(mask.float(), (0, -width % cell, 0, -height % cell))
    near = functional.max_pool2d(functional.max_pool2d(whole, cell), 3, 1, 1)
    depth = 1 - near
    for _ in range(_DEEPEST - 1):
        near = functional.max_pool2d(near, 3, 1, 1)
        depth = depth + (1 - near)
    return _BELIEVED * torch.exp(-_FADING * depth[:, 0])


def _within(at: Tensor, end: Tensor) -> Tensor:
    return (at >= 0) & (at < end)


def _best(apart: Tensor, places: Tensor, own: int) -> Tensor:
    """Of each row the place with the smallest difference; the one in column `own` unless another is clearly better."""
    apart[:, own] -= _SLACK
    return places.gather(1, apart.argmin(1, keepdim=True))[:, 0]
