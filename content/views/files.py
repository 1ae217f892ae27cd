"""Files at /media/: pictures, recordings and their captions, each only to whom it is open.

What may be sent is decided here; how it is sent, in `sending`. Documents never leave from here:
their own view (wagtaildocs) asks for the right first.
"""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.permissions import policy_registry
from wagtailmedia.models import get_media_model

from content.models import CaptionTrack
from content.signed_addresses import is_signed_for_visitor

from .sending import send_captions, send_file


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponse:
    """Send one file or its captions; 404 for everything else and for who may not see it."""
    owner, found = _find(path)
    restrictions = _restrictions(owner.collection)
    is_draft = isinstance(found, CaptionTrack) and not found.is_reviewed
    if restrictions and not _is_let_in(request, owner, restrictions):
        raise Http404
    if is_draft and not _keeps(request, owner):
        raise Http404
    is_public = not restrictions and not is_draft
    if isinstance(found, CaptionTrack):
        return send_captions(request, found, is_public=is_public)
    return send_file(request, found, is_public=is_public)


def _find(path: str) -> tuple[Model, FieldFile | CaptionTrack]:
    """The row that has the collection, and what is asked for."""
    folder, _slash, rest = path.partition("/")
    if folder == "images":
        found = _rendition(path)
    elif folder == "original_images":
        found = _file_of(get_image_model(), "file", path)
    elif folder in ("media", "media_thumbnails"):
        found = _file_of(get_media_model(), "file" if folder == "media" else "thumbnail", path)
    elif folder == "captions":
        found = _captions(rest)
    else:
        found = None
    if found is None:
        raise Http404
    return found


def _rendition(path: str) -> tuple[Model, FieldFile] | None:
    renditions = get_image_model().get_rendition_model().objects
    row = renditions.filter(file=path).select_related("image__collection").first()
    return row and (row.image, row.file)


def _file_of(model: type[Model], name: str, path: str) -> tuple[Model, FieldFile] | None:
    row = model.objects.filter(**{name: path}).select_related("collection").first()
    return row and (row, getattr(row, name))


def _captions(rest: str) -> tuple[Model, CaptionTrack] | None:
    """Captions by `<recording>/<language>.vtt`. Their address is made by `CaptionTrack.url`."""
    recording, _slash, name = rest.partition("/")
    if not (recording.isascii() and recording.isdigit() and len(recording) < 19):
        return None
    tracks = CaptionTrack.objects.select_related("recording__collection")
    language = name.removesuffix(".vtt") if name.endswith(".vtt") else ""
    row = tracks.filter(recording_id=int(recording), language=language).first()
    return row and (row.recording, row)


def _restrictions(collection: Collection) -> list[CollectionViewRestriction]:
    step = Collection.steplen
    above = [collection.path[:end] for end in range(step, len(collection.path) + 1, step)]
    return list(CollectionViewRestriction.objects.filter(collection__path__in=above))


def _is_let_in(
    request: HttpRequest, owner: Model, restrictions: list[CollectionViewRestriction]
) -> bool:
    if all(restriction.accept_request(request) for restriction in restrictions):
        return True
    return is_signed_for_visitor(request) or _keeps(request, owner)


def _keeps(request: HttpRequest, owner: Model) -> bool:
    """Whether this person keeps the file in the admin, and so sees it there."""
    if isinstance(request.user, AnonymousUser):
        return False
    policy = policy_registry.get_by_type(type(owner))
    return policy.user_has_any_permission_for_instance(
        request.user, ["add", "change", "delete", "choose"], owner
    )
