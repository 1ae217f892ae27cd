"""What is scheduled goes live at its moment, each page by itself; what isn't fit is held back, and
whoever scheduled it is told why.
"""

import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from wagtail.models import Page, PageLogEntry, Revision

from accounts.models import Letter
from content.models import StandardPage
from home import scheduled
from home.held_back import HELD_BACK
from home.tasks import publish_scheduled_pages
from learning.models import ModulePage, SeriesPage, SeriesPlan
from tests.factories.content import standard_page
from tests.factories.learning import WORDS, a_catalogue, a_series, drafted, modules_of
from tests.factories.recordings import fit_film

pytestmark = pytest.mark.django_db

EASTERN = ZoneInfo("America/New_York")
MONDAY = datetime.datetime(2027, 1, 11, 9, 0, tzinfo=EASTERN)
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def home():
    return Page.objects.get(depth=2)


def schedule(page, moment=MONDAY, by=None):
    """Approve the page's newest draft for `moment`, as the editor does."""
    page.go_live_at = moment
    page.save_revision(user=by).publish(user=by)
    page.refresh_from_db()
    return page


def draft_of(parent, **fields):
    return drafted(Page.objects.get(pk=parent.pk), StandardPage(**fields))


def draft_module(series, title, **fields):
    fields.setdefault("body", [WORDS])
    fields["body"] = ModulePage.body.field.to_python(fields["body"])
    return drafted(SeriesPage.objects.get(pk=series.pk), ModulePage(title=title, **fields))


def run(moment=MONDAY + MINUTE):
    with time_machine.travel(moment, tick=False):
        publish_scheduled_pages.func()


def is_live(page):
    return Page.objects.get(pk=page.pk).live


def is_scheduled(page):
    return page.revisions.filter(approved_go_live_at__isnull=False).exists()


def playing(film):
    return [{"type": "recording", "value": {"recording": film.pk, "caption": ""}}]


def test_one_page_that_is_not_fit_stops_none_of_the_others(home, moderator):
    film = fit_film()
    first = schedule(draft_of(home, title="First"), MONDAY - MINUTE)
    unfit = schedule(draft_of(home, title="Unfit", body=playing(film)), by=moderator)
    last = schedule(draft_of(home, title="Last"))
    film.captions.all().delete()

    run()

    assert is_live(first)
    assert is_live(last)
    assert not is_live(unfit)
    assert not is_scheduled(unfit)


def test_without_our_command_it_does_stop_them(home):
    """The control: Wagtail's own dies at the first, on every run."""
    from wagtail.management.commands.publish_scheduled import Command

    film = fit_film()
    unfit = schedule(draft_of(home, title="Unfit", body=playing(film)), MONDAY - MINUTE)
    last = schedule(draft_of(home, title="Last"))
    film.captions.all().delete()

    with (
        time_machine.travel(MONDAY + MINUTE, tick=False),
        pytest.raises(Exception, match="caption"),
    ):
        Command().handle(dryrun=False)

    assert not is_live(unfit)
    assert not is_live(last)


def test_who_scheduled_it_and_who_wrote_it_read_why(home, editor, moderator, client):
    film = fit_film(title="The first year")
    page = draft_of(home, title="A talk", body=playing(film))
    page.go_live_at = MONDAY
    page.save_revision(user=editor).publish(user=moderator)
    film.captions.all().delete()

    run()

    letters = {letter.person: letter for letter in Letter.objects.filter(kind="held_back")}
    assert letters.keys() == {editor, moderator}
    letter = letters[moderator]
    assert letter.subject == "Not live yet: A talk"
    assert "Monday, January 11, 2027, 9:00 AM EST" in letter.text
    assert "“The first year” has no captions." in letter.text
    assert f"/admin/pages/{page.pk}/edit/" in letter.text
    assert "“The first year” has no captions." in letter.html
    entry = PageLogEntry.objects.get(page=page.pk, action=HELD_BACK)
    assert "no captions" in entry.comment
    client.force_login(moderator)
    history = client.get(f"/admin/pages/{page.pk}/history/").content.decode()
    assert "Did not go live as scheduled" in history
    assert "has no captions" in history


