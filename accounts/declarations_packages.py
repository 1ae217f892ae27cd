"""What Wagtail and the content app keep about staff, declared for them: content lies below accounts."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import EditingSession, FormState
from wagtail.documents import get_document_model
from wagtail.documents.models import Document as StockDocument
from wagtail.images import get_image_model
from wagtail.images.models import Image as StockImage
from wagtail.models import (
    APIToken,
    Comment,
    CommentReply,
    ModelLogEntry,
    Page,
    PageLogEntry,
    PageSubscription,
    Revision,
    TaskState,
    UploadedFile,
    WorkflowState,
)
from wagtail.users.models import UserProfile
from wagtailmedia.models import Media as StockMedia
from wagtailmedia.models import get_media_model

from accounts.models import User
from accounts.privacy import declare, not_personal, rows

STAFF_WORK = _("as long as the site's pages; after erasing, without your name")


def _forget_log(user: User) -> None:
    """Wagtail's log keeps the name of whom an administrator edited."""
    about = ContentType.objects.get_for_model(User)
    ModelLogEntry.objects.filter(content_type=about, object_id=str(user.pk)).update(label="")


def _drop_profile(user: User) -> None:
    for profile in UserProfile.objects.filter(user=user):
        profile.avatar.delete(save=False)
        profile.delete()


declare(
    UserProfile,
    person="user",
    export=lambda user: rows(
        UserProfile.objects.filter(user=user), "preferred_language", "current_time_zone", "avatar"
    ),
    erase=_drop_profile,
    kept=_("until you erase your account"),
    why=_("How the editor looks for you, and your picture there."),
)
declare(
    Page,
    person="owner",
    export=lambda user: rows(Page.objects.filter(owner=user), "title", "url_path"),
    erase=None,
    kept=STAFF_WORK,
    why=_("Pages you began."),
)
declare(
    Revision,
    person="user",
    export=lambda user: rows(Revision.objects.filter(user=user), "object_str", "created_at"),
    erase=None,
    kept=STAFF_WORK,
    why=_("Versions of pages you saved."),
)
declare(
    PageLogEntry,
    person="user",
    export=lambda user: rows(
        PageLogEntry.objects.filter(user=user), "label", "action", "timestamp"
    ),
    erase=None,
    kept=STAFF_WORK,
    why=_("Who changed which page, for accountability."),
)
declare(
    ModelLogEntry,
    person="user",
    export=lambda user: rows(
        ModelLogEntry.objects.filter(user=user), "label", "action", "timestamp"
    ),
    erase=_forget_log,
    kept=STAFF_WORK,
    why=_("Who changed which setting, for accountability."),
)
declare(
    Comment,
    person="user",
    export=lambda user: rows(Comment.objects.filter(user=user), "text", "created_at"),
    erase=None,
    kept=STAFF_WORK,
    why=_("What you remarked on a page to other editors."),
)
declare(
    CommentReply,
    person="user",
    export=lambda user: rows(CommentReply.objects.filter(user=user), "text", "created_at"),
    erase=None,
    kept=STAFF_WORK,
    why=_("What you answered to other editors."),
)
declare(
    PageSubscription,
    person="user",
    export=lambda user: rows(PageSubscription.objects.filter(user=user), "page__title"),
    erase=lambda user: PageSubscription.objects.filter(user=user).delete(),
    kept=_("until you erase your account"),
    why=_("Pages whose comments are mailed to you."),
)
declare(
    WorkflowState,
    person="requested_by",
    export=lambda user: rows(
        WorkflowState.objects.filter(requested_by=user), "workflow__name", "status", "created_at"
    ),
    erase=None,
    kept=STAFF_WORK,
    why=_("Pages you asked to have reviewed."),
)
declare(
    TaskState,
    person="finished_by",
    export=lambda user: rows(
        TaskState.objects.filter(finished_by=user), "task__name", "status", "comment", "finished_at"
    ),
    erase=None,
    kept=STAFF_WORK,
    why=_("Reviews you gave."),
)
declare(
    UploadedFile,
    person="uploaded_by_user",
    export=lambda user: rows(UploadedFile.objects.filter(uploaded_by_user=user), "file"),
    erase=lambda user: UploadedFile.objects.filter(uploaded_by_user=user).delete(),
    kept=_("until the upload is finished"),
    why=_("Files on their way in."),
)
declare(
    APIToken,
    person="user",
    export=lambda user: rows(APIToken.objects.filter(user=user), "name", "created"),
    erase=lambda user: APIToken.objects.filter(user=user).delete(),
    kept=_("until you erase your account"),
    why=_("Keys for programs that work in your name."),
)
declare(
    EditingSession,
    person="user",
    export=None,
    erase=lambda user: EditingSession.objects.filter(user=user).delete(),
    kept=_("an hour"),
    why=_("To show other editors that you are on a page."),
)
declare(
    FormState,
    person="user",
    export=None,
    erase=lambda user: FormState.objects.filter(user=user).delete(),
    kept=_("a day"),
    why=_("What you were typing in the editor when you left it."),
)

_FILES = (
    (get_image_model(), _("Pictures you uploaded.")),
    (get_document_model(), _("Documents you uploaded.")),
)
for _model, _why in _FILES:
    declare(
        _model,
        person="uploaded_by_user",
        export=lambda user, model=_model: rows(
            model.objects.filter(uploaded_by_user=user), "title", "created_at"
        ),
        erase=None,
        kept=STAFF_WORK,
        why=_why,
    )


def _recordings(user: User) -> list[dict[str, Any]]:
    """Those they uploaded, and those of which they said how much must be seen."""
    recordings = get_media_model().objects
    uploaded = rows(recordings.filter(uploaded_by_user=user), "title", "created_at")
    said = recordings.filter(visuals_said_by=user)
    return uploaded + rows(said, "title", "visuals", "visuals_said_at")


declare(
    get_media_model(),
    person="uploaded_by_user",
    export=_recordings,
    erase=lambda user: (
        get_media_model().objects.filter(visuals_said_by=user).update(visuals_said_by=None)
    ),
    kept=STAFF_WORK,
    why=_("Recordings you uploaded, or said of whether all that is seen is also said."),
)

for _unused in (StockImage, StockDocument, StockMedia):
    not_personal(_unused, "Its table stays empty: content has models of its own.")

# No key leads from these to a person, but a number does.
not_personal(
    Session, "Holds the account's number. Ends with the password; old ones are cleared daily."
)
not_personal(DBTaskResult, "Tasks take numbers of rows, never words. Old ones are cleared daily.")
