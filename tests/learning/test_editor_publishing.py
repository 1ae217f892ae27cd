"""Editors write series and modules, moderators publish them; what can't be met is refused in words.

The editor's screens are used as a browser without JavaScript would: fetch the form, send it back.
"""

import html
import json

import pytest
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from learning.models import LearningIndexPage, ModulePage, SeriesPage, SeriesPlan
from tests.factories.learning import QUESTION, a_catalogue, a_module, a_series

pytestmark = pytest.mark.django_db

DRAFT = {}
PUBLISH = {"action-publish": "1"}
SUBMIT = {"action-submit": "1"}


@pytest.fixture
def catalogue():
    return a_catalogue()


def words():
    return ("rich_text", rich_text("<p>Listen before you answer.</p>"))


def quick_check():
    question = {
        **QUESTION,
        "choices": streamfield_list(QUESTION["choices"]),
        "why": QUESTION["why"],
    }
    return ("quick_check", {"questions": streamfield_list([question])})


def streamfield_list(items):
    """A ListBlock as the editor's form sends it."""
    data = {"count": str(len(items))}
    for at, item in enumerate(items):
        clean = {name: value for name, value in item.items() if value is not False}
        data[str(at)] = {"deleted": "", "order": str(at), "id": "", "value": clean}
    return data


def series_form(**fields):
    return {
        "title": "A new series",
        "slug": "a-new-series",
        "access": "open",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **fields,
    }


