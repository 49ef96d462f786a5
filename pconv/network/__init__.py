"""The network: partial convolutions, the U-Net made of them, its weights. Importing it imports torch."""

from pconv.network.attention import CELL
from pconv.network.inference import PreparedUNet, prepare
from pconv.network.marks import MarksConfig, MarksNet
from pconv.network.objects import ObjectsConfig, ObjectsNet
from pconv.network.partial_convolution import PartialConv2d
from pconv.network.shades import ShadesConfig, ShadesNet
from pconv.network.unet import PConvUNet, UNetConfig, closes
from pconv.network.weights import (
    DEFAULT,
    MARKS,
    OBJECTS,
    RESTORATION,
    SHADES,
    Shape,
    build,
    describe,
    load_marks,
    load_network,
    load_objects,
    load_shades,
    load_weights,
    purpose,
    save_weights,
    shape_of,
)

__all__ = [
    "CELL",
    "DEFAULT",
    "MARKS",
    "OBJECTS",
    "RESTORATION",
    "SHADES",
    "MarksConfig",
    "MarksNet",
    "ObjectsConfig",
    "ObjectsNet",
    "PConvUNet",
    "PartialConv2d",
    "PreparedUNet",
    "ShadesConfig",
    "ShadesNet",
    "Shape",
    "UNetConfig",
    "build",
    "closes",
    "describe",
    "load_marks",
    "load_network",
    "load_objects",
    "load_shades",
    "load_weights",
    "prepare",
    "purpose",
    "save_weights",
    "shape_of",
]
