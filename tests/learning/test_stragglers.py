"""Learners whose move was lost are found and moved; editors hear what unpublishing means."""

from types import SimpleNamespace

import pytest

from learning import actions
from learning.models import Enrollment
from learning.tasks import move_stragglers
from tests.factories.learning import a_module, a_series, modules_of

pytestmark = pytest.mark.django_db


def test_a_move_that_was_lost_is_made_up_for(learner, monkeypatch):
    series = a_series(modules=2)
    actions.enroll(learner, series)
    with monkeypatch.context() as patch:
        patch.setattr("learning.actions.plans.move_learners", SimpleNamespace(enqueue=int))
        a_module(series, "Added")
        actions.publish_plan(series.pk)
    assert Enrollment.objects.get().plan.version == 1

    move_stragglers.enqueue()

    enrollment = Enrollment.objects.get()
    assert (enrollment.plan.version, enrollment.required_total) == (2, 3)


@pytest.mark.parametrize(
    ("needed", "words"),
    [(2, "asks for 2 modules, and 1 is left"), (None, None), (1, None)],
)
def test_unpublishing_says_what_it_means_for_learners(client, administrator, needed, words):
    series = a_series(modules=2, modules_needed=needed)
    client.force_login(administrator)
    module = modules_of(series)[1]

    response = client.post(f"/admin/pages/{module.pk}/unpublish/", follow=True)

    page = response.content.decode()
    assert ("asks for" in page) == bool(words)
    assert words is None or words in page


def test_unpublishing_the_last_one_says_that_nobody_can_enroll(client, administrator):
    series = a_series(modules=1)
    client.force_login(administrator)

    response = client.post(f"/admin/pages/{modules_of(series)[0].pk}/unpublish/", follow=True)

    assert "Nobody can enroll or finish" in response.content.decode()
