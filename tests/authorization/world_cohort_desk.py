"""Runs of a training at their desk. The learner facilitates one, observes another, and once led a third.

Another person is in each of them; everybody else has no business there, whatever their rank.
"""

import datetime

from django.utils import timezone

from events.models import (
    Announcement,
    Attendance,
    CohortNote,
    CohortStaff,
    Membership,
    PracticumLog,
    RoomCode,
    Session,
)
from tests.factories.cohorts import a_cohort, a_leader, a_member, cohort_page, program_page
from tests.factories.events import a_person
from tests.factories.learning import a_series

DAY = datetime.timedelta(days=1)


class Run:
    """A run under way, with a member whose final circle waits and whose first session is missed."""

    def __init__(self, program, name):
        now = timezone.now()
        self.page = cohort_page(f"Desk of {name}", program=program, asks_final_circle=True)
        self.page.prework = a_series(modules=1, title=f"Before {name}")
        self.page.prework_due_at = now + DAY
        self.page.save()
        a_cohort(self.page, starts_at=now - datetime.timedelta(minutes=20))
        self.member = a_member(self.page, a_person(f"desk-{name}"))
        self.session = Session.objects.filter(page=self.page.pk).in_order()[0]
        self.log = PracticumLog.objects.create(
            membership=self.member,
            person=self.member.person,
            held_on=timezone.localdate(),
            role="keeper",
            size="small",
            written_at=now,
        )

    def objects(self, called):
        """Its addresses' arguments, by what the table calls them."""
        run, member = (self.page.pk,), (self.page.pk, self.member.pk)
        return {
            called: run,
            f"{called}, its member": member,
            f"{called}, its final circle": (*member, self.log.pk),
            f"{called}, its member's session": (*member, self.session.pk),
            f"{called}, its session": (self.page.pk, self.session.pk),
        }


class CohortDeskWorld:
    """What `World` has of the desk of runs: made once, after its people."""

    def __init__(self, people):
        learner, now = people["learner"], timezone.now()
        program = program_page("Training at the desk")
        self.led, self.seen, self.left = (Run(program, name) for name in ("led", "seen", "left"))
        a_leader(self.led.page, learner)
        a_leader(self.led.page, a_person("desk-beside"))
        a_leader(self.seen.page, learner, CohortStaff.Role.OBSERVER)
        a_leader(self.left.page, learner, until=now - datetime.timedelta(hours=1))
        self.successor = a_person("desk-successor")
        a_leader(self.left.page, self.successor)
        for run in (self.led, self.seen, self.left):
            RoomCode.objects.create(
                session=run.session, code="123456", made_at=now, expires_at=now + DAY
            )
        self._made_good()
        self.objects = {
            **self.led.objects("run the learner leads"),
            **self.seen.objects("run the learner observes"),
            **self.left.objects("run the learner led once"),
            "run the learner leads, another's member": (self.led.page.pk, self.left.member.pk),
            "run the learner leads, another's session": (self.led.page.pk, self.left.session.pk),
        }
        self.posted = self._posted()

    def _made_good(self):
        """The first session of the run that is led counts by one of another run; its second is open."""
        Attendance.objects.create(
            membership=self.led.member,
            session=self.led.session,
            status=Attendance.Status.EXCUSED,
            source=Attendance.Source.DESK,
            made_good_in=self.left.session,
            recorded_at=timezone.now(),
        )

    def _posted(self):
        until = timezone.localdate() + 9 * DAY
        return {
            "events:cohort_message": {"form_key": "k", "audience": "all", "text": "Hello."},
            "events:cohort_staff": {"email": self.successor.email},
            "events:cohort_note": {"text": "Well begun."},
            "events:cohort_more_time": {"until": until.isoformat(), "reason": "Ill"},
            "events:cohort_final_circle": {"answer": "Good."},
            "events:cohort_make_good": {
                "session": self.led.session.pk,
                "in_session": self.left.session.pk,
                "reason": "Ill",
            },
            "events:cohort_session": {f"status_{self.led.member.pk}": "present"},
        }

    @staticmethod
    def state():
        """What no refused request may have changed."""
        kinds = (Announcement, Attendance, CohortNote, CohortStaff, PracticumLog, RoomCode)
        due = Membership.objects.order_by("pk").values_list("pk", "status", "prework_due_at")
        return (*(list(kind.objects.order_by("pk").values()) for kind in kinds), list(due))
