"""Editors preview a series and its modules as a visitor, as a learner half-way, and as one who has
finished. Nobody's own work is shown, and nothing is kept."""

import html
import re

import pytest
from django.apps import apps
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import strip_tags

from learning import actions
from learning.kept import keep
from learning.models import Certificate, ModulePage
from tests.factories.content import make_private
from tests.factories.learning import (
    QUICK_CHECK,
    REFLECTION,
    WORDS,
    a_catalogue,
    a_module,
    a_series,
    modules_of,
)
from tests.factories.playback import a_recording, watching
from tests.learning.test_editor_publishing import module_form, series_form, streamfield_list, words

pytestmark = pytest.mark.django_db

MODES = ("", "half", "finished")
WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE)", re.IGNORECASE)


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def series():
    return a_series(modules=4, title="Allyship")


@pytest.fixture
def module(series):
    return a_module(
        series,
        "Deeper",
        body=[WORDS, QUICK_CHECK, REFLECTION],
        pass_mark=50,
        attestation="I led a circle.",
        needs_marked_done=True,
    )


def draft(client, page, mode=""):
    return client.get(f"/admin/pages/{page.pk}/view_draft/", {"mode": mode})


def seen(answer):
    """The main part of the page as a reader has it."""
    assert answer.status_code == 200
    page = html.unescape(answer.content.decode())
    return page.partition('<main id="main"')[2].partition("</main>")[0]


def edited(client, page, form, mode=""):
    """What the editor's preview panel shows of a form that isn't saved."""
    url = f"/admin/pages/{page.pk}/edit/preview/"
    assert client.post(url, form).json()["is_available"]
    return client.get(url, {"mode": mode, "in_preview_panel": "true"})


def new(client, parent, model, form, mode=""):
    url = f"/admin/pages/add/learning/{model}/{parent.pk}/preview/"
    assert client.post(url, form).json()["is_available"]
    return client.get(url, {"mode": mode})


def rows():
    """How many rows each table of learning, people and pages has."""
    return {
        model: model.objects.count()
        for app in ("learning", "accounts", "wagtailcore")
        for model in apps.get_app_config(app).get_models()
        if model._meta.managed and not model._meta.proxy
    }


# ------------------------------------------------------------------ what is shown


def test_the_preview_of_a_series_as_a_visitor(desk, series):
    page = seen(draft(desk, series))

    assert "Preview: visitor" in page
    assert ">Enroll<" in page
    assert "complete" not in page.lower().replace("completion", "")


def test_half_way_through_a_series_half_is_done_and_the_next_is_marked(desk, series):
    page = seen(draft(desk, series, "half"))

    states = re.findall(r'module-row" data-state="(\w+)"', page)
    assert states == ["done", "done", "next", "open"]
    assert "2 of 4 modules complete" in page
    assert "Leave this series" in page


def test_who_has_finished_a_series_is_led_to_a_certificate(desk, series):
    page = seen(draft(desk, series, "finished"))

    assert "You finished this series" in page
    assert "See your certificate" in page
    assert "4 of 4 modules complete" in page
    assert str(timezone.localdate().year) in page
    assert "Take this series again" in page


def test_k_of_n_is_half_done_at_half_of_what_is_needed(desk, series):
    series.modules_needed = 2
    series.save_revision()

    assert "1 of 2 modules complete" in seen(draft(desk, series, "half"))
    assert "2 of 2 modules complete" in seen(draft(desk, series, "finished"))


def test_a_module_as_a_visitor_half_way_and_finished(desk, module):
    visitor, half, finished = (seen(draft(desk, module, mode)) for mode in MODES)

    assert "Enroll in the series" in visitor
    assert "Save my reflection" not in visitor
    assert "0% right so far" in half
    assert "Look once more." in half
    assert "Try again" in half
    assert "Why isn’t this complete?" in half
    assert "I led a circle." in half
    assert "Passed with 100%" in finished
    assert "The talking piece gives the turn." in finished
    assert "This module is complete" in finished
    assert "What the learner wrote stands here." in finished


def test_half_way_gives_no_right_answer_away(desk, module):
    page = draft(desk, module, "half").content.decode()

    assert "The talking piece gives the turn." not in page
    assert '"right"' not in page


def test_half_way_a_recording_goes_on_in_its_middle_and_reports_nothing(desk, series):
    module = watching(series, a_recording())

    visitor, half, finished = (seen(draft(desk, module, mode)) for mode in MODES)

    assert 'data-resume-ms="50000"' in half
    assert "40%" in half
    assert 'data-resume-ms="50000"' not in visitor + finished
    for page in (visitor, half, finished):
        assert "data-player" in page
        assert "data-playback" not in page


def test_one_try_is_still_to_come_half_way(desk, series):
    module = a_module(series, "Once", body=[WORDS, QUICK_CHECK], pass_mark=50, tries=1)

    page = seen(draft(desk, module, "half"))

    assert "You have 1 try." in page
    assert "Check my answers" in page


