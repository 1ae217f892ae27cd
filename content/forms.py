"""Forms of the admin that ask more than Wagtail's."""

from typing import Any

from django.core.files.base import File
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from content import uploads


class PictureField(WagtailImageField):
    """Wagtail's field for pictures; a broken or too large one is refused in words."""

    def check_image_pixel_size(self, f: File) -> None:
        """Look at the picture itself. Wagtail's own look fails with an error on a broken one."""
        uploads.check_picture(f)


class ImageForm(BaseImageForm):
    """The form for pictures, alone, among many and in the chooser."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = self.fields.get("file")
        if asked is not None:
            self.fields["file"] = PictureField(
                label=asked.label, required=asked.required, widget=asked.widget
            )
