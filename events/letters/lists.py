"""To somebody on a list of staff who has no account: an invitation to make one. Sent at once.

The outbox is for people with accounts; here the row of the list says what was sent. A letter sent
again after a kill has the same Message-ID, so that it is shown once.
"""

import uuid
from smtplib import SMTPException

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts import mail
from accounts.models import Letter, User

from ..actions.refused import Refused
from ..cohorts.naming import title_of_run
from ..models import CohortPage, ListImport, ListRow

KIND = "list_invited"


def list_invited(row: ListRow, page: Page, kept: ListImport) -> None:
    """Invite an address to make an account; once for each page, whichever list it is on.

    Raises Refused where the letter can't be sent now.
    """
    if not row.email:
        raise Refused(_("This address was erased."))
    before = ListRow.objects.filter(email=row.email, list__page=kept.page_id)
    if before.filter(result=ListRow.Result.INVITED).exists():
        return
    try:
        mail.message(_letter(row, page)).send()
    except (SMTPException, OSError):
        raise Refused(_("No account yet, and the letter could not be sent.")) from None


def _letter(row: ListRow, page: Page) -> Letter:
    # Neither is saved: the address has no account, and the words stand in no outbox.
    reader = User(email=row.email)
    is_run = isinstance(page, CohortPage)
    words = mail.compose(
        KIND,
        reader,
        {
            "title": title_of_run(page) if is_run else page.title,
            "is_run": is_run,
            "address": row.email,
            "page_path": page.url,
            "sign_up_path": reverse("account_signup"),
        },
    )
    token = uuid.uuid5(uuid.NAMESPACE_URL, f"{KIND}:{page.pk}:{row.email}")
    return Letter(
        person=reader,
        kind=KIND,
        subject=words.subject,
        text=words.text,
        html=words.html,
        message_token=token,
    )
