"""Prove that progress and totals match the events, or write them anew from the events."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from learning.actions import rebuild_enrollment
from learning.models import Enrollment
from learning.rebuild import differences


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Only compare; exit with an error on a difference."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        ids = Enrollment.objects.order_by("pk").values_list("pk", flat=True)
        count = different = 0
        for enrollment_id in ids.iterator():
            count += 1
            if options["check"]:
                found = differences(Enrollment.objects.get(pk=enrollment_id))
                for difference in found:
                    self.stderr.write(str(difference))
                different += bool(found)
            else:
                different += bool(rebuild_enrollment(enrollment_id))
        if options["check"] and different:
            raise CommandError(f"{different} of {count} enrollments differ from their events.")
        said = "differ" if options["check"] else "were written anew"
        self.stdout.write(f"{count} enrollments compared with their events, {different} {said}.")
