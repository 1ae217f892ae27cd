"""Prove that attendance and counts of cohorts match the events, or write them anew from the events."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from events.actions import rebuild_membership
from events.cohorts.rebuild import differences
from events.models import CohortPage, Membership


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Only compare; exit with an error on a difference."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        pages = CohortPage.objects.in_bulk()
        memberships = Membership.objects.order_by("pk")
        count = different = 0
        for membership in memberships.iterator():
            count += 1
            if options["check"]:
                found = differences(membership, pages[membership.page_id])
                for difference in found:
                    self.stderr.write(str(difference))
                different += bool(found)
            else:
                different += bool(rebuild_membership(membership.pk))
        if options["check"] and different:
            raise CommandError(f"{different} of {count} memberships differ from their events.")
        said = "differ" if options["check"] else "were written anew"
        self.stdout.write(f"{count} memberships compared with their events, {different} {said}.")
