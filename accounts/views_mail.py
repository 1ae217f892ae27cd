"""With `DEMO=1` only: the letters this machine would have sent, for who sits at it."""

import email
import email.policy
import re
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from csp.decorators import csp_exempt
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

LOOPBACK = ("127.0.0.1", "::1")
LETTERS_SHOWN = 50
# A letter may carry any markup: it runs nothing, loads nothing, and its links open in the whole window.
LETTER_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation"
)


def _only_here(request: HttpRequest) -> None:
    if not settings.DEMO or request.META.get("REMOTE_ADDR") not in LOOPBACK:
        raise Http404


@never_cache
@require_safe
def demo_mail(request: HttpRequest) -> HttpResponse:
    """The newest letters, text and HTML."""
    _only_here(request)
    files = sorted(Path(settings.DEMO_MAIL_DIR).glob("*.eml"), reverse=True)[:LETTERS_SHOWN]
    letters = [_read(file) for file in files]
    return TemplateResponse(request, "accounts/demo_mail.html", {"letters": letters})


@never_cache
@require_safe
@csp_exempt()
@xframe_options_sameorigin
def demo_letter(request: HttpRequest, name: str) -> HttpResponse:
    """The HTML part of one letter, by itself, in a sandbox."""
    _only_here(request)
    file = Path(settings.DEMO_MAIL_DIR) / f"{name}.eml"
    if not file.exists():
        raise Http404
    part = _parse(file).get_body(preferencelist=("html",))
    html = part.get_content() if part else ""
    return HttpResponse(
        f'<base target="_top">{html}', headers={"Content-Security-Policy": LETTER_POLICY}
    )


def _parse(file: Path) -> EmailMessage:
    return email.message_from_bytes(file.read_bytes(), policy=email.policy.default)


def _read(file: Path) -> dict[str, Any]:
    message = _parse(file)
    text = message.get_body(preferencelist=("plain",))
    return {
        "name": file.stem,
        "to": message["To"],
        "subject": message["Subject"],
        "at": datetime.fromtimestamp(int(file.stem.split("-")[0]) / 1e9, UTC),
        "text": _with_links(text.get_content() if text else ""),
        "has_html": message.get_body(preferencelist=("html",)) is not None,
    }


def _with_links(text: str) -> SafeString:
    """Escaped text, in which addresses on this site can be followed."""
    own = re.compile(rf"{re.escape(escape(settings.BASE_URL))}(?:[^\s<>&]|&amp;)*")
    return mark_safe(own.sub(r'<a href="\g<0>">\g<0></a>', escape(text)))
