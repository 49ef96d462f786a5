"""The engine of PConv Studio: photos, holes, methods that fill them, and the network behind the learned one.

Knows nothing of Qt. Importing this package imports neither torch, OpenCV nor numba.
"""

__version__ = "0.1.0"
