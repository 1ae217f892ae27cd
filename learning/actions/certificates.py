"""Issuing, revoking and replacing certificates."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from accounts import actions as accounts
from accounts.models import User

from .. import letters
from ..models import Certificate, Enrollment, ModulePage
from .events import Kind, record_event
from .locks import lock_enrollment
from .refused import Refused


def issue_certificate(enrollment_id: int) -> Certificate:
    """The certificate of a completed enrollment, issued now if it wasn't.

    Raises Refused while the series isn't finished or the name isn't confirmed.
    """
    with transaction.atomic():
        enrollment = lock_enrollment(enrollment_id)
        if not enrollment.is_completed:
            raise Refused(_("A certificate comes with the last module."))
        if not enrollment.person.has_confirmed_certificate_name():
            raise Refused(_("Confirm your name first. Then the certificate is yours."))
        stands = enrollment.certificates.issued().exists()
        if not stands and enrollment.certificates.exists():
            raise Refused(_("This certificate was revoked. Your registrar can tell you why."))
        return _issue_once(enrollment, timezone.now())


def issue_page_certificate(
    person: User,
    page: Page,
    *,
    title: str,
    statement: str,
    minutes: int,
    finished_on: date,
    valid_until: date | None,
    now: datetime,
) -> Certificate:
    """The certificate for something finished that is no series; the one that stands, if one does.

    `valid_until` is the last day on which it holds, None: without end. The caller knows that it is
    finished, holds a lock that tells two of these apart, and has asked whether the name is confirmed.
    """
    facts = {"person": person, "page": page, "run": 1}
    if kept := Certificate.objects.issued().filter(**facts).first():
        return kept
    certificate = Certificate.objects.create(
        **facts,
        name=person.certificate_name,
        latin_name=person.latin_name,
        title=title,
        statement=statement,
        minutes=minutes,
        language=person.language,
        finished_on=finished_on,
        issued_at=now,
        valid_until=valid_until,
    )
    letters.certificate(certificate)
    return certificate


def issue_when_confirmed(enrollment: Enrollment, now: datetime) -> Certificate | None:
    """Issue in the transaction of the completion, or wait for the name. The lock must be held."""
    if enrollment.person.is_erased or not enrollment.person.has_confirmed_certificate_name():
        return None
    return _issue_once(enrollment, now)


def confirm_certificate_name(person: User, name: str) -> list[Certificate]:
    """Confirm the name that certificates carry, and issue those that waited for it."""
    with transaction.atomic():
        accounts.confirm_certificate_name(person, name)
        waiting = Enrollment.objects.of(person).completed().filter(certificates=None)
        return [issue_certificate(enrollment.pk) for enrollment in waiting.order_by("pk")]


def revoke_certificate(certificate: Certificate, *, by: User, reason: str) -> Certificate:
    """Say publicly that the certificate no longer holds, but not why: only its holder may read that."""
    reason = reason_given(reason)
    with transaction.atomic():
        current = _lock(certificate)
        now = timezone.now()
        _end(current, Certificate.Status.REVOKED, now, reason)
        _note(current, Kind.CERTIFICATE_REVOKED, now, by, {"reason": reason})
        return current


def reissue_certificate(
    certificate: Certificate, *, by: User, reason: str, name: str = ""
) -> Certificate:
    """Replace a certificate by one with another name; the old code says that it was replaced."""
    reason = reason_given(reason)
    with transaction.atomic():
        old = _lock(certificate)
        now = timezone.now()
        if old.person.is_erased:
            raise Refused(_("This account was erased. Its certificates carry no name any more."))
        if name.strip():
            accounts.confirm_certificate_name(old.person, name)
        person = User.objects.get(pk=old.person_id)
        if not person.has_confirmed_certificate_name():
            raise Refused(_("Please give the name that the new certificate shall carry."))
        _end(old, Certificate.Status.SUPERSEDED, now, reason)
        new = Certificate.objects.get(pk=old.pk)
        new.pk, new.code = None, Certificate._meta.get_field("code").get_default()
        new.status, new.ended_at, new.reason = Certificate.Status.ISSUED, None, ""
        new.superseded_by = None
        new.name, new.latin_name = person.certificate_name, person.latin_name
        new.issued_at = now
        new.save(force_insert=True)
        old.superseded_by = new
        old.save(update_fields=["superseded_by"])
        _note(old, Kind.CERTIFICATE_SUPERSEDED, now, by, {"reason": reason, "by": new.pk})
        _note(new, Kind.CERTIFICATE_ISSUED, now, by, {"certificate": new.pk})
        letters.certificate(new)
        return new


def reason_given(reason: str) -> str:
    """The reason, without which staff change nothing."""
    if not reason.strip():
        raise Refused(_("Please give a reason. It is kept with the change."))
    return reason.strip()


def _issue_once(enrollment: Enrollment, now: datetime) -> Certificate:
    person, series = enrollment.person, enrollment.series
    facts = {"person": person, "page": series.page_ptr, "run": enrollment.run}
    kept = Certificate.objects.issued().filter(**facts).first()
    if kept is not None:
        return kept
    finished_at = enrollment.completed_at or now
    certificate = Certificate.objects.create(
        **facts,
        enrollment=enrollment,
        plan_id=enrollment.plan_id,
        name=person.certificate_name,
        latin_name=person.latin_name,
        title=series.title,
        statement=_statement(enrollment),
        minutes=_minutes(enrollment),
        language=person.language,
        finished_on=timezone.localdate(finished_at, person.zone),
        issued_at=now,
    )
    _note(certificate, Kind.CERTIFICATE_ISSUED, now, None, {"certificate": certificate.pk})
    letters.certificate(certificate)
    return certificate


def _statement(enrollment: Enrollment) -> str:
    count = enrollment.progress.filter(completed_at__isnull=False).count()
    words = ngettext(
        "A learning series: %(n)s module complete",
        "A learning series: %(n)s modules complete",
        count,
    )
    return words % {"n": count}


def _minutes(enrollment: Enrollment) -> int:
    """How long the completed modules take, as they are announced now."""
    done = enrollment.progress.filter(completed_at__isnull=False).values("module")
    return ModulePage.objects.filter(pk__in=done).aggregate(sum=Sum("minutes"))["sum"] or 0


def _lock(certificate: Certificate) -> Certificate:
    current = (
        Certificate.objects.select_for_update(of=("self",))
        .select_related("enrollment", "person")
        .get(pk=certificate.pk)
    )
    if not current.is_valid:
        raise Refused(_("This certificate was already revoked or replaced."))
    return current


def _end(certificate: Certificate, status: str, now: datetime, reason: str) -> None:
    certificate.status, certificate.ended_at, certificate.reason = status, now, reason
    certificate.save(update_fields=["status", "ended_at", "reason"])


def _note(certificate: Certificate, kind: str, now: datetime, by: User | None, data: dict) -> None:
    if certificate.enrollment is not None:
        record_event(
            certificate.enrollment, kind, now, actor=by, key=str(certificate.pk), data=data
        )
