"""Every way of going live × everything a page may lack: nothing goes live, a sentence says why, and
the draft is kept.
"""

import json

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page, WorkflowState

from content.models import BasePage, Media, StandardPage
from content.page_forms import CheckedCopyForm, PublishCheckForm
from learning.models import ModulePage
from tests.conftest import EVIDENCE
from tests.factories.content import image
from tests.factories.learning import WORDS, a_series
from tests.factories.recordings import fit_film
from tests.learning import ways_live
from tests.learning.ways_live import WAYS, Attempt

pytestmark = pytest.mark.django_db
NOWHERE = 999_999

# Ways that hand a page to others first: nothing is live then, it is in review.
HANDS_IN = {ways_live.editor_submit}
IN_REVIEW = {
    ways_live.editor_approve,
    ways_live.dashboard_approve,
    ways_live.dialog_approve,
    ways_live.scheduled_by_approval,
}


def named(function):
    return function.__name__.replace("_", " ")


@pytest.fixture
def film():
    return fit_film()


@pytest.fixture
def fields(film):
    """A module that lacks nothing."""
    figure = {"image": image().pk, "alt_text": "Two people at a whiteboard"}
    return {
        "title": "Speak up",
        "slug": "speak-up",
        "needs_continue": True,
        "pass_mark": None,
        "body": [
            {"type": "recording", "value": {"recording": film.pk, "caption": ""}},
            {"type": "image", "value": {"image": figure, "caption": ""}},
            WORDS,
        ],
    }


@pytest.fixture
def series():
    return a_series(1)


def no_captions(film, fields):
    film.captions.all().delete()
    return "has no captions"


def captions_nobody_read(film, fields):
    film.captions.update(is_reviewed=False)
    return "Nobody has read along the captions"


def no_transcript(film, fields):
    Media.objects.filter(pk=film.pk).update(transcript="")
    return "has no transcript"


def visuals_unsaid(film, fields):
    Media.objects.filter(pk=film.pk).update(visuals="")
    return "nobody has said yet whether all that is seen is also said"


def recording_gone(film, fields):
    fields["body"][0]["value"]["recording"] = NOWHERE
    return "The recording is gone"


def image_without_words(film, fields):
    fields["body"][1]["value"]["image"]["alt_text"] = ""
    return "Please add some alt text for your image or mark it as decorative"


def image_gone(film, fields):
    fields["body"][1]["value"]["image"]["image"] = NOWHERE
    return ("This field is required", "it is gone")


def unfinished_block(film, fields):
    fields["body"].append({"type": "heading", "value": {"text": "", "level": "h2"}})
    return "This field is required"


def rule_nobody_meets(film, fields):
    fields["pass_mark"] = 80
    return "Add a quick check to the body, or clear this."


def nothing_asked(film, fields):
    fields["needs_continue"] = False
    return "Choose at least one thing to do."


def no_content(film, fields):
    fields["body"] = []
    return "A module needs some content before it goes live."


DEFECTS = [
    no_captions,
    captions_nobody_read,
    no_transcript,
    visuals_unsaid,
    recording_gone,
    image_without_words,
    image_gone,
    unfinished_block,
    rule_nobody_meets,
    nothing_asked,
    no_content,
]


@pytest.fixture
def attempt(client, moderator, series):
    return lambda fields: Attempt(client, moderator, series, fields)


# Every day each way meets some defects and each defect some ways; at full size, each way each.
PAIRS = [
    (way, defect)
    for at, way in enumerate(WAYS)
    for nth, defect in enumerate(DEFECTS)
    if EVIDENCE or (at + nth) % 3 == 0
]


@pytest.mark.parametrize(("way", "defect"), PAIRS, ids=named)
def test_what_lacks_something_goes_live_in_no_way(way, defect, attempt, film, fields):
    sentences = defect(film, fields)
    attempt = attempt(fields)
    drafted = attempt.revision.content["body"]

    said = way(attempt)

    assert not attempt.went_live
    sentences = (sentences,) if isinstance(sentences, str) else sentences
    assert any(sentence in said for sentence in sentences), said[-3000:]
    assert attempt.fresh.get_latest_revision().content["body"] == drafted
    in_review = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    assert in_review.exists() == (way in IN_REVIEW)


@pytest.mark.parametrize("way", WAYS, ids=named)
def test_what_lacks_nothing_goes_live_in_every_way(way, attempt, fields):
    attempt = attempt(fields)

    said = way(attempt)

    if way in HANDS_IN:
        assert attempt.fresh.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    else:
        assert attempt.went_live, said[-3000:]


@pytest.mark.parametrize("way", WAYS, ids=named)
def test_without_the_check_it_would_go_live(way, attempt, film, fields, monkeypatch):
    """The control: with form and net switched off, every way leads there."""
    rule_nobody_meets(film, fields)
    attempt = attempt(fields)
    monkeypatch.setattr(BasePage, "refuse_unless_fit", lambda page: None)
    monkeypatch.setattr(ModulePage, "publish_errors", lambda page, **how: {})
    monkeypatch.setattr(PublishCheckForm, "_keep_what_was_typed", lambda form: None)
    monkeypatch.setattr(CheckedCopyForm, "_pages", lambda form, with_subpages: [])

    way(attempt)

    assert attempt.went_live or (way in HANDS_IN and attempt.fresh.workflow_in_progress)


