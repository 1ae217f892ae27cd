"""Pictures: safe to open, and silent about where, with what and by whom they were taken.

The limit of pixels is settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS.
"""

from __future__ import annotations

import io
import warnings

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image as Pillow
from PIL import ImageOps

PICTURE_FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
# Where pictures keep what the camera and the editing program knew: place, owner, device.
METADATA = ("exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop", "Raw profile type exif")


def check_picture(file: File) -> None:
    """Refuse what is not a picture, has too many pixels, or is cut off."""
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Pillow.DecompressionBombWarning)
            file.seek(0)
            # Reads the header only; nothing is unpacked before the size is known.
            with Pillow.open(file, formats=PICTURE_FORMATS) as picture:
                width, height = picture.size
                frames = getattr(picture, "n_frames", 1)
                if width * height * frames <= limit:
                    _read_through(picture)
                    return
    except Pillow.DecompressionBombError:
        pass
    except Exception as problem:
        # Decoders fail in many ways on broken input; each of them means the same to a person.
        raise ValidationError(
            _("This file can’t be read as a picture. Save it again as JPEG, PNG or WebP and retry.")
        ) from problem
    finally:
        file.seek(0)
    raise ValidationError(too_many_pixels())


def too_many_pixels() -> str:
    """The sentence for a picture that is too large to open safely."""
    return _(
        "This picture has too many pixels to open safely. Make it smaller, at most "
        "%(limit)d million pixels, and try again."
    ) % {"limit": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000}


def _read_through(picture: Pillow.Image) -> None:
    if picture.format == "PNG":
        picture.verify()  # checks every part without unpacking it
        return
    if picture.format == "JPEG":
        picture.draft("RGB", (picture.width // 8, picture.height // 8))  # an eighth of the memory
    picture.load()


def without_metadata(file: File) -> File:
    """The same picture, upright, without place, owner, device or comments.

    A picture that carries none comes back as it is. Color profiles stay.
    """
    file.seek(0)
    with Pillow.open(file, formats=PICTURE_FORMATS) as picture:
        kind = picture.format
        text = getattr(picture, "text", {}) if kind == "PNG" else {}
        if not (len(picture.getexif()) or text or any(picture.info.get(name) for name in METADATA)):
            file.seek(0)
            return file
        options: dict = {"format": kind, "icc_profile": picture.info.get("icc_profile")}
        if getattr(picture, "n_frames", 1) > 1:
            options["save_all"] = True
        elif kind == "JPEG" and picture.getexif().get(0x0112, 1) == 1:
            options |= {"quality": "keep", "subsampling": "keep"}
        else:
            picture = ImageOps.exif_transpose(picture)
            options |= {"quality": 92}
        for name in (*METADATA, *text):
            picture.info.pop(name, None)
        stored = io.BytesIO()
        picture.save(stored, exif=b"", **({"comment": b""} if kind == "GIF" else {}), **options)
    file.seek(0)
    return ContentFile(stored.getvalue(), name=file.name)
