"""The list of facilitators for the world of the table: the learner is on it, and somebody was."""

from django.utils import timezone

from events.models import FacilitatorEntry
from tests.factories.cohorts import a_certificate, a_cohort
from tests.factories.events import a_person


class ListedWorld:
    """What `World` has of the list: made once, after its people."""

    def __init__(self, people):
        now = timezone.now()
        page = a_cohort(title="Finished", sessions=1)
        self.entry = self._entry(page, people["learner"], listed_at=now)
        self.former = self._entry(page, a_person("former"), listed_at=now, ended_at=now)
        self.objects = {
            "facilitator on the list": (self.entry.pk,),
            "facilitator who left the list": (self.former.pk,),
        }
        self.posted = {"events:list_me": {"region": "west"}}

    @staticmethod
    def _entry(page, person, **fields):
        return FacilitatorEntry.objects.create(
            person=person, certificate=a_certificate(page, person), region="south", **fields
        )

    @staticmethod
    def state():
        """What no refused request may have changed."""
        rows = FacilitatorEntry.objects.order_by("pk")
        return (list(rows.values_list("person", "region", "ended_at")),)
