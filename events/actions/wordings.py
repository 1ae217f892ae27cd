"""Send whoever words a letter that letter, to see it where it will be read."""

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import write_letter
from accounts.models import Letter, User

from ..letters.post import TEMPLATE
from ..letters.samples import sample
from ..models import LetterWording
from ..often import is_too_often
from .refused import Refused

MOST_AN_HOUR = 10
HOUR = 60 * 60


def send_test(wording: LetterWording, *, by: User) -> Letter:
    """The letter with these words and made-up facts, to `by` and nobody else."""
    if is_too_often(f"test-letter:{by.pk}", MOST_AN_HOUR, HOUR):
        raise Refused(
            _("You have sent yourself %(most)s tests within an hour. Please wait a little.")
            % {"most": MOST_AN_HOUR}
        )
    context = sample(wording, by)
    context["subject"] = _("Test: %(subject)s") % context
    with transaction.atomic():
        return write_letter(
            kind="seats_test",
            template=TEMPLATE,
            person=by,
            dedupe_key=f"seats_test:{uuid.uuid4()}",
            context=context,
        )
