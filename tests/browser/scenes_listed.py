"""States of the list of facilitators, and of a training's certificate that has run out."""

import datetime

from django.urls import reverse
from django.utils import timezone

from events import actions
from tests.factories.accounts import AffiliationFactory, InstitutionFactory
from tests.factories.cohorts import a_certificate, a_cohort, cohort_page, program_page
from tests.factories.events import a_person


def _certified(stage, **fields):
    program = program_page("Restorative justice facilitator training")
    page = a_cohort(cohort_page("Spring 2026", program), sessions=1)
    holder = stage.person or a_person("holder")
    return a_certificate(page, holder, name="Zoë O’Neill", **fields)


def to_join(stage):
    """With a certificate, and not on the list."""
    _certified(stage, valid_until=timezone.localdate() + datetime.timedelta(days=400))
    return reverse("events:list_me")


def on_it(stage):
    """On the list, with an institution that is verified."""
    school = InstitutionFactory(name="Harbor Medical School and Teaching Hospital")
    AffiliationFactory(person=stage.person, institution=school, verified=True)
    address = to_join(stage)
    actions.join_list(stage.person, region="northeast")
    return address


def send_without_a_region(page):
    page.get_by_role("button", name="Put me on the list").click()


def a_certificate_that_has_run_out(stage):
    return _certified(stage, valid_until=datetime.date(2025, 2, 28)).url


def my_learning_with_its_certificate(stage):
    _certified(stage, valid_until=timezone.localdate() + datetime.timedelta(days=400))
    return "/my-learning/"
