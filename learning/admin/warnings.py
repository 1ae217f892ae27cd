"""What an editor is told when a change leaves a series with too little."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learning.models import SeriesPage


def too_few_left(series: SeriesPage) -> str:
    """What learners must do now that fewer modules are live than the series asks for; else empty."""
    left = series.live_modules().filter(required=True).count()
    if left == 0:
        return _(
            "“%(title)s” has no live module left that counts. Nobody can enroll or finish until "
            "there is one."
        ) % {"title": series.title}
    if series.modules_needed is None or left >= series.modules_needed:
        return ""
    return ngettext(
        "“%(title)s” asks for %(asked)s modules, and %(left)s is left. Learners now need that one.",
        "“%(title)s” asks for %(asked)s modules, and %(left)s are left. Learners now need all of them.",
        left,
    ) % {"title": series.title, "asked": series.modules_needed, "left": left}
