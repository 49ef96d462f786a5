"""What can be set on a completion."""

from __future__ import annotations

from dataclasses import dataclass

from pconv.box import Box


@dataclass(frozen=True)
class Settings:
    """Lengths in pixels of the level at hand.

    Attributes:
        radius: patches are ``2 radius + 1`` pixels wide.
        passes: PatchMatch passes (propagation and random search) per round; at full size `passes_finest`.
        rounds_finest: rounds of search and vote at full size.
        rounds_more: rounds more at each coarser level, up to `rounds_most`.
        shifts: by how many shifts at most pieces are moved, when half the size is laid with them; 0 lays none.
        rounds_laid: rounds of one pass each after that.
        near: radius of the random search once a level's first round is over.
        near_settled: the same where sources are only to be made out more finely.
        sharpness: votes weigh exp(-sharpness * d / mean d); high values approach copying.
        inward: votes weigh exp(-inward) times as much for each pixel by which their patch lies deeper in the hole.
        fading: in a target patch pixels weigh exp(-fading) times as much for each pixel by which they lie deeper.
        nearness: below full size a source e times as far away counts as if it differed by this much, in squared 8-bit
            values: what was in a hole was most likely like what is next to it (He, Sun, "Statistics of Patch Offsets
            for Image Completion", ECCV 2012).
        crowding: below full size a source that is copied twice as often counts as if it differed by this much more,
            likewise: one piece that everything is made of shows as rows of the same.
        together: at full size, by how much less a source counts as different if it continues a neighbour's, likewise.
        coarsest_depth: halving stops once no hole pixel lies deeper in the hole than this.
        coarsest_side: halving stops once the shorter side is below this.
        fewest_sources: a coarser level needs at least this many source patches.
        thin_depth: what lies at most this deep in the hole, with nothing deeper beside it, is predicted, not copied.
        grain: give thin parts the grain of what is around them.
        seam_screen: how fast the seam correction fades: over about ``seam_screen ** -0.5`` pixels; 1 leaves it out.
        seam_sweeps: sweeps of relaxation for the seam correction.
        seam_largest: steps across a seam beyond this many 8-bit values are left standing.
        smooth_level: level at which a smooth fill is made as the first guide, 1 or more.
        smooth_strength: weight of that guide, as a share of a patch's own weight.
        texture_gain: value of a step of one between neighbours in the texture to look for, see `texture.measure`.
        texture_strength: weight of that texture, likewise.
        texture_octaves: halvings below `smooth_level` at which its detail is believed.
        guide_strength: weight of a guide where it is strongest, as a share of a patch's own weight.
        guide_depth: pixels of the full size inside the hole from which on a guide has its full weight; a smooth one has
            it everywhere.
        guide_share: say of the guide beside a smooth fill, 0 to 1.
        guide_octaves: halvings below the guide's own scale at which its detail is believed.
        guide_doubt: a guide is dropped if patches fit worse with it than without by more than this factor.
        judged_level: level at which that is decided.
        shading_share: share of the guide's broad shades that the fill takes over in the end, 0 to 1.
        shading_blur: pixels of the guide's own scale over which they are blurred.
        shading_doubt: where guide and fill are this many 8-bit values apart, the guide's counts half.
        lines: carry edges on through the hole before anything is copied.
        mirrors, turns: also copy from the mirror image and from the three quarter turns of the picture.
    """

    radius: int = 2
    passes: int = 3
    passes_finest: int = 2
    rounds_finest: int = 2
    rounds_more: int = 3
    rounds_most: int = 20
    rounds_laid: int = 15
    shifts: int = 40
    near: int = 64
    near_settled: int = 8
    sharpness: float = 2.0
    inward: float = 1.8
    fading: float = 0.6
    nearness: float = 20.0
    crowding: float = 20.0
    together: float = 40.0
    coarsest_depth: float = 4.0
    coarsest_side: int = 32
    fewest_sources: int = 64
    thin_depth: int = 7
    grain: bool = True
    seam_screen: float = 0.002
    seam_sweeps: int = 40
    seam_largest: float = 80.0
    smooth_level: int = 2
    smooth_strength: float = 1.0
    texture_gain: float = 60.0
    texture_strength: float = 1.0
    texture_octaves: int = 2
    guide_strength: float = 8.0
    guide_depth: float = 80.0
    guide_share: float = 0.5
    guide_octaves: int = 4
    guide_doubt: float = 3.0
    judged_level: int = 1
    shading_share: float = 0.5
    shading_blur: float = 6.0
    shading_doubt: float = 15.0
    lines: bool = True
    mirrors: bool = False
    turns: bool = False


def surroundings(hole_box: Box) -> int:
    """How many pixels around a hole with this box patches are looked for in."""
    return min(max(256, max(hole_box.height, hole_box.width) // 2), 512)
