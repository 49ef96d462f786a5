"""What `pconv.project` says of projects, and what stands in reports and on comparison sheets."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

_T = QT_TRANSLATE_NOOP

SENTENCES = (
    _T("Engine", "{0} is not a project of PConv Studio, or is damaged, and cannot be opened."),
    _T("Engine", "{0} was made by a newer PConv Studio; install that one to open it."),
    _T("Engine", "{0} is another picture now, so the work on it in {1} cannot be brought back."),
    _T("Engine", "{0} is damaged and cannot be opened."),
    _T("Engine", "The project's fills do not fit its photo: it is damaged."),
    _T("Engine", "The fills are of a photo of {0} pixels, and {1} has {2}."),
    _T("Engine", "The fills are of a photo of {0} pixels, and this one has {1}."),
    _T("Engine", "Reports are saved as PDF or PNG; end the name {0} with .pdf or .png."),
)
REPORT = (
    _T("Engine", "Report of a restoration"),
    _T("Engine", "As opened"),
    _T("Engine", "After 1 fill"),
    _T("Engine", "After {0} fills"),
    _T("Engine", "Original: {0} x {1} pixels, {2} bits per channel, {3}."),
    _T("Engine", "Original: {0} x {1} pixels, {2} bits per channel."),
    _T("Engine", "SHA-256 of {0}: {1}"),
    _T("Engine", "Filled in all: {0} % of the picture."),
    _T(
        "Engine",
        "Every pixel outside of what is shown in red below is that of the original; this was compared.",
    ),
    _T("Engine", "Report made {0} by PConv Studio {1}."),
    _T("Engine", "Before"),
    _T("Engine", "Filled, in red"),
    _T("Engine", "Brought back, in red"),
    _T("Engine", "After"),
    _T("Engine", "Best of each: {0}"),
    _T("Engine", "The original brought back"),
    _T("Engine", "Version {0}."),
    _T("Engine", "Accepted {0}, {1} % of the picture, rows {2} to {3}, columns {4} to {5}."),
    _T("Engine", "{0} % of the picture, rows {1} to {2}, columns {3} to {4}."),
    _T("Engine", "{0} s on {1}, seed {2}, version {3}."),
    _T("Engine", "Chosen hole by hole, seed {0}, version {1}."),
    _T("Engine", "an unknown device"),
    _T("Engine", "With areas painted: do not copy."),
    _T("Engine", "With areas painted: copy only."),
    _T("Engine", "With areas painted: do not copy and copy only."),
    _T("Engine", "PConv Studio {0}   ·   page {1} of {2}"),
)
SHEET = (
    _T("Engine", "{0}   {1} x {2}   hole {3} %   PConv Studio {4}"),
    _T("Engine", "Photo"),
    _T("Engine", "framed: what is shown"),
    _T("Engine", "Hole"),
    _T("Engine", "red is filled"),
    _T("Engine", "Best of each"),
    _T("Engine", "chosen hole by hole"),
    _T("Engine", "{0} s on {1}"),
)