def test_a_module_in_order_is_never_locked_in_its_own_preview(desk):
    series = a_series(modules=3, title="Steps", in_order=True)

    page = seen(draft(desk, modules_of(series)[2], "half"))

    assert "Continue" in page
    assert 'data-state="locked"' not in page
    assert page.count('data-state="done"') == 2


def test_links_lead_on_to_previews_of_the_same_person(desk, series):
    first = modules_of(series)[0]

    page = seen(draft(desk, series, "half"))

    assert f"/admin/pages/{first.pk}/view_draft/?mode=half" in page
    assert f'"{first.url}"' not in page
    back = seen(draft(desk, first, "finished"))
    assert f"/admin/pages/{series.pk}/view_draft/?mode=finished" in back


def words_of(answer):
    """All that can be read on a page, but for what a preview says of itself."""
    page = re.sub(
        r'<div class="notice".*?</div>\s*</div>', "", seen(answer), count=1, flags=re.DOTALL
    )
    return " ".join(strip_tags(page).split())


def test_a_preview_says_what_the_page_says_to_such_a_person(client, editor, learner, series):
    make_private(modules_of(series)[3])
    pages = [series, modules_of(series)[0]]
    as_visitor = [words_of(client.get(page.url)) for page in pages]
    assert "Finish all 4 modules." in as_visitor[0]
    client.force_login(learner)
    actions.enroll(learner, series, certificate_name="Zoë")
    for module in modules_of(series)[:2]:
        actions.continue_module(learner, module)
    half = words_of(client.get(series.url))
    for module in modules_of(series)[2:]:
        actions.continue_module(learner, module)
    finished = [words_of(client.get(page.url)) for page in pages]

    client.force_login(editor)
    assert [words_of(draft(client, page)) for page in pages] == as_visitor
    assert words_of(draft(client, series, "half")) == half
    assert [words_of(draft(client, page, "finished")) for page in pages] == finished


def test_an_unknown_mode_is_a_visitor(desk, series, module):
    for page in (series, module):
        assert "Preview: visitor" in seen(draft(desk, page, "nonsense"))


def test_reviewers_see_the_page_as_a_visitor(series, module):
    assert series.default_preview_mode == module.default_preview_mode == ""


# ------------------------------------------------------------------ drafts


def test_a_series_with_no_live_module_shows_its_drafts_and_says_so(desk):
    series = a_series(modules=2, title="Next year")
    for page in [*modules_of(series), series]:
        page.unpublish()

    for mode in MODES:
        page = seen(draft(desk, series, mode))
        assert "No module is live yet, so you see the drafts." in page
        assert "Next year, module 2" in page
        assert "isn't published" not in page
        assert "2 modules" in page
        assert "gone" not in page


def test_drafts_beside_live_modules_are_counted_and_left_out(desk, series):
    modules_of(series)[3].unpublish()

    page = seen(draft(desk, series))

    assert "1 draft module is left out" in page
    assert "Allyship, module 4" not in page


def test_a_draft_module_of_a_draft_series_is_previewed_and_not_served(desk, module, series):
    module.unpublish()
    series.unpublish()

    for mode in MODES:
        assert "Deeper" in seen(draft(desk, module, mode))
    assert desk.get(module.url).status_code == 404


def test_a_module_that_is_only_for_some_is_named_to_no_visitor(desk, series):
    make_private(modules_of(series)[1])

    assert "Allyship, module 2" not in seen(draft(desk, series))
    assert "Allyship, module 2" in seen(draft(desk, series, "half"))


@pytest.mark.parametrize("mode", MODES)
def test_what_is_being_typed_is_shown_before_it_is_saved(desk, series, mode):
    module = modules_of(series)[0]

    page = seen(edited(desk, module, module_form(words(), title="Not saved", slug="x"), mode))

    assert "<h1>Not saved</h1>" in page
    assert "Allyship, module 1" not in page
    assert not ModulePage.objects.filter(title="Not saved").exists()


def half_written():
    """A question without words, whose answers are none of them right."""
    question = {"text": "", "choices": streamfield_list([{"text": ""}]), "why": ""}
    return ("quick_check", {"questions": streamfield_list([question])})


UNFINISHED = {
    "nothing": (),
    "a half-written quick check": (half_written(),),
    "a quick check without questions": (("quick_check", {"questions": streamfield_list([])}),),
    "a recording that isn't chosen": (("recording", {"recording": "", "caption": ""}),),
    "a recording that is gone": (("recording", {"recording": "987654", "caption": ""}),),
    "an empty reflection": (("reflection", {"prompt": "", "help": ""}),),
}


