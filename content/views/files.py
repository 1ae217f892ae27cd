"""Files at /media/: pictures and recordings, each only to whom its collection is open.

Documents never leave from here: their own view (wagtaildocs) asks for the right first.
"""

from __future__ import annotations

from os.path import basename, splitext

from django.contrib.auth.models import AnonymousUser
from django.core.files.storage import default_storage
from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.permissions import policy_registry
from wagtailmedia.models import get_media_model

# The only types a browser is told. Anything else is offered as a download of unknown type.
TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
    "m4v": "video/mp4",
    "mp4": "video/mp4",
    "webm": "video/webm",
}
PUBLIC_SECONDS = 3600


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponse:
    """Send one picture or recording; 404 for everything else and for who may not see it."""
    owner, file = _find(path)
    restrictions = _restrictions(owner.collection)
    if restrictions and not _may_see(request, owner, restrictions):
        raise Http404
    return _answer(request, file, is_public=not restrictions)


def _find(path: str) -> tuple[Model, FieldFile]:
    """The row that owns the file (it has a collection), and the file."""
    folder = path.partition("/")[0]
    if folder == "images":
        rendition = (
            get_image_model()
            .get_rendition_model()
            .objects.filter(file=path)
            .select_related("image__collection")
            .first()
        )
        if rendition is not None:
            return rendition.image, rendition.file
    elif folder == "original_images":
        image = get_image_model().objects.filter(file=path).select_related("collection").first()
        if image is not None:
            return image, image.file
    elif folder in ("media", "media_thumbnails"):
        name = "file" if folder == "media" else "thumbnail"
        rows = get_media_model().objects.filter(**{name: path}).select_related("collection")
        row = rows.first()
        if row is not None:
            return row, getattr(row, name)
    raise Http404


def _restrictions(collection: Collection) -> list[CollectionViewRestriction]:
    step = Collection.steplen
    above = [collection.path[:end] for end in range(step, len(collection.path) + 1, step)]
    return list(CollectionViewRestriction.objects.filter(collection__path__in=above))


def _may_see(
    request: HttpRequest, owner: Model, restrictions: list[CollectionViewRestriction]
) -> bool:
    if all(restriction.accept_request(request) for restriction in restrictions):
        return True
    if isinstance(request.user, AnonymousUser):
        return False
    # Who keeps the file in the admin sees it there.
    policy = policy_registry.get_by_type(type(owner))
    return policy.user_has_any_permission_for_instance(
        request.user, ["add", "change", "delete", "choose"], owner
    )


def _answer(request: HttpRequest, file: FieldFile, *, is_public: bool) -> HttpResponse:
    try:
        changed = default_storage.get_modified_time(file.name)
        size = file.size
    except (FileNotFoundError, NotImplementedError) as gone:
        raise Http404 from gone
    etag = quote_etag(f"{changed.timestamp():.0f}-{size}")
    headers = {
        "ETag": etag,
        "Last-Modified": http_date(changed.timestamp()),
        "X-Content-Type-Options": "nosniff",
        # A file opened on its own runs nothing and loads nothing.
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    response = get_conditional_response(request, etag, int(changed.timestamp()))
    if response is None:
        kind = TYPES.get(splitext(file.name)[1].lower().lstrip("."))
        response = FileResponse(
            file.open("rb"),
            as_attachment=kind is None,
            filename=basename(file.name),
            content_type=kind or "application/octet-stream",
        )
    for name, value in headers.items():
        response.headers[name] = value
    if is_public:
        patch_cache_control(response, public=True, max_age=PUBLIC_SECONDS)
    else:
        patch_cache_control(response, private=True, no_cache=True)
    return response
