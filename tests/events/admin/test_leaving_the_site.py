"""An event people count on neither vanishes nor goes by itself: what to do instead is said."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Page

from events.actions import Refused, add_session, cancel_session
from events.models import CirclesPage, CommunityAgreement, Draw, DrawEntry, Session
from events.publishing import errors_of
from tests.factories.events import (
    a_circle,
    a_person,
    a_session,
    a_version,
    an_events_index,
    circles_page,
    conference_page,
    seated,
)

from .test_adding import facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client, moderator):
    client.force_login(moderator)
    return client


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def send(admin, url, **data):
    return admin.post(url, data, follow=True)


def is_live(page):
    return Page.objects.get(pk=page.pk).live


class TestUnpublishing:
    def test_it_is_refused_while_people_count_on_it(self, admin, event, circle):
        answer = send(admin, f"/admin/pages/{event.pk}/unpublish/")

        assert "3 people count on sessions that are ahead" in said(answer)
        assert answer.redirect_chain[-1][0] == f"/admin/events/schedule/?page={event.pk}"
        assert is_live(event)

    def test_once_cancelled_it_may_go(self, admin, event, circle, registrar):
        cancel_session(circle, reason="Snow", by=registrar)

        send(admin, f"/admin/pages/{event.pk}/unpublish/")

        assert not is_live(event)

    def test_what_is_past_may_go(self, admin, event):
        week = datetime.timedelta(7)
        seated(a_circle(event, starts_at=timezone.now() - week), a_person(5))

        send(admin, f"/admin/pages/{event.pk}/unpublish/")

        assert not is_live(event)

    def test_many_at_once_stay_all_of_them(self, admin, event, circle):
        other = conference_page()

        url = f"/admin/bulk/wagtailcore/page/unpublish/?id={event.pk}&id={other.pk}&next=/admin/"
        answer = send(admin, url)

        assert "count on sessions" in said(answer)
        assert is_live(event)
        assert is_live(other)

    @pytest.mark.parametrize("bulk", [True, False])
    def test_what_lies_below_counts_when_it_goes_along(self, admin, bulk):
        conference = conference_page()
        below = circles_page(title="Circles there", parent=conference)
        seated(a_circle(below), a_person(5))
        url = (
            f"/admin/bulk/wagtailcore/page/unpublish/?id={conference.pk}&next=/admin/"
            if bulk
            else f"/admin/pages/{conference.pk}/unpublish/"
        )

        answer = send(admin, url, include_descendants="on")
        assert "“Circles there” can't be unpublished: 1 person counts" in said(answer)
        assert is_live(conference)

        send(admin, url)

        assert not is_live(conference)
        assert is_live(below)

    def test_who_entered_a_draw_counts_too(self, admin, event):
        now = timezone.now()
        draw = Draw.objects.create(page=event, seed_hash="x", opened_at=now, closes_at=now)
        DrawEntry.objects.create(
            draw=draw, person=a_person(5), ticket="t", code="c",
            entered_at=timezone.now(), changed_at=timezone.now(),
        )  # fmt: skip

        assert "1 person counts" in said(send(admin, f"/admin/pages/{event.pk}/unpublish/"))


class TestDeleting:
    def test_with_registrations_people_are_to_be_told_first(self, admin, event, circle):
        answer = send(admin, f"/admin/pages/{event.pk}/delete/")

        assert "people have registered: 1 session and 3 registrations" in said(answer)
        assert "Cancel what is still ahead" in said(answer)
        assert CirclesPage.objects.filter(pk=event.pk).exists()

    def test_without_any_the_sessions_are_to_be_removed(self, admin, event):
        session = a_circle(event).session

        assert "Remove them from the schedule" in said(
            send(admin, f"/admin/pages/{event.pk}/delete/")
        )
        admin.post(f"/admin/events/schedule/delete/{session.pk}/")
        send(admin, f"/admin/pages/{event.pk}/delete/")

        assert not CirclesPage.objects.filter(pk=event.pk).exists()

    @pytest.mark.parametrize("bulk", [True, False])
    def test_a_page_above_stays_as_well(self, client, administrator, event, circle, bulk):
        client.force_login(administrator)
        index = an_events_index()
        url = (
            f"/admin/bulk/wagtailcore/page/delete/?id={index.pk}&next=/admin/"
            if bulk
            else f"/admin/pages/{index.pk}/delete/"
        )

        answer = send(client, url)

        assert "1 session and 3 registrations" in said(answer)
        assert CirclesPage.objects.filter(pk=event.pk).exists()


class TestExpiring:
    def test_an_event_does_not_expire_before_its_last_seats(self, event):
        ends = a_circle(event).session.ends_at
        hour = datetime.timedelta(hours=1)

        event.expire_at = ends - hour
        assert "Choose a later day" in errors_of(event)["expire_at"][0]

        event.expire_at = ends + hour
        assert errors_of(event) == {}

    def test_what_has_no_seats_or_is_cancelled_does_not_count(self, event):
        a_session(event)
        circle = a_circle(event).session
        Session.objects.filter(pk=circle.pk).update(status="cancelled")

        event.expire_at = timezone.now()

        assert errors_of(event) == {}

    def test_publishing_says_so_at_the_field(self, event):
        a_circle(event)
        event.expire_at = timezone.now() + datetime.timedelta(1)

        assert "expire_at" in event.publish_errors()

    def test_what_would_outlast_its_page_is_not_scheduled(self, event):
        event.expire_at = timezone.now() + datetime.timedelta(1)
        event.save(update_fields=["expire_at"])

        with pytest.raises(Refused, match="leaves the site"):
            add_session(event, by=None, **facts())


class TestAgreements:
    LIST = "/admin/snippets/events/communityagreement/"

    def test_one_that_a_page_asks_for_is_not_deleted(self, admin, event):
        answer = send(admin, f"{self.LIST}delete/{event.agreement.pk}/")

        assert "“Circles in spring” asks people to agree to it" in said(answer)
        assert CommunityAgreement.objects.exists()

    def test_one_that_people_agreed_to_is_not_deleted(self, admin):
        version = a_version()

        answer = send(admin, f"{self.LIST}delete/{version.source.pk}/")

        assert "People have agreed to it" in said(answer)

    def test_one_that_nobody_saw_is_deleted(self, admin):
        agreement = CommunityAgreement.objects.create(name="A", agreement="<p>a</p>", limits="b")

        send(admin, f"{self.LIST}delete/{agreement.pk}/")

        assert not CommunityAgreement.objects.exists()


@pytest.mark.parametrize("view", ["edit/", ""])
def test_an_event_leads_to_its_schedule(client, editor, event, view):
    client.force_login(editor)

    page = client.get(f"/admin/pages/{event.pk}/{view}").content.decode()

    assert f'/admin/events/schedule/?page={event.pk}"' in page
    assert "Dates and seats" in page
