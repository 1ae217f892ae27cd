"""Events: dates, seats, keepers. It declares what it holds about people when the site starts.

It listens to one thing: that a run is published, as that may change what finishing takes.
"""

from typing import Any

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = "Events"

    def ready(self) -> None:
        from wagtail.signals import page_published

        from accounts import mail

        from . import offer_links, privacy, privacy_cohorts, privacy_lists  # noqa: F401  (declare)
        from .models import CohortPage

        mail.fill("offer", offer_links.for_letter)
        page_published.connect(run_published, sender=CohortPage, dispatch_uid="run-published")


def run_published(instance: Any, **kwargs: Any) -> None:
    """Its members follow what is asked of them now."""
    from .actions.following import catch_up_soon

    catch_up_soon(instance.pk)
