"""The demo site: built into an empty database, and never over what people made."""

import re
from collections import Counter
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.management import CommandError, call_command
from django.core.serializers import serialize
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from accounts.models import Institution, Letter, User
from content.models import Image, Media, SiteSettings, Topic
from content.recordings.captions import check_length, read_captions
from content.recordings.chapters import read_chapters
from content.recordings.problems import recording_problems
from events.cohorts.access import may_lead
from events.counting import counts_of
from events.models import CohortPage, Draw, Membership, Registration, SeatPool, Session
from home.demo.build_people import PASSWORD
from learning.models import Certificate, Enrollment, ModulePage, ModuleProgress, SeriesPage
from tests.factories.content import standard_page

pytestmark = pytest.mark.django_db


def load(*arguments):
    said = StringIO()
    call_command("load_demo", *arguments, stdout=said)
    return said.getvalue()


@pytest.fixture
def demo(settings):
    settings.DEMO = True


def everything():
    """Every row of our apps and of Wagtail's page tree, as text."""
    models = [
        model
        for label in ("home", "learning", "events", "accounts", "content", "account")
        for model in apps.get_app_config(label).get_models()
    ]
    rows = [row for model in models for row in model._default_manager.order_by("pk")]
    rows += Page.objects.order_by("pk")
    return serialize("json", rows)


