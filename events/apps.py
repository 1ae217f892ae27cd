"""Events: dates, seats, keepers. It declares what it holds about people when the site starts."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = "Events"

    def ready(self) -> None:
        from accounts import mail

        from . import offer_links, privacy, privacy_cohorts, privacy_lists  # noqa: F401  (declare)

        mail.fill("offer", offer_links.for_letter)
