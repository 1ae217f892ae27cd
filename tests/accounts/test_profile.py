"""What a person changes about themself, with plain sentences when something is wrong."""

import re

import pytest
from django.urls import reverse

from accounts import actions, zones
from accounts.models import Affiliation, User
from content.models import SiteSettings
from tests.factories.accounts import AffiliationFactory, InstitutionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_root")]
FILLED = {
    "full_name": "Ada Lovelace",
    "display_name": "Ada",
    "pronouns": "she/her",
    "time_zone": "Asia/Kolkata",
    "language": "en",
    "certificate_name": "",
    "latin_name": "",
    "institution": "",
    "unlisted_institution": "",
}


@pytest.fixture
def url():
    return reverse("accounts:profile")


def test_a_stranger_is_sent_to_sign_in(client, url):
    assert client.get(url).url == f"/accounts/login/?next={url}"


def test_what_is_saved_is_shown(client, learner, url):
    client.force_login(learner)

    response = client.post(url, FILLED, follow=True)

    learner.refresh_from_db()
    assert (learner.full_name, learner.display_name, learner.time_zone) == (
        "Ada Lovelace",
        "Ada",
        "Asia/Kolkata",
    )
    page = response.content.decode()
    assert "Your profile has been saved." in page
    assert 'value="she/her"' in page


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("A\x00da", "Ada"),
        ("\u202eada", "ada"),
        ("👩🏽‍⚕️ Ada", "👩🏽‍⚕️ Ada"),
        ("مها", "مها"),
        ("{{7*7}} %s", "{{7*7}} %s"),
    ],
)
def test_any_name_is_kept_as_it_is_written(client, learner, url, typed, kept):
    client.force_login(learner)

    client.post(url, {**FILLED, "full_name": typed})

    learner.refresh_from_db()
    assert learner.full_name == kept


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("full_name", "", "Enter your full name."),
        ("full_name", "x" * 1_000_000, "at most 150 characters"),
        ("pronouns", "x" * 41, "at most 40 characters"),
        ("time_zone", "Mars/Olympus", "Choose a time zone from the list."),
        ("language", "tlh", "Select a valid choice."),
        ("institution", "999999999999999999999", "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_lost(client, learner, url, field, value, sentence):
    client.force_login(learner)

    response = client.post(url, {**FILLED, "display_name": "Kept", field: value})

    page = response.content.decode()
    assert response.status_code == 200
    assert "There is a problem" in page
    assert sentence in page
    assert 'value="Kept"' in page
    learner.refresh_from_db()
    assert learner.full_name == "Learner Example"


def test_a_name_is_escaped(client, learner, url):
    client.force_login(learner)

    page = client.post(
        url, {**FILLED, "display_name": "<svg onload=alert(1)>"}, follow=True
    ).content.decode()

    assert "<svg onload" not in page


def test_changing_the_name_on_certificates_confirms_it(client, learner, url):
    client.force_login(learner)

    client.post(url, {**FILLED, "certificate_name": "Augusta Ada King"})

    learner.refresh_from_db()
    assert learner.certificate_name == "Augusta Ada King"
    assert learner.certificate_name_confirmed_at


def test_emptying_the_name_on_certificates_means_being_asked_again(client, learner, url):
    learner.certificate_name = "Ada"
    learner.save()
    client.force_login(learner)

    client.post(url, FILLED)

    learner.refresh_from_db()
    assert not learner.has_confirmed_certificate_name()


def test_picking_an_institution_begins_an_affiliation(client, learner, url):
    institution = InstitutionFactory(domain="example.org")
    client.force_login(learner)

    page = client.post(url, {**FILLED, "institution": institution.pk}, follow=True).content.decode()

    assert learner.institution() == institution
    assert "Verified" in page


def test_one_that_is_not_listed_is_named(client, learner, url):
    AffiliationFactory(person=learner)
    client.force_login(learner)
    filled = {**FILLED, "institution": "other", "unlisted_institution": "A new school"}

    client.post(url, filled)

    learner.refresh_from_db()
    assert learner.institution() is None
    assert learner.unlisted_institution == "A new school"
    assert Affiliation.objects.of(learner).count() == 1


def test_one_taken_off_the_list_can_be_kept_but_not_picked(client, learner, stranger, url):
    institution = InstitutionFactory(is_listed=False)
    AffiliationFactory(person=learner, institution=institution)
    filled = {**FILLED, "institution": institution.pk}

    client.force_login(stranger)
    refused = client.post(url, filled)
    client.force_login(learner)
    kept = client.post(url, filled)

    assert "Select a valid choice." in refused.content.decode()
    assert kept.status_code == 302
    assert learner.institution() == institution


def test_saving_undoes_nothing_that_happened_meanwhile(learner):
    seen_before = User.objects.get(pk=learner.pk)
    User.objects.update(email="new@example.org")

    actions.update_profile(seen_before, institution=None, full_name="Ada")

    learner.refresh_from_db()
    assert (learner.email, learner.full_name) == ("new@example.org", "Ada")


def test_nothing_but_the_profile_can_be_posted(client, learner, url):
    client.force_login(learner)

    client.post(url, {**FILLED, "is_superuser": "on", "email": "x@example.org", "is_active": ""})

    learner.refresh_from_db()
    assert not learner.is_superuser
    assert learner.is_active
    assert learner.email == "learner@example.org"


def test_when_the_privacy_notice_changes_people_are_asked_again(client, learner, url, site_root):
    settings = SiteSettings.for_site(site_root.get_site())
    settings.privacy_version = "2027-03"
    settings.save()
    client.force_login(learner)
    assert "Our privacy notice has changed." in client.get(url).content.decode()

    client.post(reverse("accounts:accept_privacy"))

    learner.refresh_from_db()
    assert learner.privacy_version == "2027-03"
    assert "Our privacy notice has changed." not in client.get(url).content.decode()


def test_accepting_needs_a_button(client, learner):
    client.force_login(learner)

    assert client.get(reverse("accounts:accept_privacy")).status_code == 405


def test_every_zone_that_is_offered_is_known():
    from zoneinfo import ZoneInfo

    offered = [zone for _, group in zones.choices() for zone, _ in group]

    assert len(offered) == len(set(offered)) > 400
    assert all(ZoneInfo(zone) for zone in offered)
    assert {"Asia/Calcutta", "America/Indianapolis", "UTC"} <= set(offered)


def test_zones_stand_by_continent_the_usual_ones_of_north_america_first(client, learner, url):
    client.force_login(learner)

    page = client.get(url).content.decode()

    groups = re.findall(r'<optgroup label="([^"]+)">', page)
    assert groups[:3] == ["North America", "Africa", "Americas"]
    assert page.index('value="America/Toronto"') < page.index('label="Africa"')
    assert page.count('value="America/Toronto"') == 1
    assert "Asia/Calcutta" not in page


def test_a_zone_stored_by_an_old_name_stays_chosen(client, learner, url):
    User.objects.update(time_zone="Asia/Calcutta")
    client.force_login(learner)

    page = client.get(url).content.decode()

    assert '<option value="Asia/Calcutta" selected>Asia/Calcutta</option>' in page
    assert "As it is now" in page


def test_the_zone_of_the_account_is_used_for_the_page(client, learner, url):
    from django.utils import timezone

    User.objects.update(time_zone="Asia/Tokyo")
    client.force_login(learner)

    client.get(url)

    assert timezone.get_current_timezone_name() == "America/New_York"