@pytest.mark.usefixtures("demo")
class TestLoadedOnce:
    """One load, looked at from all sides: it takes seconds."""

    def test_all_of_it(self):
        said = load()

        self.every_page_is_live_with_a_revision()
        self.every_page_is_served()
        self.series_are_as_the_words_say()
        self.films_lack_nothing()
        self.all_roles_can_sign_in()
        self.others_are_numbered_and_cannot()
        self.the_learner_has_a_history()
        self.who_finished_a_film_has_watched_it()
        self.staff_find_their_settings()
        self.a_circle_is_open_one_full_one_without_its_keepers()
        self.one_offering_is_to_be_drawn_and_one_was()
        self.the_keeper_has_circles_at_the_desk()
        self.a_session_of_the_meeting_has_seats()
        self.one_run_is_finished_one_under_way_one_open()
        self.the_facilitator_leads_the_run_that_is_under_way()
        self.nobody_is_told_of_a_change_that_never_was()
        assert "learners' stories" in said

    def every_page_is_live_with_a_revision(self):
        pages = Page.objects.filter(depth__gte=2)

        assert pages.count() > 35
        assert not pages.filter(live=False).exists()
        assert not pages.filter(live_revision=None).exists()
        assert not any(Page.find_problems())

    def every_page_is_served(self):
        visitor = Client()
        for page in Page.objects.filter(depth__gte=2):
            response = visitor.get(page.url)
            assert response.status_code == 200, page.url
            own = set(re.findall(r'href="(/[^"#?]*)', response.content.decode()))
            wanted = {url for url in own if not url.startswith(("/static/", "/media/"))}
            self.checked = getattr(self, "checked", set())
            for url in wanted - self.checked:
                assert visitor.get(url).status_code in (200, 302), f"{page.url} → {url}"
            self.checked |= wanted

    def series_are_as_the_words_say(self):
        assert SeriesPage.objects.count() == 4
        assert {series.state for series in SeriesPage.objects.all()} == {"open", "archived"}
        assert ModulePage.objects.count() >= 15
        assert Topic.objects.exists()
        assert not Image.objects.filter(description="").exists()
        for module in ModulePage.objects.all():
            assert not module.publish_errors(), module.title

    def films_lack_nothing(self):
        films = Media.objects.all()
        played_in = [module.recording for module in ModulePage.objects.all() if module.recording]

        assert films.count() == 2
        assert {film.pk for film in played_in} == {film.pk for film in films}
        for film in films:
            assert not recording_problems(film), film.title
            assert film.duration == pytest.approx(74, abs=1)
            assert (film.width, film.height) == (1280, 720)
            assert film.thumbnail
            assert len(read_chapters(film.chapters, film.duration)) >= 5
            assert film.visuals_said_by.email == "editor@example.org"
            for track in film.captions.all():
                check_length(read_captions(track.text), film.duration)

    def all_roles_can_sign_in(self):
        people = User.objects.demo().active()

        assert {person.email.partition("@")[0] for person in people} == {
            "learner",
            "keeper",
            "facilitator",
            "editor",
            "moderator",
            "registrar",
            "admin",
        }
        for person in people:
            assert person.check_password(PASSWORD)
            assert EmailAddress.objects.get(user=person).verified
        assert User.objects.get(email="admin@example.org").is_superuser

    def others_are_numbered_and_cannot(self):
        others = User.objects.filter(is_active=False)

        assert others.count() == 12 + 7 + 3
        for person in others:
            assert re.fullmatch(r"(Learner|Keeper) \d+", person.full_name)
            assert person.is_demo
            assert not person.has_usable_password()
        assert Institution.objects.exists()

    def the_learner_has_a_history(self):
        learner = User.objects.get(email="learner@example.org")
        mine = Enrollment.objects.of(learner)

        assert mine.completed().count() == 1
        done = mine.active().values_list("series__slug", "required_done")
        assert dict(done) == {"ideas": 2, "before-the-circle": 2}
        assert Certificate.objects.of(learner).count() == 1
        assert Letter.objects.of(learner).exists()
        assert Enrollment.objects.filter(status=Enrollment.Status.WITHDRAWN).exists()
        for enrollment in Enrollment.objects.all():
            assert enrollment.completed_at is None or (
                enrollment.enrolled_at < enrollment.completed_at
            )

    def who_finished_a_film_has_watched_it(self):
        film = ModulePage.objects.get(slug="speak-up-in-the-moment")
        did = ModuleProgress.objects.filter(module=film)

        assert did.filter(completed_at__isnull=False, watched_percent=100).exists()
        assert not did.filter(completed_at__isnull=False, watched_percent__lt=80).exists()
        begun = did.get(enrollment__person__email="learner@example.org")
        assert (begun.watched_percent, begun.completed_at) == (41, None)

    def staff_find_their_settings(self):
        written = SiteSettings.objects.get()

        assert written.organization
        assert written.privacy_page
        assert written.help_page
        assert written.accessibility_page

    def a_circle_is_open_one_full_one_without_its_keepers(self):
        circles = {
            pool.session.title: pool for pool in SeatPool.objects.select_related("session", "page")
        }
        counts = counts_of(circles.values())
        states = {
            title: (pool.seats_held, counts[pool.pk].offered, counts[pool.pk].waiting)
            for title, pool in circles.items()
        }

        assert states["Maple"] == (5, 0, 0)
        assert states["Oak"] == (10, 1, 3)
        assert circles["Birch"].session.keepers().count() == 1
        assert all(pool.seats_held == counts[pool.pk].seats - counts[pool.pk].free
                   for pool in circles.values())  # fmt: skip
        learner = Registration.objects.filter(person__email="learner@example.org")
        assert set(learner.values_list("status", flat=True)) >= {"confirmed", "waiting"}

    def one_offering_is_to_be_drawn_and_one_was(self):
        drawn, open_still = Draw.objects.order_by("opened_at")

        assert drawn.drawn_at == drawn.closes_at
        assert len(drawn.result["tickets"]) == drawn.entrants == 11
        assert not drawn.entries.untold().exists()
        assert open_still.takes_entries(timezone.now())
        assert open_still.entries.entered().count() == 12
        assert Visit(drawn).says("11 tickets, in the order drawn")
        assert Visit(open_still).says("Not drawn yet")

    def the_keeper_has_circles_at_the_desk(self):
        keeper = User.objects.get(email="keeper@example.org")
        visitor = Client()
        visitor.force_login(keeper)

        words = visitor.get("/desk/").content.decode()

        assert "You are asked to be its co-keeper" in words
        assert set(Session.objects.kept_by(keeper).values_list("title", flat=True)) == {
            "Oak", "Cedar", "Heron", "Lark", "River",
        }  # fmt: skip

    def a_session_of_the_meeting_has_seats(self):
        session = Session.objects.get(page__slug="learn-serve-lead")

        words = " ".join(Client().get(session.page.url).content.decode().split())

        assert "40 seats left" in words
        assert f'href="{reverse("events:register", args=[session.pool.pk])}"' in words
        assert "1 session and 6 circles" in words
        assert session.minutes == 90

    def one_run_is_finished_one_under_way_one_open(self):
        said = " ".join(Client().get("/events/facilitator-training/").content.decode().split())
        counts = Counter(Membership.objects.values_list("page__slug", "status"))
        earned = Membership.objects.exclude(certificate=None).select_related("certificate")

        assert counts["first-group", "finished"] == earned.count() == 6
        assert counts["first-group", "active"] == 1
        assert counts["second-group", "active"] == 8
        assert "At least 5 people have finished it." in said
        assert "7 of 12 seats are free." in said
        assert all(each.certificate.valid_until for each in earned)

    def the_facilitator_leads_the_run_that_is_under_way(self):
        facilitator = User.objects.get(email="facilitator@example.org")
        learner = User.objects.get(email="learner@example.org")
        run = CohortPage.objects.get(slug="second-group")
        mine = Membership.objects.of(learner).get()
        stuck = Membership.objects.get(notes__isnull=False)
        visitor = Client()
        visitor.force_login(learner)

        assert may_lead(facilitator, run)
        assert (mine.page_id, mine.sessions_done, mine.status) == (run.pk, 1, "active")
        assert (stuck.page_id, stuck.sessions_done, stuck.prework_done_at) == (run.pk, 0, None)
        assert "You have a seat" in visitor.get(run.url).content.decode()

    def nobody_is_told_of_a_change_that_never_was(self):
        owed = Session.objects.filter(told_sequence__lt=F("sequence"))

        assert not owed.exists(), [str(session) for session in owed]


