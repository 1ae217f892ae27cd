"""The list of facilitators: by one's own wish, with a valid certificate, for who plans circles alone."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import actions as accounts
from events import actions
from events.cohorts.facilitators import on_list
from events.models import FacilitatorEntry, Membership, SessionStaff
from events.tasks.facilitators import follow_certificates
from home.clock import SCHEDULE
from learning import actions as learning
from learning.models import Certificate
from tests.factories.accounts import AffiliationFactory, InstitutionFactory
from tests.factories.cohorts import a_certificate, a_cohort, a_member
from tests.factories.events import a_circle, a_person
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
PAGE = "/training/list/"


def a_facilitator(number, region="south", institution=None, full_name="Rosa Beltrán"):
    """Somebody who finished a training and is on the list."""
    person = a_person(number)
    person.full_name = full_name
    person.save(update_fields=["full_name"])
    if institution:
        AffiliationFactory(person=person, institution=institution, verified=True)
    a_certificate(a_cohort(title=f"Run {number}", sessions=1), person)
    actions.join_list(person, region=region)
    return person


@pytest.fixture
def certificate(learner):
    return a_certificate(a_cohort(sessions=1), learner)


def text(response):
    return " ".join(response.content.decode().split())


class TestOnesOwnPage:
    def test_one_joins_changes_the_region_and_leaves(self, client, learner, certificate):
        client.force_login(learner)
        assert "Put me on the list" in text(client.get(PAGE))

        assert "You are on the list" in text(client.post(PAGE, {"region": "west"}, follow=True))
        client.post(PAGE, {"region": "canada"})

        entry = FacilitatorEntry.objects.get()
        assert (entry.person, entry.region, entry.certificate) == (learner, "canada", certificate)
        assert "off the list" in text(client.post(f"{PAGE}leave/", follow=True))
        assert not on_list().exists()
        client.post(f"{PAGE}leave/")
        client.post(PAGE, {"region": "west"})
        assert on_list().count() == 1

    @pytest.mark.parametrize("region", ["", "atlantis", "\0", "south" * 99])
    def test_a_wrong_region_is_said_beside_its_field(self, client, learner, certificate, region):
        client.force_login(learner)

        answer = client.post(PAGE, {"region": region})

        assert answer.status_code == 422
        assert text(answer).count("Choose a region from the list.") == 2
        assert not FacilitatorEntry.objects.exists()

    def test_without_a_certificate_it_says_what_it_takes(self, client, learner):
        client.force_login(learner)
        answer = client.get(PAGE)

        assert "valid certificate of a facilitator training" in text(answer)
        assert "<select" not in text(answer)
        assert client.post(PAGE, {"region": "west"}).status_code == 422

    @pytest.mark.parametrize("end", ["expired", "revoked", "of a series", "of another"])
    def test_no_other_certificate_will_do(self, learner, stranger, certificate, end):
        changes = {
            "expired": {"valid_until": timezone.localdate() - 2 * DAY},
            "revoked": {"status": "revoked", "ended_at": timezone.now()},
            "of a series": {"page": a_series()},
            "of another": {"person": stranger},
        }
        Certificate.objects.update(**changes[end])

        with pytest.raises(actions.Refused):
            actions.join_list(learner, region="west")

    def test_the_institution_is_the_verified_one(self, learner, certificate):
        school = InstitutionFactory(name="Harbor Medical School")
        AffiliationFactory(person=learner, institution=school, verified=True)

        assert actions.join_list(learner, region="west").institution == school

    def test_it_asks_visitors_to_sign_in(self, client):
        assert client.get(PAGE).status_code == 302
        assert client.post(f"{PAGE}leave/").status_code == 302


class TestItsEnd:
    def test_with_the_day_of_the_certificate_at_once_and_by_the_clock(self, learner, certificate):
        entry = actions.join_list(learner, region="west")
        Certificate.objects.update(valid_until=timezone.localdate() - 2 * DAY)

        assert not on_list().exists()
        assert follow_certificates.func() == 1
        assert follow_certificates.func() == 0
        entry.refresh_from_db()
        assert entry.ended_at

    def test_with_its_being_revoked(self, learner, registrar, certificate):
        actions.join_list(learner, region="west")

        learning.revoke_certificate(certificate, by=registrar, reason="By mistake")

        assert not on_list().exists()
        assert actions.follow_certificates(timezone.now()) == 1

    def test_not_with_its_being_replaced(self, learner, registrar):
        accounts.confirm_certificate_name(learner, "Lea Learner")
        page = a_cohort(sessions=1)
        member = a_member(page, learner)
        old = a_certificate(page, learner)
        Membership.objects.filter(pk=member.pk).update(certificate=old)
        entry = actions.join_list(learner, region="west")
        new = learning.reissue_certificate(old, by=registrar, reason="Married", name="Lea Newname")

        assert actions.follow_certificates(timezone.now()) == 0

        entry.refresh_from_db()
        member.refresh_from_db()
        assert (entry.certificate, entry.ended_at) == (new, None)
        assert member.certificate == new

    def test_not_while_another_certificate_holds(self, learner, certificate):
        entry = actions.join_list(learner, region="west")
        other = a_certificate(a_cohort(title="Second", sessions=1), learner)
        Certificate.objects.filter(pk=certificate.pk).update(
            valid_until=timezone.localdate() - 2 * DAY
        )

        assert actions.follow_certificates(timezone.now()) == 0
        entry.refresh_from_db()
        assert entry.certificate == other

    def test_with_the_account(self, learner, certificate):
        actions.join_list(learner, region="west")

        accounts.erase(learner, by=learner)

        assert not FacilitatorEntry.objects.exists()

    def test_the_clock_looks(self):
        assert follow_certificates in [due.task for due in SCHEDULE]


class TestTheList:
    URL = "/admin/events/facilitators/"

    @pytest.fixture
    def listed(self):
        school = InstitutionFactory(name="Harbor Medical School")
        return [
            a_facilitator(31, "south", school, full_name="Rosa Beltrán"),
            a_facilitator(32, "west", full_name="Kofi Mensah"),
        ]

    @pytest.mark.parametrize("role", ["editor", "moderator", "registrar", "administrator"])
    def test_who_plans_circles_reads_names_and_no_address(self, client, request, listed, role):
        client.force_login(request.getfixturevalue(role))

        told = text(client.get(self.URL))
        one = text(client.get(f"{self.URL}inspect/{FacilitatorEntry.objects.first().pk}/"))

        assert "Rosa Beltrán" in told
        assert "Harbor Medical School" in told
        assert "South" in one
        for person in listed:
            assert person.email not in told + one

    def test_nobody_else_does(self, client, learner, listed):
        for address in (self.URL, f"{self.URL}inspect/{FacilitatorEntry.objects.first().pk}/"):
            assert client.get(address).status_code == 302
            client.force_login(learner)
            assert client.get(address).status_code == 403
            client.logout()

    def test_it_is_narrowed_down(self, client, registrar, listed):
        client.force_login(registrar)
        school = FacilitatorEntry.objects.get(person=listed[0]).institution

        for query in ("region=south", f"institution={school.pk}", "q=Rosa"):
            told = text(client.get(f"{self.URL}?{query}"))
            assert "Rosa Beltrán" in told, query
            assert "Kofi Mensah" not in told, query

    def test_who_has_left_is_on_no_page(self, client, registrar, listed):
        client.force_login(registrar)
        entry = FacilitatorEntry.objects.get(person=listed[0])
        actions.leave_list(listed[0])

        assert "Rosa" not in text(client.get(self.URL))
        assert client.get(f"{self.URL}inspect/{entry.pk}/").status_code == 404

    @pytest.mark.parametrize(
        "address",
        ["?export=csv", "?export=xlsx", "new/", "edit/1/", "delete/1/", "history/1/", "usage/1/"],
    )
    def test_there_is_no_file_of_it_and_nothing_to_change(
        self, client, administrator, listed, address
    ):
        client.force_login(administrator)

        answer = client.get(self.URL + address)

        assert answer.status_code in (302, 403, 404)
        assert b"Rosa" not in answer.content

    def test_reading_it_takes_the_same_queries_for_few_and_many(
        self, client, registrar, listed, django_assert_max_num_queries
    ):
        client.force_login(registrar)
        client.get(self.URL)
        with django_assert_max_num_queries(60) as few:
            client.get(self.URL)
        for number in range(40, 46):
            a_facilitator(number, institution=InstitutionFactory(name=f"School {number}"))
        with django_assert_max_num_queries(len(few.captured_queries)):
            client.get(self.URL)


class TestAskingOne:
    @pytest.fixture
    def circle(self):
        return a_circle(keepers=[a_person(51)]).session

    @pytest.fixture
    def url(self, circle):
        return reverse("events_admin:invite", args=[circle.pk])

    def test_an_editor_chooses_from_the_list_and_the_person_answers(
        self, client, editor, circle, url
    ):
        person = a_facilitator(52, full_name="Rosa Beltrán")
        client.force_login(editor)
        page = text(client.get(url))
        assert "Rosa Beltrán (South)" in page
        assert person.email not in page

        entry = FacilitatorEntry.objects.get()
        client.post(url, {"facilitator": entry.pk, "role": "co_keeper"})

        staff = SessionStaff.objects.get(person=person)
        assert (staff.status, staff.role) == ("invited", "co_keeper")

    def test_the_choice_is_narrowed_down_by_region_and_institution(self, client, editor, url):
        school = InstitutionFactory(name="Harbor Medical School")
        a_facilitator(52, "south", school, full_name="Rosa Beltrán")
        a_facilitator(53, "west", full_name="Kofi Mensah")
        client.force_login(editor)

        for query in ("?region=south", "?institution=harbor+school"):
            page = text(client.get(url + query))
            assert "Rosa Beltrán, Harbor Medical School (South)" in page
            assert "Kofi" not in page
        assert "Nobody on the list fits" in text(client.get(f"{url}?region=canada"))
        assert "Kofi" in text(client.get(f"{url}?region=atlantis"))

    @pytest.mark.parametrize("both", [True, False])
    def test_either_the_list_or_an_address(self, client, editor, circle, url, both):
        a_facilitator(52)
        client.force_login(editor)
        entry = FacilitatorEntry.objects.get()
        sent = {"facilitator": entry.pk, "address": "a@example.org"} if both else {}

        answer = client.post(url, sent | {"role": "keeper"})

        assert answer.status_code == 422
        words = "not both" if both else "Choose a facilitator, or enter the e-mail address"
        assert words in text(answer)

    def test_who_has_left_the_list_meanwhile_is_not_asked(self, client, editor, url):
        person = a_facilitator(52)
        client.force_login(editor)
        actions.leave_list(person)

        answer = client.post(
            url, {"facilitator": FacilitatorEntry.objects.get().pk, "role": "keeper"}
        )

        assert answer.status_code == 422
        assert "no longer on it" in text(answer)
        assert not SessionStaff.objects.filter(person=person).exists()

    def test_a_keeper_is_replaced_from_the_list(self, client, editor, circle):
        person = a_facilitator(52)
        client.force_login(editor)
        keeper = circle.staff.get()

        client.post(
            reverse("events_admin:replace", args=[circle.pk, keeper.pk]),
            {"facilitator": FacilitatorEntry.objects.get().pk},
        )

        assert SessionStaff.objects.get(person=person).status == "invited"
