"""One small site with one of everything, and somebody of every role."""

from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from accounts import groups
from accounts.models import Institution, User
from content.models import Media, Topic
from learning import actions
from learning.models import Certificate, Enrollment, LearningEvent
from learning.playback_reports import Token
from tests.factories.content import (
    document,
    image,
    make_private,
    private_collection,
    recording,
    standard_page,
)
from tests.factories.learning import QUICK_CHECK, REFLECTION, WORDS, a_module, a_series, modules_of
from tests.factories.recordings import captions

from .world_cohort_desk import CohortDeskWorld
from .world_cohorts import CohortsWorld
from .world_events import EventsWorld
from .world_listed import ListedWorld
from .world_trainings import TrainingsWorld

ROLES = (
    "visitor",
    "learner",
    "stranger",
    "editor",
    "moderator",
    "registrar",
    "administrator",
    "superuser",
)
GROUPS = {
    "editor": groups.EDITORS,
    "moderator": groups.MODERATORS,
    "registrar": groups.REGISTRARS,
    "administrator": groups.ADMINISTRATORS,
}
UNKNOWN = 10**6
PROMISE = "I led a circle."


def path_of(track):
    return track.url.removeprefix("/media/")


class World:
    """The learner has an enrollment in one series and a certificate from another."""

    def __init__(self):
        self.people = {role: self._person(role) for role in ROLES if role != "visitor"}
        self.cookies = {role: self._signed_in(role) for role in ROLES}
        self._pages()
        self._learning()
        self.events = EventsWorld(self.people)
        self.cohorts = CohortsWorld(self.people)
        self.listed = ListedWorld(self.people)
        self.desk = CohortDeskWorld(self.people)
        self.trainings = TrainingsWorld(self.people)
        self.objects = self._objects()
        self.posted = self._posted()

    def _person(self, role):
        person = User.objects.create_user(
            f"{role}@example.org", "room-in-the-circle", full_name=f"{role} Example"
        )
        if role in GROUPS:
            person.groups.add(Group.objects.get(name=GROUPS[role]))
        person.is_superuser = role == "superuser"
        person.save()
        return person

    def _signed_in(self, role):
        client = Client()
        if role != "visitor":
            client.force_login(self.people[role])
        return client.cookies

    def _pages(self):
        body = [WORDS, QUICK_CHECK, REFLECTION]
        self.series = a_series(modules=0, title="Open")
        self.module = a_module(
            self.series,
            "First",
            body=body,
            pass_mark=50,
            needs_marked_done=True,
            attestation=PROMISE,
        )
        a_module(self.series, "Second")
        self.draft_module = a_module(self.series, "Draft")
        self.draft_module.unpublish()
        self.other = a_series(modules=1, title="Other")
        self.draft = a_series(modules=1, title="Hidden")
        self.draft.unpublish()
        self.private = standard_page(self.series.get_parent().get_parent(), "For members")
        make_private(self.private)
        self.topic = Topic.objects.create(name="Mentoring", slug="mentoring")
        self.institution = Institution.objects.create(name="Example College")
        self.picture = image()
        members = private_collection()
        self.private_picture = image("Members", collection=members)
        self.file, self.private_file = document(), document(collection=members)
        self.sound, self.private_sound = recording(), recording(collection=members)
        self.captions, self.private_captions = captions(self.sound), captions(self.private_sound)
        self.draft_captions = captions(self.sound, "es", is_reviewed=False)

    def _learning(self):
        learner = self.people["learner"]
        self.enrollment = actions.enroll(learner, self.series, certificate_name="Zoë O’Neill")
        actions.enroll(learner, self.other)
        for module in modules_of(self.other):
            actions.continue_module(learner, module)
        self.certificate = Certificate.objects.get()

    def _objects(self):
        """What a line of the table calls it → the arguments of the address."""
        enrollment, certificate = self.enrollment.pk, self.certificate
        certified = modules_of(self.other)[0].pk
        return {
            "-": (),
            "open series": (self.series.pk,),
            "unpublished series": (self.draft.pk,),
            "unknown": (UNKNOWN,),
            "unknown code": ("NOPE-NOPE-NOPE-NOPE",),
            "first module": (self.module.pk,),
            "unpublished module": (self.draft_module.pk,),
            "module of unpublished series": (modules_of(self.draft)[0].pk,),
            "module of other series": (modules_of(self.other)[0].pk,),
            "learner's enrollment": (enrollment,),
            "learner's enrollment, its module": (enrollment, self.module.pk),
            "learner's enrollment, other's module": (enrollment, modules_of(self.other)[0].pk),
            "learner's enrollment, unknown module": (enrollment, UNKNOWN),
            "learner's certificate": (certificate.pk,),
            "learner's certificate, its module": (certificate.pk, certified),
            "learner's certificate, other's module": (certificate.pk, self.module.pk),
            **self._sides({"learner's enrollment": (enrollment,)}, "then", "today", "some day"),
            **self._sides(
                {"learner's certificate": (certificate.pk,)}, "then", "today", "some day"
            ),
            **self._sides(
                {
                    "learner's enrollment, its module": (enrollment, self.module.pk),
                    "learner's enrollment, other's": (enrollment, certified),
                    "learner's certificate, its module": (certificate.pk, certified),
                    "learner's certificate, other's": (certificate.pk, self.module.pk),
                },
                "then",
                "today",
            ),
            "learner's code": (certificate.code,),
            "learner's account": (self.people["learner"].pk,),
            "superuser's account": (self.people["superuser"].pk,),
            "topic": (self.topic.pk,),
            "institution": (self.institution.pk,),
            "picture": (self.picture.file.name,),
            "members' picture": (self.private_picture.file.name,),
            "recording": (self.sound.file.name,),
            "members' recording": (self.private_sound.file.name,),
            "recording in the admin": (self.private_sound.pk,),
            "captions": (path_of(self.captions),),
            "members' captions": (path_of(self.private_captions),),
            "captions not read along": (path_of(self.draft_captions),),
            "picture that isn't there": ("original_images/nothing.png",),
            "document": (self.file.pk, self.file.filename),
            "members' document": (self.private_file.pk, self.private_file.filename),
            "letter": ("1-nobody",),
            "catalogue": ("learn/",),
            "page of a series": (f"learn/{self.series.slug}/",),
            "page of a module": (f"learn/{self.series.slug}/{self.module.slug}/",),
            "page of an unpublished series": (f"learn/{self.draft.slug}/",),
            "members' page": (f"{self.private.slug}/",),
            "page of the series": (self.series.pk,),
            "site settings": ("content", "sitesettings"),
            "members' page, its lock": (self.private.view_restrictions.get().pk, self.private.pk),
            "somebody's session": (UNKNOWN,),
            **self.events.objects,
            **self.cohorts.objects,
            **self.listed.objects,
            **self.desk.objects,
            **self.trainings.objects,
        }

    @staticmethod
    def _sides(objects, *sides):
        """Each object with each of the sides at the end of its address."""
        return {f"{name}, {side}": (*ids, side) for name, ids in objects.items() for side in sides}

    def _posted(self):
        """What each form sends where something must be filled in. Keyed by route."""
        asked = self.module.quick_check.asked
        question = asked.questions[0]
        prompt = next(block for block in self.module.body if block.block_type == "reflection")
        why = {"reason": "On paper"}
        return {
            "learning:attest": {"statement": PROMISE, "agreed": "on"},
            "learning:answer": {
                "version": asked.digest,
                "form_key": "k",
                question.id: question.choices[0].id,
            },
            "learning:reflect": {"block_id": prompt.id, "text": "Mine"},
            "learning:playback": {
                "token": self._token(),
                "parts": "[[0, 900]]",
                "position": "900",
                "elapsed": "900",
            },
            "learning:confirm_name": {"certificate_name": "Zoë"},
            "learning:enroll": {"certificate_name": "Zoë"},
            "learning_admin:enroll": why
            | {"address": "stranger@example.org", "series": self.series.pk},
            "learning_admin:withdraw": why,
            "learning_admin:complete": why,
            "learning_admin:take_back": why,
            "learning_admin:revoke": why,
            "learning_admin:reissue": why | {"name": "Zoe"},
            "accounts_erase_person": {"address": "learner@example.org"},
            "content:color_scheme": {"scheme": "dark", "next": "/"},
            **self.events.posted,
            **self.cohorts.posted,
            **self.listed.posted,
            **self.desk.posted,
            **self.trainings.posted,
        }

    def _token(self):
        """As the learner's own page carries it."""
        learner = self.people["learner"]
        return Token(learner.pk, self.module.pk, self.sound.pk, timezone.now()).signed()

    def client(self, role):
        """A browser of that role, as it was before anything happened."""
        client = Client(raise_request_exception=False)
        client.cookies.load({name: each.value for name, each in self.cookies[role].items()})
        return client

    def state(self):
        """What no refused request may have changed."""
        return (
            list(Enrollment.objects.order_by("pk").values_list("pk", "status", "required_done")),
            list(Certificate.objects.order_by("pk").values_list("pk", "status", "name")),
            LearningEvent.objects.count(),
            list(User.objects.order_by("pk").values_list("pk", "full_name", "is_superuser")),
            list(Media.objects.order_by("pk").values_list("pk")),
            list(Topic.objects.values_list("name")),
            list(Institution.objects.values_list("name")),
            *self.events.state(),
            *self.cohorts.state(),
            *self.listed.state(),
            *self.desk.state(),
            *self.trainings.state(),
        )
