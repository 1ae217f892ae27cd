"""A recording that learners played stays, whichever way somebody tries to delete it."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from content.models import Media
from learning import actions
from learning.models import Playback
from tests.factories.learning import a_series
from tests.factories.playback import a_recording, told, watching

pytestmark = pytest.mark.django_db


@pytest.fixture
def played(learner):
    """A recording that was played, in a module that no longer has it."""
    media = a_recording()
    series = a_series(modules=1)
    module = watching(series, media)
    actions.enroll(learner, series, certificate_name="Learner Example")
    told(learner, module, [(0, 30_000)])
    module.body = [block for block in module.body.raw_data if block["type"] != "recording"]
    module.save(clean=False)
    return media


@pytest.fixture
def staff(client, administrator):
    client.force_login(administrator)
    return client


@pytest.mark.parametrize("question", [True, False], ids=["asked first", "played meanwhile"])
def test_a_recording_that_was_played_stays(staff, played, monkeypatch, question):
    if not question:
        monkeypatch.setattr("content.recordings.deleting.why_not_delete", lambda _media: "")

    answer = staff.post(reverse("wagtailmedia:delete", args=[played.pk]))

    assert answer.status_code == 302
    said = " ".join(str(message) for message in get_messages(answer.wsgi_request))
    assert "learners have played it" in said
    assert Media.objects.filter(pk=played.pk).exists()
    assert Playback.objects.filter(recording=played).exists()


def test_who_played_it_is_not_listed_as_usage(staff, played):
    page = staff.get(reverse("wagtailmedia:media_usage", args=[played.pk]))

    assert "Playback" not in page.content.decode()