class Visit:
    """What the public page of a draw says."""

    def __init__(self, draw):
        self.words = Client().get(reverse("events:draw", args=[draw.pk])).content.decode()

    def says(self, words):
        return words in self.words


@pytest.mark.usefixtures("demo")
def test_loading_again_changes_nothing_that_is_there():
    load()
    about = Page.objects.get(slug="about").specific
    about.title = "Rewritten by an editor"
    about.save_revision().publish()
    learner = User.objects.get(email="learner@example.org")
    learner.display_name = "Sam"
    learner.save()
    before = everything()

    assert "not loaded" in load("--if-empty")
    with pytest.raises(CommandError, match="--force"):
        load()
    load("--force")

    assert everything() == before


def test_without_demo_there_are_no_people(settings):
    settings.DEMO = False

    load()

    assert Page.objects.filter(slug="action-plan").exists()
    assert not User.objects.exists()


@pytest.mark.usefixtures("demo")
def test_a_site_with_a_page_of_its_own_is_refused():
    standard_page(Page.objects.get(depth=2), "Ours")

    with pytest.raises(CommandError, match="pages or people of its own"):
        load()

    assert not SeriesPage.objects.exists()


@pytest.mark.usefixtures("demo")
def test_a_site_with_people_is_refused(stranger):
    with pytest.raises(CommandError, match="pages or people of its own"):
        load()

    assert not SeriesPage.objects.exists()


@pytest.mark.usefixtures("demo")
def test_what_failed_half_way_leaves_nothing_behind(monkeypatch):
    def fail(*arguments):
        raise RuntimeError("out of disk")

    monkeypatch.setattr("home.demo.build_history.play", fail)

    with pytest.raises(RuntimeError):
        load()

    assert not Page.objects.filter(depth__gt=2).exists()
    assert not User.objects.exists()