def module_form(*blocks, **fields):
    form = {
        "title": "A new module",
        "slug": "a-new-module",
        "kind": "reading",
        "minutes": "10",
        "required": "on",
        "body": streamfield(list(blocks)),
        "comments": {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"},
        **fields,
    }
    return nested_form_data({name: value for name, value in form.items() if value is not None})


def create(client, model, parent, form, action=DRAFT):
    url = f"/admin/pages/add/learning/{model._meta.model_name}/{parent.pk}/"
    return client.post(url, {**form, **action})


def change(client, page, form, action=DRAFT):
    return client.post(f"/admin/pages/{page.pk}/edit/", {**form, **action})


def said(answer):
    """The page as a reader has it."""
    return html.unescape(answer.content.decode())


def test_an_editor_writes_a_series_and_a_moderator_publishes_it(
    client, editor, moderator, catalogue, learner, django_capture_on_commit_callbacks
):
    client.force_login(editor)
    answer = create(client, SeriesPage, catalogue, series_form(), SUBMIT)
    assert answer.status_code == 302, said(answer)
    series = SeriesPage.objects.get()
    for number in (1, 2, 3):
        form = module_form(
            words(), title=f"Module {number}", slug=f"module-{number}", needs_continue="on"
        )
        assert create(client, ModulePage, series, form, SUBMIT).status_code == 302
    assert not ModulePage.objects.live().exists()
    assert client.get("/learn/a-new-series/").status_code == 404

    client.force_login(moderator)
    with django_capture_on_commit_callbacks(execute=True):
        state = series.current_workflow_task_state
        url = f"/admin/pages/workflow/action/{series.pk}/approve/{state.pk}/"
        assert client.post(url).status_code in (200, 302)

    client.force_login(learner)
    assert [page.title for page in SeriesPage.objects.get().live_modules()] == [
        "Module 1",
        "Module 2",
        "Module 3",
    ]
    assert SeriesPlan.objects.get().modules.count() == 3
    assert "Module 3" in said(client.get("/learn/a-new-series/"))
    assert client.post(f"/learning/series/{series.pk}/enroll/", {"certificate_name": "Zoë"}).url


def test_an_editor_cannot_publish_alone(client, editor, catalogue):
    client.force_login(editor)

    create(client, SeriesPage, catalogue, series_form(), PUBLISH)

    assert not SeriesPage.objects.live().exists()


def test_a_registrar_and_a_learner_write_no_pages(client, registrar, learner, catalogue):
    for person, refusal in ((registrar, 302), (learner, 403)):
        client.force_login(person)
        answer = create(client, SeriesPage, catalogue, series_form(), PUBLISH)
        assert answer.status_code == refusal
    assert not SeriesPage.objects.exists()


def test_editors_and_moderators_have_their_rights_from_the_root_down(editor, moderator, registrar):
    home = Page.objects.get(depth=2)

    assert home.permissions_for_user(editor).can_add_subpage()
    assert not home.permissions_for_user(editor).can_publish()
    assert home.permissions_for_user(moderator).can_publish()
    assert not home.permissions_for_user(registrar).can_add_subpage()
    assert not home.permissions_for_user(registrar).can_edit()


@pytest.mark.parametrize(
    ("form", "field", "sentence"),
    [
        (
            module_form(needs_continue="on"),
            "body",
            "A module needs some content before it goes live.",
        ),
        (
            module_form(words(), needs_continue="on", pass_mark="80"),
            "pass_mark",
            "Add a quick check to the body, or clear this.",
        ),
        (module_form(words()), "needs_continue", "Choose at least one thing to do."),
    ],
    ids=["nothing to read", "no quick check to pass", "nothing asked"],
)
def test_a_module_nobody_could_complete_is_not_published(client, moderator, form, field, sentence):
    series = a_series(modules=0)
    client.force_login(moderator)

    refused = create(client, ModulePage, series, form, PUBLISH)

    assert refused.status_code == 200
    errors = refused.context["form"].errors
    assert errors == {field: [sentence]}
    assert sentence in said(refused)
    assert not ModulePage.objects.exists()

    assert create(client, ModulePage, series, form, DRAFT).status_code == 302
    draft = ModulePage.objects.get()
    assert not draft.live

    assert change(client, draft, form, PUBLISH).status_code == 200
    draft.refresh_from_db()
    assert not draft.live


def test_a_module_with_words_and_a_quick_check_is_published(client, moderator):
    series = a_series(modules=0)
    client.force_login(moderator)

    answer = create(
        client, ModulePage, series, module_form(words(), quick_check(), pass_mark="80"), PUBLISH
    )

    assert answer.status_code == 302, said(answer)
    assert ModulePage.objects.get().live


def test_a_live_module_keeps_what_learners_see_when_a_worse_version_is_refused(client, moderator):
    module = a_module(a_series(modules=0), "Good")
    client.force_login(moderator)

    answer = change(client, module, module_form(title="Good", slug="good"), PUBLISH)

    assert answer.status_code == 200
    module.refresh_from_db()
    assert len(module.body) == 1


def test_a_series_cannot_ask_for_more_modules_than_it_has(client, moderator):
    series = a_series(modules=2, title="Two")
    client.force_login(moderator)
    form = series_form(title="Two", slug=series.slug, modules_needed="3")

    refused = change(client, series, form, PUBLISH)

    errors = refused.context["form"].errors
    assert "2 modules that count" in errors["modules_needed"][0]
    assert errors["modules_needed"][0] in said(refused)
    assert change(client, series, form, DRAFT).status_code == 302
    series.refresh_from_db()
    assert series.modules_needed is None
    assert change(client, series, {**form, "modules_needed": "2"}, PUBLISH).status_code == 302
    series.refresh_from_db()
    assert series.modules_needed == 2


def test_a_draft_is_saved_by_itself_whatever_is_missing(client, editor):
    module = a_module(a_series(modules=0), "Good")
    client.force_login(editor)

    answer = client.post(
        f"/admin/pages/{module.pk}/edit/",
        module_form(title="Good", slug="good", pass_mark="80"),
        headers={"accept": "application/json"},
    )

    assert json.loads(answer.content)["success"] is True
    module.refresh_from_db()
    assert module.has_unpublished_changes
    assert len(module.body) == 1


def test_there_is_one_catalogue(client, moderator, catalogue):
    client.force_login(moderator)
    home = Page.objects.get(depth=2)

    create(client, LearningIndexPage, home, {"title": "Second", "slug": "second"}, PUBLISH)

    assert LearningIndexPage.objects.count() == 1
