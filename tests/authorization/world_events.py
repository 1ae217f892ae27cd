"""Circles, seats, draws and a meeting for the world of the table. The learner's are the learner's own.

The learner sits in one circle, is offered a seat in another, waits in a third, keeps a fourth, is
invited to keep a fifth, and has a seat in one that starts soon and waits for one that is short of time.
"""

import datetime
from hashlib import sha256

from django.utils import timezone

from events.actions import digest_of, make_staff_code
from events.models import (
    CalendarCopy,
    Draw,
    DrawEntry,
    LetterWording,
    ProgramSession,
    Registration,
    SeatEvent,
    SeatPool,
    Session,
    SessionStaff,
    StaffCode,
)
from events.models.registrations import new_code
from events.offer_links import token
from events.sealing import seal
from tests.factories.cohorts import a_cohort, pool_of, program_page
from tests.factories.events import (
    a_circle,
    a_keeper,
    a_person,
    a_pool,
    a_session,
    an_agreement,
    circles_page,
    conference_page,
    registered,
    seated,
)

SEED = "5eed" * 16


class EventsWorld:
    """What `World` has of events: made once, after its people."""

    def __init__(self, people):
        self.learner = people["learner"]
        self.keeper, self.other = a_person("keeper"), a_person("other")
        self._pages()
        self._seats()
        self._keeping()
        self._draws()
        self.objects = self._objects()
        self.posted = self._posted()

    def _pages(self):
        self.page = circles_page("Circles", late_entry_minutes=10)
        self.meeting = conference_page("Meeting")
        self.hidden = circles_page("Hidden circles")
        self.hidden.unpublish()
        self.program = program_page("Training")
        self.program.template_sessions.add(
            ProgramSession(
                title="Orientation", start_time=datetime.time(13), end_time=datetime.time(15)
            )
        )
        self.program.save_revision().publish()
        self.cohort = a_cohort(program=self.program, title="Spring")
        self.next_run = a_cohort(program=self.program, title="Autumn")
        self.wording = LetterWording.objects.create(kind="waiting", opening="Hello.")

    def _seats(self):
        now = timezone.now().replace(second=0, microsecond=0)
        minutes = datetime.timedelta(minutes=1)
        keepers = [self.keeper]
        self.circle = a_circle(self.page, keepers=keepers, slot="one", place="Room 1")
        self.beside = a_circle(self.page, keepers=keepers[:0], slot="one", place="Room 2")
        self.offering = a_circle(self.page, 2, slot="two")
        self.full = a_circle(self.page, 1, slot="three")
        self.soon = a_circle(self.page, slot="four", starts_at=now + 10 * minutes)
        self.late = a_circle(self.page, 1, slot="five", starts_at=now + 30 * minutes)
        self.hidden_pool = a_circle(self.hidden)
        self.hall = a_pool(self.meeting, session=a_session(self.meeting, title="Concurrent"))
        SeatPool.objects.filter(pk=self.late.pk).update(late_announced_at=now)
        Session.objects.filter(pk=self.soon.session_id).update(
            sealed_address=seal("https://room.example.org/j/1")
        )
        self.seat = seated(self.circle, self.learner, agreement=None)
        self.seat_soon = seated(self.soon, self.learner)
        self.seat_in_run = seated(pool_of(self.next_run), self.learner)
        self.offer = registered(self.offering, self.learner, Registration.Status.OFFERED)
        seated(self.full, self.other)
        self.wait = registered(self.full, self.learner, Registration.Status.WAITING)
        self.late_wait = registered(self.late, self.learner, Registration.Status.WAITING)
        self.over = registered(self.beside, self.learner, Registration.Status.CANCELLED)

    def _keeping(self):
        self.kept = a_circle(self.page, keepers=[self.learner], slot="six")
        seated(self.kept, self.other)
        begun = timezone.now() - datetime.timedelta(minutes=5)
        self.begun = a_circle(self.page, keepers=[self.learner], slot="eight", starts_at=begun)
        self.handing_over = a_circle(self.page, keepers=[self.learner], slot="nine")
        handed = a_keeper(self.handing_over.session, self.other, status=SessionStaff.Status.INVITED)
        SessionStaff.objects.filter(pk=handed.pk).update(invited_by=self.learner)
        later = timezone.now() + datetime.timedelta(days=9)
        self.invited_to = a_circle(self.page, slot="seven", starts_at=later)
        self.invitation = a_keeper(
            self.invited_to.session, self.learner, status=SessionStaff.Status.INVITED
        )

    def _draws(self):
        now = timezone.now()
        fields = {
            "sealed_seed": seal(SEED),
            "seed_hash": sha256(SEED.encode()).hexdigest(),
            "opened_at": now - datetime.timedelta(days=2),
        }
        drawn_for = {"assignment": "fair_draw", "registration_closes_at": now}
        self.drawn_page = circles_page("Drawn circles", **drawn_for)
        a_circle(self.drawn_page)
        self.drawn = Draw.objects.create(
            page=self.drawn_page, closes_at=now, drawn_at=now, seed=SEED, **fields
        )
        closes_at = now + datetime.timedelta(days=2)
        self.draw_page = circles_page(
            "Circles to be drawn", assignment="fair_draw", registration_closes_at=closes_at
        )
        self.to_draw = a_circle(self.draw_page)
        self.draw = Draw.objects.create(page=self.draw_page, closes_at=closes_at, **fields)
        DrawEntry.objects.create(
            draw=self.draw,
            person=self.learner,
            ticket=new_code(),
            code=new_code(),
            ranking=[self.to_draw.pk],
            display_name="Mine",
            entered_at=now,
            changed_at=now,
        )

    def _objects(self):
        return {
            "pool of a circle": (self.circle.pk,),
            "pool of a circle beside": (self.beside.pk,),
            "pool of a session": (self.hall.pk,),
            "pool of a run": (pool_of(self.cohort).pk,),
            "pool of an unpublished page": (self.hidden_pool.pk,),
            "pool to be drawn": (self.to_draw.pk,),
            "learner's seat": (self.seat.code,),
            "learner's seat, soon": (self.seat_soon.code,),
            "learner's seat in a run": (self.seat_in_run.code,),
            "learner's offer": (self.offer.code,),
            "learner's offer, by letter": (token(self.offer),),
            "learner's wait": (self.wait.code,),
            "learner's wait, late": (self.late_wait.code,),
            "learner's seat that was": (self.over.code,),
            "circle": (self.circle.session_id,),
            "circle the learner keeps": (self.kept.session_id,),
            "circle the learner keeps, begun": (self.begun.session_id,),
            "circle the learner hands over": (self.handing_over.session_id,),
            "session of a meeting": (self.hall.session_id,),
            "session of an unpublished page": (self.hidden_pool.session_id,),
            "learner's invitation": (self.invitation.code,),
            "circle, its keeper": (self.kept.session_id, self.kept.session.staff.get().pk),
            "circle, its invitation": (self.invited_to.session_id, self.invitation.pk),
            "circle, another's invitation": (self.circle.session_id, self.invitation.pk),
            "agreement": (self.page.agreement_id,),
            "wording": (self.wording.pk,),
            "page with a draw": (self.draw_page.pk,),
            "page that was drawn": (self.drawn_page.pk,),
            "page without a draw": (self.page.pk,),
            "draw": (self.draw.pk,),
            "list of events": ("events/",),
            "page of circles": (f"events/{self.page.slug}/",),
            "page of a meeting": (f"events/{self.meeting.slug}/",),
            "program": (self.program.pk,),
            "cohort": (self.cohort.pk,),
            "page of a program": (f"events/{self.program.slug}/",),
            "page of a cohort": (f"events/{self.program.slug}/{self.cohort.slug}/",),
            "page of unpublished circles": (f"events/{self.hidden.slug}/",),
            "draw that was drawn": (self.drawn.pk,),
        }

    def _posted(self):
        agreed = {"agreed": "on", "agreement": digest_of(an_agreement())}
        return {
            "events:register": agreed | {"form_key": "k", "display_name": "Me"},
            "events:enter_draw": agreed
            | {"form_key": "k", "display_name": "Me", "choice_1": self.to_draw.pk},
            "events:offer": {"answer": "accept"},
            "events:answer": {"answer": "accept"},
            "events:cancel": {},
            "events:details": {"display_name": "Another", "form_key": "k"},
            "events:agree": {"agreement": digest_of(self.page.agreement)},
            "events:move": {"to": self.beside.pk, "form_key": "k"},
            "events:message": {"text": "Bring water.", "form_key": "k"},
            "events:late": {"minutes": "5"},
            "events:came": {"n": "8"},
            "events:hand_over": {"email": self.other.email},
            "events:invitation": {"shown_name": "Me"},
            **self._scheduled(),
        }

    def _worded(self):
        """What those who word letters send."""
        words = {"language": "en", "subject": "", "opening": "Hello {name}.", "closing": ""}
        form = "wagtailsnippets_events_letterwording"
        return {
            f"{form}:add": words | {"kind": "thanks"},
            f"{form}:edit": words | {"kind": "waiting"},
            f"{form}:preview_on_add": words | {"kind": "thanks"},
            f"{form}:preview_on_edit": words | {"kind": "waiting"},
        }

    def _scheduled(self):
        """What those who keep the schedule send."""
        circle = self.circle.session
        stranger = {"address": self.other.email}
        when = {name: getattr(circle, name) for name in ("starts_on", "start_time", "end_time")}
        return {
            "events_schedule:edit": when
            | {"zone": circle.zone, "ends_on": circle.ends_on, "slot": "one", "place": "Room 3"},
            "events_admin:copy": {
                "from_page": self.page.pk,
                "to_page": circles_page("Next year").pk,
                "first_day": timezone.localdate() + datetime.timedelta(days=360),
                "leave_out": "on",
            },
            "events_admin:new_run": {"title": "Summer", "starts_on": "2031-07-07"},
            "events_admin:copy_run": {"title": "Fall", "starts_on": "2031-09-01"},
            "events_admin:seats": {"capacity": "12", "override_seats": "0"},
            "events_admin:cancel": {"reason": "Snow"},
            "events_admin:merge": {"into": self.beside.pk},
            "events_admin:add_someone": {"code": make_staff_code(self.other), "form_key": "k"},
            "events_admin:invite": stranger | {"role": "co_keeper"},
            "events_admin:replace": stranger,
            **self._worded(),
        }

    @staticmethod
    def state():
        """What no refused request may have changed."""
        return (
            list(
                Registration.objects.order_by("pk").values_list(
                    "pk", "status", "moves", "display_name", "agreement"
                )
            ),
            list(SessionStaff.objects.order_by("pk").values_list("pk", "status", "shown_name")),
            list(DrawEntry.objects.order_by("pk").values_list("pk", "status", "ranking")),
            list(Session.objects.order_by("pk").values_list("pk", "sequence", "how_many_came")),
            list(SeatPool.objects.order_by("pk").values_list("pk", "capacity", "closed_at")),
            list(StaffCode.objects.values_list("person", "digest")),
            SeatEvent.objects.count(),
            CalendarCopy.objects.count(),
        )
