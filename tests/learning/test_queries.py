"""A page takes the same queries whatever the number of modules, series and learners."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from learning import actions
from learning.models import ModulePage
from tests.factories.learning import WORDS, a_catalogue, a_module, a_series, modules_of
from tests.factories.playback import a_recording, recorded

pytestmark = pytest.mark.django_db
AT_MOST = 20
# Beside what the page itself reads: one for the frame; signed in, session, person and the admin.
VISITOR = {"series": 3, "module": 4}
LEARNER = {"series": 8, "module": 9, "mine": 8}


def with_modules(series, count):
    """Give a series many live modules, quickly: added to the tree as they would stand there."""
    body = ModulePage.body.field.to_python([WORDS])
    for number in range(count):
        series.add_child(instance=ModulePage(title=f"M {number}", slug=f"m{number}", body=body))
    series.refresh_from_db()
    return series


def queries(client, url):
    client.get(url)  # what is cached for everybody is there
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("signed_in", [False, True], ids=["visitor", "learner"])
def test_series_module_and_learning_pages_take_fixed_queries(client, learner, signed_in):
    found = {}
    for count in (1, 10, 200):
        series = with_modules(a_series(modules=0, title=f"Of {count}"), count)
        if signed_in:
            client.force_login(learner)
            actions.enroll(learner, series, certificate_name="Learner Example")
            actions.open_module(learner, modules_of(series)[0])
        pages = {"series": series.url, "module": modules_of(series)[0].url}
        if signed_in:
            pages["mine"] = "/my-learning/"
        found[count] = {name: queries(client, url) for name, url in pages.items()}

    assert found[1] == found[10] == found[200] == (LEARNER if signed_in else VISITOR)


def test_certificates_take_one_query_more_on_my_learning(client, learner):
    series = a_series(modules=1)
    actions.enroll(learner, series, certificate_name="Learner Example")
    client.force_login(learner)
    before = queries(client, "/my-learning/")

    actions.continue_module(learner, modules_of(series)[0])

    assert queries(client, "/my-learning/") <= before + 1


def test_figures_for_a_learner_are_those_of_the_live_modules(client, learner):
    """Also where their plan is older: what stands above the outline is what anyone sees."""
    series = with_modules(a_series(modules=0, title="Of 2"), 2)
    actions.enroll(learner, series)
    ModulePage.objects.child_of(series).update(minutes=15)
    a_module(series, minutes=45)
    shown = client.get(series.url).context["offering"].meta
    client.force_login(learner)

    assert client.get(series.url).context["offering"].meta == shown
    assert shown == "3 modules · 1 h 15 min"


def test_the_catalogue_takes_fixed_queries(client, learner):
    client.force_login(learner)
    catalogue = a_catalogue()
    found = []
    for count in (1, 9):
        for number in range(count):
            series = with_modules(a_series(modules=0, title=f"S {count} {number}"), 2)
            actions.enroll(learner, series)
        found.append(queries(client, catalogue.url))

    assert found[0] == found[1]
    assert found[0] <= AT_MOST


def test_a_recording_takes_three_queries_more(client, learner):
    """Itself, its captions, and where its learner stopped."""
    found = []
    for body, share in (([WORDS], None), ([recorded(a_recording())], 80)):
        series = a_series(modules=0, title=f"To {share}")
        module = a_module(series, body=body, watch_share=share)
        actions.enroll(learner, series)
        actions.open_module(learner, module)
        client.force_login(learner)
        found.append(queries(client, module.url))

    assert found[1] <= found[0] + 3