@pytest.mark.parametrize("mode", [*MODES, "nonsense"])
@pytest.mark.parametrize("blocks", UNFINISHED.values(), ids=UNFINISHED)
def test_an_unfinished_module_can_be_previewed(desk, series, blocks, mode):
    form = module_form(
        *blocks, title="", slug="", minutes="5", pass_mark="80", watch_share="50", tries="3"
    )

    page = seen(new(desk, series, "modulepage", form, mode))
    seen(edited(desk, modules_of(series)[0], form, mode))

    assert "Preview:" in page


@pytest.mark.parametrize("mode", [*MODES, "nonsense"])
def test_a_series_that_was_never_saved_can_be_previewed(desk, mode):
    page = seen(new(desk, a_catalogue(), "seriespage", series_form(title="", slug=""), mode))

    assert "The modules are being written." in page


# ------------------------------------------------------------------ nothing kept, nothing leaked


@pytest.mark.parametrize("mode", MODES)
def test_a_preview_writes_nothing(desk, series, module, mode):
    draft(desk, series, mode)  # what the first visit of anybody to the admin makes is there
    before = rows()

    with CaptureQueriesContext(connection) as queries:
        for page in (series, module):
            seen(draft(desk, page, mode))

    assert rows() == before
    assert [query["sql"] for query in queries if WRITES.match(query["sql"])] == []


@pytest.mark.parametrize("mode", MODES)
def test_forms_of_a_preview_go_nowhere(desk, series, module, mode):
    for page in (series, module):
        answer = draft(desk, page, mode)
        policy = answer["Content-Security-Policy"]
        buttons = re.findall(r"<button[^>]*>", seen(answer))

        assert "form-action 'none'" in policy
        assert "script-src 'self'" in policy
        assert "frame-ancestors 'self'" in policy
        assert [each for each in buttons if "submit" in each and "disabled" not in each] == []
    assert "form-action 'self'" in desk.get(series.url)["Content-Security-Policy"]


@pytest.fixture
def editors_own_work(editor, series, module):
    """The editor is a learner here too, and has finished."""
    enrollment = actions.enroll(editor, series, certificate_name="Editor’s Own Name")
    for each in modules_of(series):
        if each.pk != module.pk:
            actions.continue_module(editor, each)
    block = next(block for block in module.body if block.block_type == "reflection")
    actions.write_reflection(editor, module, block_id=block.id, text="My own secret words")
    asked = module.quick_check.asked
    question = asked.questions[0]
    actions.answer_quick_check(
        editor, module, asked=asked, answers={question.id: [question.choices[0].id]}, form_key="k"
    )
    actions.attest(editor, module, statement=module.attestation)
    actions.mark_done(editor, module)
    actions.continue_module(editor, module)
    enrollment.refresh_from_db()
    assert enrollment.is_completed
    return enrollment


def test_the_editors_own_work_is_in_no_preview(desk, series, module, editors_own_work):
    code = Certificate.objects.get().code
    assert code in seen(desk.get(series.url))
    assert "secret words" in seen(desk.get(module.url))

    for mode in MODES:
        for page in (series, module):
            shown = draft(desk, page, mode).content.decode()
            assert "secret words" not in shown
            assert code not in shown
            assert "Editor’s Own Name" not in shown
    assert ">Enroll<" in seen(draft(desk, series))
    assert "Passed with" not in seen(draft(desk, module, "half"))


def test_no_table_of_what_people_did_is_asked_in_a_preview(desk, series, module, editors_own_work):
    tables = "enrollment|moduleprogress|reflection|quizattempt|certificate|playback|learningevent"

    for mode in MODES:
        with CaptureQueriesContext(connection) as queries:
            for page in (series, module):
                seen(draft(desk, page, mode))
        asked = [q["sql"] for q in queries if re.search(rf'FROM "learning_({tables})', q["sql"])]
        assert asked == []


def test_work_kept_for_the_editor_since_a_session_ran_out_is_in_no_preview(desk, editor, module):
    block = next(block for block in module.body if block.block_type == "reflection")
    typed = {"whose": editor.pk, "block_id": block.id, "text": "Typed before"}
    sent = RequestFactory().post("/", typed)
    sent.session = desk.session
    keep(sent, module.pk, "reflect")
    sent.session.save()
    actions.enroll(editor, module.series, certificate_name="E")
    assert "Typed before" in seen(desk.get(module.url))

    for mode in MODES:
        assert "Typed before" not in seen(draft(desk, module, mode))


@pytest.mark.parametrize("mode", MODES)
def test_a_preview_takes_the_same_queries_whatever_the_number_of_modules(desk, mode):
    found = []
    for count in (3, 30):
        series = a_series(modules=count, title=f"Of {count}")
        for page in (series, modules_of(series)[0]):
            draft(desk, page, mode)
            with CaptureQueriesContext(connection) as queries:
                draft(desk, page, mode)
            found.append(len(queries))

    assert found[:2] == found[2:]


def test_learners_and_registrars_preview_nothing(client, learner, registrar, series):
    for person in (learner, registrar):
        client.force_login(person)
        assert draft(client, series, "half").status_code in (302, 403)
