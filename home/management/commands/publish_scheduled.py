"""Takes the place of Wagtail's command of this name: there, one bad page stops all that follow."""

from typing import Any

from wagtail.management.commands import publish_scheduled

from home.scheduled import publish_what_is_due, take_down_what_expired


class Command(publish_scheduled.Command):
    help = "Publish and take down what has come to its moment, each by itself."

    def handle(self, *args: Any, **options: Any) -> None:
        if options["dryrun"]:
            super().handle(*args, **options)
            return
        take_down_what_expired()
        publish_what_is_due()
