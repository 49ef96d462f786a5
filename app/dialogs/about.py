"""What the program is, in a few lines."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, qVersion

import pconv


def about_text() -> str:
    """HTML with the version and the papers behind the methods."""
    words = QCoreApplication.translate(
        "Dialogs", "Fills what you paint over in a photograph, and changes nothing else in it."
    )
    return (
        f"<h3>PConv Studio {pconv.__version__}</h3><p>{words}</p>"
        "<p>G. Liu et al.: Image Inpainting for Irregular Holes Using Partial Convolutions, ECCV 2018<br>"
        "C. Barnes et al.: PatchMatch, ACM Transactions on Graphics, 2009<br>"
        "A. Telea: An Image Inpainting Technique Based on the Fast Marching Method, 2004<br>"
        "M. Bertalmío et al.: Navier-Stokes, Fluid Dynamics, and Image and Video Inpainting, CVPR 2001</p>"
        f"<p>Qt {qVersion()}</p>"
    )