def test_it_is_told_once_however_often_the_clock_strikes(home, moderator):
    film = fit_film()
    page = schedule(draft_of(home, title="Unfit", body=playing(film)), by=moderator)
    film.captions.all().delete()

    run()
    run(MONDAY + 2 * MINUTE)

    assert Letter.objects.filter(kind="held_back").count() == 1
    assert PageLogEntry.objects.filter(page=page.pk, action=HELD_BACK).count() == 1


def test_once_mended_it_can_be_scheduled_anew(home, moderator):
    film = fit_film()
    page = schedule(draft_of(home, title="Unfit", body=playing(film)), by=moderator)
    tracks = list(film.captions.all())
    film.captions.all().delete()
    run()
    for track in tracks:
        track.save(force_insert=True)

    later = MONDAY + datetime.timedelta(days=1)
    with time_machine.travel(MONDAY + 2 * MINUTE, tick=False):
        schedule(StandardPage.objects.get(pk=page.pk), later, by=moderator)
    assert not is_live(page)
    run(later + MINUTE)

    assert is_live(page)


def test_an_error_of_ours_stops_no_other_page_and_is_tried_again(home, monkeypatch, caplog):
    broken = schedule(draft_of(home, title="Broken"), MONDAY - MINUTE)
    good = schedule(draft_of(home, title="Good"))
    stock = StandardPage.publish

    def fails(page, *args, **kwargs):
        if page.title == "Broken":
            raise ZeroDivisionError
        return stock(page, *args, **kwargs)

    monkeypatch.setattr(StandardPage, "publish", fails)
    run()

    assert is_live(good)
    assert not is_live(broken)
    assert is_scheduled(broken)
    assert "“Broken” could not go live" in caplog.text

    monkeypatch.undo()
    run(MONDAY + 2 * MINUTE)

    assert is_live(broken)


def test_an_update_that_is_held_back_leaves_what_is_live_alone(home):
    film = fit_film()
    page = standard_page(home, "A talk")
    page.body = StandardPage.body.field.to_python(playing(film))
    schedule(page)
    film.captions.all().delete()

    run()

    page = StandardPage.objects.get(pk=page.pk)
    assert page.live
    assert len(page.body) == 0
    assert page.has_unpublished_changes


def test_expiry_asks_nothing_of_a_page(home):
    film = fit_film()
    page = standard_page(home, "A talk", body=StandardPage.body.field.to_python(playing(film)))
    StandardPage.objects.filter(pk=page.pk).update(expire_at=MONDAY)
    film.captions.all().delete()

    run()

    page.refresh_from_db()
    assert not page.live
    assert page.expired
    assert PageLogEntry.objects.filter(page=page.pk, action="wagtail.unpublish.scheduled").exists()


def test_a_dry_run_only_says_what_would_be_done(home, capsys):
    page = schedule(draft_of(home, title="A talk", slug="a-talk"))

    with time_machine.travel(MONDAY + MINUTE, tick=False):
        call_command("publish_scheduled", dryrun=True)

    assert "a-talk" in capsys.readouterr().out
    assert not is_live(page)


@pytest.mark.parametrize(
    ("local", "fold", "utc"),
    [
        # Clocks go forward at 2:00 that day: nine o'clock is four hours behind, not five.
        (datetime.datetime(2027, 3, 14, 9, 0), 0, datetime.datetime(2027, 3, 14, 13, 0)),
        (datetime.datetime(2027, 3, 13, 9, 0), 0, datetime.datetime(2027, 3, 13, 14, 0)),
        # The hour from 1:00 to 2:00 comes twice that day.
        (datetime.datetime(2026, 11, 1, 1, 30), 0, datetime.datetime(2026, 11, 1, 5, 30)),
        (datetime.datetime(2026, 11, 1, 1, 30), 1, datetime.datetime(2026, 11, 1, 6, 30)),
    ],
    ids=["the day clocks go forward", "the day before", "the first half past one", "the second"],
)
def test_the_moment_is_right_when_clocks_change(home, local, fold, utc):
    moment = local.replace(fold=fold, tzinfo=EASTERN)
    utc = utc.replace(tzinfo=datetime.UTC)
    with time_machine.travel(utc - datetime.timedelta(days=3), tick=False):
        page = schedule(draft_of(home, title="On time"), moment)

    run(utc - datetime.timedelta(seconds=1))
    assert not is_live(page)
    run(utc + datetime.timedelta(seconds=1))
    assert is_live(page)


