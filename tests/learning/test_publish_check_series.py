"""A series goes live when somebody could finish it: its modules are counted at its own moment."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Page

from content.publishing import PublishRefused
from learning.models import ModulePage, SeriesPage
from tests.factories.learning import (
    WORDS,
    a_catalogue,
    a_module,
    a_series,
    drafted,
    modules_of,
    published,
)

pytestmark = pytest.mark.django_db
MONDAY = datetime.timedelta(days=3)


def latest(page):
    return Page.objects.get(pk=page.pk).get_latest_revision_as_object()


def publish(page, at=None, **fields):
    page = latest(page)
    for name, value in fields.items():
        setattr(page, name, value)
    page.go_live_at = timezone.now() + at if at else None
    page.save_revision().publish()


def a_draft(series, title="A draft", **fields):
    body = ModulePage.body.field.to_python([WORDS])
    page = drafted(SeriesPage.objects.get(pk=series.pk), ModulePage(title=title, body=body))
    page.save_revision(clean=False)
    return page


def why_not(act, *args, **fields):
    with pytest.raises(PublishRefused) as refused:
        act(*args, **fields)
    return " ".join(refused.value.messages)


def test_a_series_without_modules_may_be_announced():
    assert published(a_catalogue(), SeriesPage(title="In spring")).live


def test_an_announcement_can_be_corrected_while_its_first_module_is_a_draft():
    series = a_series(0)
    a_draft(series)

    publish(series, audience="Everybody")

    series.refresh_from_db()
    assert series.audience == "Everybody"


def test_an_announcement_asks_for_no_number_of_modules():
    series = drafted(a_catalogue(), SeriesPage(title="In spring", modules_needed=2))
    series.save_revision(clean=False)

    assert "no live module that counts" in why_not(publish, series)
    assert not latest(series).live


def test_it_asks_for_no_more_than_are_live_and_says_what_waits():
    series = a_series(2)
    a_draft(series)

    said = why_not(publish, series, modules_needed=3)

    assert "This series has 2 modules that count. Ask for no more than that." in said
    assert "1 more is a draft: publish it first." in said
    publish(series, modules_needed=2)


def test_extras_do_not_count():
    series = a_series(1)
    a_module(series, "An extra", required=False)

    assert "1 module that counts" in why_not(publish, series, modules_needed=2)


def test_a_series_of_nothing_but_extras_is_refused():
    series = a_series(0)
    a_module(series, "An extra", required=False)

    assert "None of its live modules counts" in why_not(publish, series)


@pytest.mark.parametrize(("module_at", "is_refused"), [(2, False), (3, False), (4, True)])
def test_modules_approved_to_go_live_by_the_same_moment_count(module_at, is_refused):
    series = a_series(1)
    now = timezone.now()
    module = latest(a_draft(series))
    module.go_live_at = now + datetime.timedelta(days=module_at)
    module.save_revision().publish()
    series = latest(series)
    series.go_live_at, series.modules_needed = now + MONDAY, 2
    revision = series.save_revision()

    if is_refused:
        assert "1 module that counts" in why_not(revision.publish)
    else:
        revision.publish()
        assert series.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_a_module_approved_as_an_extra_does_not_count_though_it_counts_now():
    series = a_series(2)
    publish(modules_of(series)[0], at=MONDAY / 2, required=False)

    assert "1 module that counts" in why_not(publish, series, at=MONDAY, modules_needed=2)


def test_a_module_that_will_have_expired_does_not_count():
    series = a_series(2)
    ModulePage.objects.filter(pk=modules_of(series)[0].pk).update(
        expire_at=timezone.now() + MONDAY / 2
    )

    assert "1 module that counts" in why_not(publish, series, at=MONDAY, modules_needed=2)


def test_it_is_not_archived_before_it_opens():
    now = timezone.now()

    said = why_not(publish, a_series(1), opens_at=now + MONDAY, archived_at=now)

    assert "Choose a time after it opens." in said


def test_whoever_publishes_all_at_once_need_not_mind_the_order(client, moderator):
    series = drafted(a_catalogue(), SeriesPage(title="All at once", modules_needed=2))
    series.save_revision(clean=False)
    modules = [a_draft(series, f"Module {number}") for number in (1, 2)]
    client.force_login(moderator)
    ids = "&".join(f"id={page.pk}" for page in [series, *modules])

    client.post(f"/admin/bulk/wagtailcore/page/publish/?{ids}&next=/admin/", {})

    assert all(latest(page).live for page in [series, *modules])


def test_a_live_copy_of_a_series_takes_its_modules_along():
    series = a_series(2, modules_needed=2)

    copied = series.copy(recursive=True, update_attrs={"slug": "again"}, keep_live=True)

    assert copied.live
    assert all(module.live for module in modules_of(copied))


def test_a_live_copy_with_one_unfit_module_is_not_made_at_all():
    series = a_series(2)
    ModulePage.objects.filter(pk=modules_of(series)[1].pk).update(body=[])

    said = why_not(series.copy, recursive=True, update_attrs={"slug": "again"}, keep_live=True)

    assert "needs some content" in said
    assert SeriesPage.objects.count() == 1
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_live_copy_without_its_modules_asks_for_none(client, moderator):
    series = a_series(2, modules_needed=2)
    client.force_login(moderator)
    form = {
        "new_title": "Again",
        "new_slug": "again",
        "new_parent_page": series.get_parent().pk,
        "publish_copies": "on",
    }

    answer = client.post(f"/admin/pages/{series.pk}/copy/", form)

    assert "no live module that counts" in str(answer.context["form"].errors["publish_copies"])
    assert (
        client.post(f"/admin/pages/{series.pk}/copy/", {**form, "copy_subpages": "on"}).status_code
        == 302
    )
