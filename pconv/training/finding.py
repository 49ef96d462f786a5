"""What networks are trained for that find something: damage, objects."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional


class MarksObjective(nn.Module):
    """What a network that finds marks is trained for: cross-entropy, and the overlap of what it finds with what is
    there (Milletari et al., "V-Net", 3DV 2016), which does not mind that most of a picture is sound."""

    _OVERLAP, _SLACK = 0.5, 20.0  # weight; pixels, so that a picture without marks asks for none

    def forward(self, found: Tensor, truth: Tensor, mask: Tensor) -> tuple[Tensor, dict[str, Tensor]]:
        """The total and its terms, for ``found: (N, 1, H, W)`` before the sigmoid and a mask, 0 = damaged; `truth` is
        that of the other objectives."""
        found, there = found.float(), 1 - mask
        entropy = functional.binary_cross_entropy_with_logits(found, there)
        share = found.sigmoid()
        both, all_ = (share * there).sum((1, 2, 3)), share.sum((1, 2, 3)) + there.sum((1, 2, 3))
        apart = (1 - (2 * both + self._SLACK) / (all_ + self._SLACK)).mean()
        return entropy + self._OVERLAP * apart, {"entropy": entropy.detach(), "apart": apart.detach()}


class ObjectsObjective(nn.Module):
    """What a network that finds objects is trained for: cross-entropy, and what is lacking of the share that what it
    finds and what is there have in common of both (Rahman, Wang, ISVC 2016)."""

    _COMMON, _SLACK = 0.7, 20.0  # weight; pixels

    def forward(self, found: Tensor, truth: Tensor, mask: Tensor) -> tuple[Tensor, dict[str, Tensor]]:
        """The total and its terms, for ``found: (N, 1, H, W)`` before the sigmoid, what the object covers and where
        that counts, both ``(N, 1, H, W)``."""
        found, axes = found.float(), (1, 2, 3)
        entropy = functional.binary_cross_entropy_with_logits(found, truth, mask, reduction="none").sum(axes)
        entropy = (entropy / mask.sum(axes).clamp(min=1)).mean()
        share, there = found.sigmoid() * mask, truth * mask
        both = (share * there).sum(axes)
        all_ = (share + there).sum(axes) - both
        apart = (1 - (both + self._SLACK) / (all_ + self._SLACK)).mean()
        return entropy + self._COMMON * apart, {"entropy": entropy.detach(), "apart": apart.detach()}
