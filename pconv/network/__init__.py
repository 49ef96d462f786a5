"""The network: partial convolutions, the U-Net made of them, its weights. Importing it imports torch."""

from pconv.network.attention import CELL
from pconv.network.inference import PreparedUNet, prepare
from pconv.network.partial_convolution import PartialConv2d
from pconv.network.unet import PConvUNet, UNetConfig, closes
from pconv.network.weights import DEFAULT, RESTORATION, describe, load_weights, save_weights

__all__ = [
    "CELL",
    "DEFAULT",
    "RESTORATION",
    "PConvUNet",
    "PartialConv2d",
    "PreparedUNet",
    "UNetConfig",
    "closes",
    "describe",
    "load_weights",
    "prepare",
    "save_weights",
]
