"""Trainings for the world of the table. The learner's are the learner's own.

The learner is a member of one run, of which a session is on now, online and in a room.
"""

import datetime

from django.utils import timezone

from events.models import Attendance, CohortEvent, Membership, PracticumLog, RoomCode, Session
from events.sealing import seal
from tests.factories.cohorts import a_cohort, a_member, cohort_page, program_page

CODE = "246810"


class CohortsWorld:
    """What `World` has of trainings: made once, after its people."""

    def __init__(self, people):
        self.learner = people["learner"]
        self._runs()
        self.objects = self._objects()
        self.posted = self._posted()

    def _runs(self):
        now = timezone.now()
        begun = now.replace(second=0, microsecond=0) - datetime.timedelta(minutes=5)
        program = program_page("Training with members")
        page = cohort_page("Running", program, asks_final_circle=True)
        self.page = a_cohort(page, sessions=2, starts_at=begun)
        self.member = a_member(self.page, self.learner)
        own = Session.objects.filter(page=self.page.pk)
        own.update(sealed_address=seal("https://room.example.org/j/2"), place="Learning Center")
        self.on_now, self.ahead = own.in_order()
        RoomCode.objects.create(
            session=self.on_now,
            code=CODE,
            made_at=now,
            expires_at=now + datetime.timedelta(minutes=30),
        )
        other = a_cohort(cohort_page("Another", program), sessions=1, starts_at=begun)
        self.others = Session.objects.get(page=other.pk)

    def _objects(self):
        mine = self.member.registration.code
        return {
            "learner's training": (mine,),
            "learner's training, what is on now": (mine, self.on_now.pk),
            "learner's training, what is ahead": (mine, self.ahead.pk),
            "learner's training, session of another run": (mine, self.others.pk),
            "unknown code, session": ("nobody", self.on_now.pk),
        }

    def _posted(self):
        return {
            "events:training_circle": {
                "held_on": timezone.localdate(),
                "role": "keeper",
                "size": "middle",
            },
            "events:training_attend": {"code": CODE},
        }

    @staticmethod
    def state():
        """What no refused request may have changed."""
        return (
            list(Membership.objects.order_by("pk").values_list("pk", "status", "sessions_done")),
            list(Attendance.objects.order_by("pk").values_list("pk", "status", "source")),
            list(PracticumLog.objects.order_by("pk").values_list("pk", "status")),
            CohortEvent.objects.count(),
        )
