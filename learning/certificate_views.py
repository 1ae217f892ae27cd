"""Certificates: a public page by code, the file for its holder, and a place to type a code."""

from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.moments import duration_in_words

from .certificate.pdf import CertificateFacts, certificate_pdf
from .certificate.qr import qr_svg
from .forms import VerifyForm
from .models import Certificate


def never_indexed(view: Any) -> Any:
    """No search engine keeps these pages, and no page they lead to learns the code."""

    @wraps(view)
    def wrapped(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Referrer-Policy"] = "no-referrer"
        response["Cache-Control"] = "private, no-store"
        return response

    return wrapped


@require_safe
@never_indexed
def show(request: HttpRequest, code: str) -> HttpResponse:
    """What a certificate says, and whether it holds, to anyone who has its code."""
    certificate = get_object_or_404(
        Certificate.objects.select_related("superseded_by"), code=_clean(code)
    )
    is_owner = request.user.is_authenticated and certificate.person_id == request.user.pk
    context = {
        "certificate": certificate,
        "is_owner": is_owner,
        "hours": duration_in_words(certificate.minutes) if certificate.minutes else "",
        "verify_url": _address(certificate),
        # Drawn by us from an address of ours.
        "qr_svg": mark_safe(qr_svg(_address(certificate), border=4)),
    }
    return TemplateResponse(request, "learning/certificate.html", context)


@require_safe
@never_indexed
def pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The file, for its holder and for registrars. Nobody else learns that it exists."""
    certificate = get_object_or_404(Certificate, code=_clean(code))
    user = request.user
    is_owner = user.is_authenticated and certificate.person_id == user.pk
    if not (is_owner or user.has_perm("learning.view_certificate")) or not certificate.name:
        raise Http404
    if not certificate.is_valid:
        return redirect(certificate.url)
    response = HttpResponse(certificate_pdf(_facts(certificate)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="certificate-{certificate.code}.pdf"'
    return response


@require_safe
@never_indexed
def verify(request: HttpRequest) -> HttpResponse:
    """Type a code, see the certificate."""
    form = VerifyForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["code"]
        if Certificate.objects.filter(code=code).exists():
            return redirect("learning:certificate", code=code)
        form.add_error(
            "code", _("We know no certificate with this code. Please check each letter.")
        )
    context = {"form": form, "has_errors": bool(form.errors)}
    return TemplateResponse(
        request, "learning/verify.html", context, status=404 if form.errors else 200
    )


def _clean(code: str) -> str:
    """The code as it may stand in a row; what can't be one is nobody's."""
    return code if len(code) == 19 and "\0" not in code else ""


def _address(certificate: Certificate) -> str:
    return settings.BASE_URL + certificate.url


def _facts(certificate: Certificate) -> CertificateFacts:
    """What is printed: the row as it was written on the day, in the holder's language."""
    with translation.override(certificate.language):
        return CertificateFacts(
            name=certificate.name,
            latin_name=certificate.latin_name,
            title=certificate.title,
            kind_label=certificate.code,
            statement=certificate.statement,
            finished_on=certificate.finished_on,
            issued_on=certificate.issued_on,
            code=certificate.code,
            verify_url=_address(certificate),
            hours=duration_in_words(certificate.minutes) if certificate.minutes else "",
            issuer=settings.SITE_NAME,
            valid_until=certificate.valid_until,
            language=certificate.language,
            created=certificate.issued_at,
            labels={
                "certificate": _("Certificate of completion"),
                "awarded_to": _("This certificate goes to"),
                "for_finishing": _("for finishing"),
                "finished": _("Finished"),
                "issued": _("Issued"),
                "check_at": _("Check this certificate at"),
                "valid_until": _("Valid until"),
                "hours": _("Learning time"),
            },
        )
