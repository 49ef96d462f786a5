"""What `pconv.photo` says while photos and masks are opened and saved; {0}, {1} stand for what is put in."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

_T = QT_TRANSLATE_NOOP

OPENING = (
    _T("Engine", "There is no file {0}."),
    _T("Engine", "{0} is a folder, not a picture."),
    _T("Engine", "You have no permission to read {0}."),
    _T("Engine", "{0} could not be read: {1}."),
    _T("Engine", "{0} is not a name a file can have."),
    _T("Engine", "{0} is empty."),
    _T("Engine", "{0} is a camera raw file: develop it first and open the TIFF or JPEG that gives."),
    _T("Engine", "{0} is a project, not a photo: open it in the window, or name it with --project."),
    _T("Engine", "{0} is {1}, which cannot be opened here; {2} can."),
    _T("Engine", "{0} is not a picture that can be opened here; {1} can."),
    _T("Engine", "{0} says it has {1} x {2} pixels: the file is damaged."),
    _T(
        "Engine",
        "{0} has {1} x {2} pixels; more than {3} million are not opened. Scale it down or cut it into parts first.",
    ),
    _T("Engine", "{0} has more than {1} gigabytes and is not opened."),
    _T("Engine", "{0} does not fit into memory; close other programs or scale it down."),
    _T("Engine", "{0} is damaged or incomplete and cannot be opened."),
    _T("Engine", "{0} is damaged or incomplete and cannot be opened ({1})."),
    _T("Engine", "{0} is damaged or incomplete and cannot be opened (the file ends too early)."),
    _T("Engine", "{0} is an AVIF picture, which this build of Pillow cannot open; install a newer Pillow."),
    _T("Engine", "{0} is a HEIC picture; to open those, install the extra: pip install 'pconv-studio[heif]'."),
    _T("Engine", "{0} is a {1} picture, which is not edited here; convert it to RGB first."),
    _T("Engine", "{0} has 32 bits per channel, which is not edited here; convert it to 16 or 8 bits first."),
    _T(
        "Engine",
        "{0} is a CMYK picture without a colour profile, so its colours are unknown; convert it to RGB first.",
    ),
    _T("Engine", "{0} is a CMYK picture with a broken colour profile; convert it to RGB first."),
    _T("Engine", "{0} stores its colours in a way that is not known here; convert it to RGB first."),
    _T("Engine", "{0} stores its pixels as {1}; convert it to 16 or 8 bits per channel first."),
    _T("Engine", "{0} has {1} bits per channel; convert it to 16 or 8 bits first."),
    _T("Engine", "{0} is a volume of {1} layers and not a photo; save one layer of it."),
    _T("Engine", "{0} is a 16-bit picture that is neither RGB nor gray; convert it to RGB first."),
    _T("Engine", "{0} is a 16-bit TIFF packed in a way that cannot be opened here; save it with ZIP compression."),
    _T(
        "Engine",
        "The mask {0} has {1} pixels, but the photo has {2} pixels; make the mask of the same size.",
    ),
    _T(
        "Engine",
        "The mask {0} has {1} pixels, but the photo has {2} pixels (or {3}, turned upright); make the mask of the same "
        "size.",
    ),
)
# Why a file is damaged, for the sentence about that.
DAMAGE = (
    _T("Engine", "the file ends too early"),
    _T("Engine", "the part called {0} is damaged"),
    _T("Engine", "the pixels cannot be decoded"),
)
OPENED = (
    _T("Engine", "The file holds {0} frames; only the first is opened and saved."),
    _T("Engine", "The file holds {0} pictures; only the first is opened and saved."),
    _T("Engine", "The file holds {0} pages; only the first is opened and saved."),
    _T("Engine", "Layers and previews in the file are not saved with the photo."),
    _T(
        "Engine",
        "The file holds data blocks unknown here (such as depth maps); they are not saved with the photo.",
    ),
    _T(
        "Engine",
        "Behind the picture the file holds more (a second picture, a depth map or a film clip), which is not saved "
        "with it.",
    ),
    _T("Engine", "The picture has {0} bits per channel; it was opened with 8."),
    _T("Engine", "The picture was black and white only; it is saved with 256 shades of gray."),
    _T("Engine", "The picture had a palette; it is saved in full colour."),
    _T("Engine", "The fourth channel of the picture is no transparency and was left out."),
    _T("Engine", "The picture was CMYK; it was converted to sRGB and is saved so."),
    _T("Engine", "The colours were multiplied by the transparency; they are saved without."),
    _T("Engine", "The file holds channels beside colour and transparency, which are not saved."),
)
SAVING = (
    _T("Engine", "There is no room left to write {0}; nothing was saved. Free some space or save elsewhere."),
    _T("Engine", "The folder {0} does not exist, so {1} was not saved."),
    _T("Engine", "{0} is not a folder, so {1} was not saved."),
    _T("Engine", "You have no permission to write {0}; nothing was saved. Save under another name or folder."),
    _T("Engine", "You have no permission to write into {0}; nothing was saved. Save elsewhere."),
    _T("Engine", "{0} could not be written: {1}. Nothing was saved."),
    _T("Engine", "{0} could not be written as {1}: {2}. Try PNG or TIFF."),
    _T("Engine", "There is not enough memory to write {0}; nothing was saved."),
    _T("Engine", "{0} is a folder; give the name of a file in it."),
    _T("Engine", "{0} exists already and was not replaced; choose another name or overwrite it."),
    _T("Engine", "{0} exists already and was not replaced."),
    _T("Engine", "{0} is write-protected and was not replaced; save under another name."),
    _T("Engine", "The name {0} does not say which format to save in; end it with .jpg, .png or .tif."),
    _T("Engine", "{0} was not saved, for photos cannot be saved as {1}; choose one of {2}."),
    _T("Engine", "Masks are saved as PNG; end the name {0} with .png."),
    _T("Engine", "{0} files have at most {1} pixels on a side, this photo has {2}; save as PNG or TIFF."),
    _T("Engine", "A TIFF file cannot hold {0} megabytes of pixels; save as PNG."),
    _T("Engine", "{0} is {1} x {2} pixels, the photo {3} x {4}."),
)
SAVED = (
    _T("Engine", "The JPEG's rare layout of colours cannot be written; full colour resolution was used."),
    _T("Engine", "The {0} of the photo is too long for a JPEG and was left out."),
    _T("Engine", "BMP files hold neither colour profile nor camera data; both were left out."),
    _T("Engine", "BMP files cannot say how the photo lies; it was turned upright."),
    _T("Engine", "{0} files hold 8 bits per channel; the photo's 16 were rounded."),
    _T("Engine", "{0} files hold no transparency; the photo was put on white."),
    _T("Engine", "{0} files are saved without the photo's HDR gain map; save as JPEG to keep it."),
    _T("Engine", "{0} files hold no gray profile; the photo was converted to sRGB."),
    _T("Engine", "The photo's XMP data cannot be read; they were kept, and say nothing about what was filled."),
    _T("Engine", "The photo's XMP data leave no room in a JPEG to say in them what was filled."),
)
SENTENCES = (*OPENING, *DAMAGE, *OPENED, *SAVING, *SAVED)

# What is put into them and is a word itself.
WORDS = (
    _T("Engine", "a GIF picture"),
    _T("Engine", "a Photoshop document"),
    _T("Engine", "a GIMP document"),
    _T("Engine", "a PDF document"),
    _T("Engine", "a ZIP archive"),
    _T("Engine", "a JPEG 2000 picture"),
    _T("Engine", "a JPEG XL picture"),
    _T("Engine", "an OpenEXR picture"),
    _T("Engine", "a camera raw file"),
    _T("Engine", "camera raw"),
    _T("Engine", "mask-only"),
    _T("Engine", "floating-point numbers"),
    _T("Engine", "signed or complex numbers"),
    _T("Engine", "camera data (EXIF)"),
    _T("Engine", "XMP data"),
    _T("Engine", "JPEG, PNG, TIFF, WebP, BMP, AVIF and HEIC"),
    _T("Engine", "JPEG, PNG, TIFF, WebP, BMP and AVIF"),
)