@pytest.mark.parametrize("defect", DEFECTS, ids=named)
def test_drafts_autosaves_and_previews_lack_what_they_like(defect, attempt, film, fields):
    defect(film, fields)
    attempt = attempt(fields)
    json_please = {"headers": {"accept": "application/json"}}

    saved = attempt.client.post(attempt.edit, attempt.form(title="Saved"))
    by_itself = attempt.client.post(attempt.edit, attempt.form(title="By itself"), **json_please)
    preview = attempt.client.post(f"{attempt.edit}preview/", attempt.form())

    assert saved.status_code == 302
    assert json.loads(by_itself.content)["success"] is True
    assert json.loads(preview.content)["is_valid"] is True
    assert attempt.fresh.get_latest_revision_as_object().title == "By itself"


@pytest.mark.parametrize("defect", DEFECTS, ids=named)
def test_a_live_page_that_is_not_fit_any_more_can_be_worked_on(defect, attempt, film, fields):
    """Captions may vanish under a live page. It stays live, can be drafted, locked, moved and
    taken down; only a new version must be fit.
    """
    defect(film, fields)
    attempt = attempt(fields)
    attempt.make_live()

    assert attempt.client.post(attempt.edit, attempt.form(title="Draft")).status_code == 302
    assert attempt.fresh.get_latest_revision_as_object().title == "Draft"
    page = attempt.fresh
    page.locked = True
    page.save(update_fields=["locked"])
    page.move(a_series(0, "Elsewhere"), pos="last-child")
    assert attempt.fresh.live
    with pytest.raises(ValidationError):
        attempt.fresh.get_latest_revision().publish()
    attempt.fresh.unpublish()
    assert not attempt.fresh.live


@pytest.mark.parametrize("action", ["reject", "cancel"])
def test_sending_back_asks_nothing_of_a_page(action, attempt, film, fields):
    attempt = attempt(fields)
    attempt.submit()
    rule_nobody_meets(film, fields)
    form = {
        "reject": {"action-workflow-action": "1", "workflow-action-name": "reject"},
        "cancel": {"action-cancel-workflow": "1"},
    }[action]

    answer = attempt.client.post(attempt.edit, attempt.form(**form))

    assert answer.status_code == 302
    assert not attempt.fresh.workflow_in_progress


def test_all_that_is_wrong_is_said_at_once_where_it_is(attempt, film, fields):
    for defect in (no_captions, visuals_unsaid, image_without_words, rule_nobody_meets):
        defect(film, fields)
    attempt = attempt(fields)

    answer = attempt.client.post(attempt.edit, attempt.form(**{"action-publish": "1"}))

    errors = answer.context["form"].errors.as_data()
    assert errors.keys() == {"body", "pass_mark"}
    blocks = errors["body"][0].block_errors
    assert blocks[0].block_errors["recording"].messages == [
        "“The first year” has no captions.",
        "For “The first year” nobody has said yet whether all that is seen is also said.",
    ]
    assert "alt_text" in blocks[1].block_errors["image"].block_errors


def test_a_refusal_says_in_which_block(attempt, film, fields):
    for defect in (no_captions, unfinished_block, rule_nobody_meets):
        defect(film, fields)
    attempt = attempt(fields)

    with pytest.raises(ValidationError) as refused:
        attempt.revision.publish()

    assert refused.value.messages == [
        "Quick check passed at: Add a quick check to the body, or clear this.",
        "Body, Recording (block 1): “The first year” has no captions.",
        "Body, Heading (block 4): This field is required.",
    ]


def test_who_saves_a_draft_opens_no_gap_for_who_publishes(attempt, film, fields):
    """Wagtail's blocks remember that they check only a draft, in all threads at once."""
    image_without_words(film, fields)
    attempt = attempt(fields)
    blocks = ModulePage.body.field.stream_block

    blocks.defer_required_validation()
    try:
        with pytest.raises(ValidationError, match="alt text"):
            attempt.revision.publish()
    finally:
        blocks.restore_deferred_validation()


def test_bulk_publishing_is_all_or_none_and_names_each(attempt, film, fields, series):
    rule_nobody_meets(film, fields)
    first = attempt(fields)
    second = attempt({**fields, "title": "Ask first", "slug": "ask-first"})
    fit = attempt({**fields, "title": "Fit", "slug": "fit", "pass_mark": None})
    ids = "&".join(f"id={each.page.pk}" for each in (first, second, fit))

    said = fit.post(f"/admin/bulk/wagtailcore/page/publish/?{ids}&next=/admin/", {})

    assert not any(each.went_live for each in (first, second, fit))
    assert "“Speak up” can’t go live yet" in said
    assert "“Ask first” can’t go live yet" in said
    assert "Nothing was published" in said
    assert "“Fit” can’t" not in said


def test_an_alias_below_does_not_break_bulk_publishing(attempt, fields, series):
    attempt = attempt(fields)
    alias = attempt.fresh.create_alias(update_slug="the-same")
    assert not alias.live

    ways_live.bulk_publish_below(attempt)

    assert attempt.went_live
    assert Page.objects.get(pk=alias.pk).live


@pytest.mark.parametrize("each", [1, 6])
def test_the_check_takes_as_many_queries_for_one_block_as_for_many(
    each, fields, django_assert_num_queries
):
    body = list(fields["body"])
    for number in range(each - 1):
        film = fit_film(f"Film {number}")
        body.append({"type": "recording", "value": {"recording": film.pk}})
        figure = {"image": image().pk, "alt_text": "Two people"}
        body.append({"type": "image", "value": {"image": figure}})
    page = StandardPage(title="Films", body=StandardPage.body.field.to_python(body))

    # The recordings, the captions the player offers, the images; then all captions.
    with django_assert_num_queries(4):
        assert page.publish_errors() == {}