def test_a_series_and_its_modules_go_live_together_and_make_one_plan(
    learner, django_capture_on_commit_callbacks
):
    series = drafted(a_catalogue(), SeriesPage(title="For Monday"))
    modules = [draft_module(series, f"Module {number}") for number in (1, 2, 3)]
    for module in modules:
        schedule(module)
    series = SeriesPage.objects.get(pk=series.pk)
    series.modules_needed = 2
    schedule(series)

    with django_capture_on_commit_callbacks(execute=True):
        run()

    assert is_live(series)
    assert [module.title for module in modules_of(series) if module.live] == [
        "Module 1",
        "Module 2",
        "Module 3",
    ]
    plan = SeriesPlan.objects.get(series=series)
    assert (plan.version, plan.k, plan.modules.count()) == (1, 2, 3)


def test_one_unfit_module_holds_its_series_back_and_nothing_else(home, moderator):
    film = fit_film()
    series = drafted(a_catalogue(), SeriesPage(title="For Monday"))
    good = schedule(draft_module(series, "Good"), by=moderator)
    unfit = schedule(draft_module(series, "Unfit", body=playing(film)), by=moderator)
    schedule(SeriesPage.objects.get(pk=series.pk), by=moderator)
    other_series = a_series(1, "Other")
    other = schedule(draft_module(other_series, "Other module"))
    film.captions.all().delete()

    run()

    assert not any(is_live(page) for page in (series, good, unfit))
    assert not any(is_scheduled(page) for page in (series, good, unfit))
    assert is_live(other)
    letter = Letter.objects.get(kind="held_back")
    assert "“The first year” has no captions." in letter.text
    assert letter.text.count("It was to go live together with “Unfit”") == 2


def test_modules_alone_go_live_without_each_other(home):
    film = fit_film()
    series = a_series(1)
    unfit = schedule(draft_module(series, "Unfit", body=playing(film)), MONDAY - MINUTE)
    good = schedule(draft_module(series, "Good"))
    film.captions.all().delete()

    run()

    assert not is_live(unfit)
    assert is_live(good)


def test_what_somebody_unscheduled_meanwhile_stays_a_draft(home, monkeypatch):
    page = schedule(draft_of(home, title="Thought better of it"))
    stock = scheduled._still_due

    def unscheduled(group):
        Revision.objects.update(approved_go_live_at=None)
        return stock(group)

    monkeypatch.setattr(scheduled, "_still_due", unscheduled)

    run()

    assert not is_live(page)


@pytest.mark.django_db(transaction=True)
def test_a_series_is_never_seen_live_without_its_modules(monkeypatch):
    """Really committed: while the series is being published, nothing of it is out yet."""
    series = drafted(a_catalogue(), SeriesPage(title="For Monday"))
    module = schedule(draft_module(series, "Module"))
    schedule(SeriesPage.objects.get(pk=series.pk))
    monkeypatch.setattr(
        SeriesPage, "publish", lambda page, *args, **kwargs: pytest.fail("stops here")
    )

    with pytest.raises(pytest.fail.Exception):
        run()

    assert not is_live(module)
    assert is_scheduled(module)
    assert is_scheduled(series)


@pytest.mark.django_db(transaction=True)
def test_the_plan_is_there_once_a_series_came_live_by_the_clock():
    series = drafted(a_catalogue(), SeriesPage(title="For Monday", modules_needed=1))
    SeriesPage.objects.filter(pk=series.pk).update(modules_needed=1)
    schedule(draft_module(series, "Module"))
    schedule(SeriesPage.objects.get(pk=series.pk))

    run()

    assert is_live(series)
    assert SeriesPlan.objects.get(series=series).modules.count() == 1


def test_an_hour_that_comes_twice_is_asked_about_in_the_editor(home, moderator, client):
    page = draft_of(home, title="Twice", slug="twice")
    client.force_login(moderator)
    form = {
        "title": "Twice",
        "slug": "twice",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "go_live_at": "2027-11-07 01:30",
        "action-publish": "1",
    }

    answer = client.post(f"/admin/pages/{page.pk}/edit/", form)

    assert "it may be ambiguous" in str(answer.context["form"].errors["go_live_at"])
    assert not is_scheduled(page)
