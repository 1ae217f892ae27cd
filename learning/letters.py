"""The letters learning writes. Worded in `templates/letters/`; delivered by `accounts`."""

from django.urls import reverse

from accounts.actions import write_letter
from accounts.models import Letter

from .models.certificates import Certificate
from .models.records import Enrollment


def welcome(enrollment: Enrollment) -> Letter:
    """You are enrolled: what it takes, and where to begin."""
    series = enrollment.series
    first = enrollment.plan.modules.select_related("module").first()
    return write_letter(
        kind="welcome",
        person=enrollment.person,
        dedupe_key=f"welcome:{enrollment.pk}",
        context={
            "name": enrollment.person.shown_name,
            "series_title": series.title,
            "series_path": series.shown_url,
            "next_title": first.module.title if first else "",
            "sentence": enrollment.plan.rule().sentence(),
        },
    )


def certificate(certificate: Certificate) -> Letter:
    """Your certificate is ready."""
    return write_letter(
        kind="certificate",
        person=certificate.person,
        dedupe_key=f"certificate:{certificate.pk}",
        context={
            "name": certificate.person.shown_name,
            "series_title": certificate.title,
            "certificate_path": certificate.url,
            "verify_code": certificate.code,
            "my_learning_path": reverse("home:my_learning"),
        },
    )
