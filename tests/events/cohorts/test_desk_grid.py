"""The grid's page: whom it shows, in which order, page by page, and that its queries are fixed."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from events.cohorts import desk
from events.models import Membership, PracticumLog, Session
from tests.factories.cohorts import a_cohort, a_leader, a_member
from tests.factories.cohorts_many import many_members
from tests.factories.events import a_person
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


@pytest.fixture
def leader(site_root):
    return a_person("leader")


@pytest.fixture
def page(leader):
    page = a_cohort(
        prework=a_series(modules=3),
        asks_final_circle=True,
        starts_at=timezone.now() - 10 * DAY,
        capacity=500,
    )
    a_leader(page, leader)
    return page


@pytest.fixture
def show(client, page, leader):
    """The grid as an address asks for it; the names on it, in order."""
    client.force_login(leader)

    def shown(**query):
        return client.get(reverse("events:cohort_desk", args=[page.pk]), query)

    return shown


def names(answer):
    return [row.member.name for row in answer.context["grid"].rows]


def test_it_is_a_table_with_heads_for_rows_columns_and_groups(show, page):
    many_members(page, 2)

    table = re.search(r"<table>.*</table>", show().content.decode(), re.DOTALL).group()

    assert "<caption" in table
    assert table.count('scope="row"') == 2
    assert table.count('scope="colgroup"') == 4
    assert table.count('scope="col"') == 1 + 3 + 3 + 2
    # Each cell says its state in words.
    assert table.count("<td") == 2 * 8
    assert (
        len(re.findall(r'<td[^>]*>.*?<span class="visually-hidden">[^<]+</span></td>', table)) == 16
    )


def test_above_fifty_people_it_is_paged_and_stable(show, page):
    many_members(page, 103)

    pages = [names(show(page=n)) for n in (1, 2, 3)]

    assert [len(each) for each in pages] == [50, 50, 3]
    everybody = [name for each in pages for name in each]
    assert everybody == sorted(everybody)
    assert len(set(everybody)) == 103
    assert names(show(page="9999")) == pages[2]
    assert names(show(page="x")) == pages[0]


@pytest.mark.parametrize("sort", ["name", "progress"])
def test_each_order_shows_everybody_once(show, page, sort):
    many_members(page, 60)

    found = names(show(sort=sort)) + names(show(sort=sort, page=2))

    assert len(found) == len(set(found)) == 60


def test_who_is_stuck_is_shown_and_where(show, page):
    member = a_member(page, a_person("stuck"))
    a_member(page, a_person("fine"))
    Membership.objects.filter(pk=member.pk).update(prework_due_at=timezone.now() - DAY)

    answer = show(show="stuck")

    assert names(answer) == ["Person Number stuck"]
    assert "Stuck: A series, module 1" in answer.content.decode()


def test_who_waits_for_a_sign_off_is_shown(show, page):
    member = a_member(page, a_person("waits"))
    a_member(page, a_person("fine"))
    PracticumLog.objects.create(
        membership=member,
        person=member.person,
        held_on=timezone.localdate(),
        role="keeper",
        size="small",
        written_at=timezone.now(),
    )

    assert names(show(show="waiting")) == ["Person Number waits"]


@pytest.mark.parametrize("nonsense", ["", "x", "'", "0"])
def test_nonsense_in_the_address_is_everyone_by_name(show, page, nonsense):
    many_members(page, 2)

    assert len(names(show(show=nonsense, sort=nonsense, page=nonsense))) == 2


@pytest.mark.parametrize("shown", list(desk.SHOWN))
def test_an_empty_list_says_so(show, page, shown):
    assert "<h2>" in show(show=shown).content.decode()


@pytest.mark.parametrize("shown", list(desk.SHOWN))
def test_its_queries_are_the_same_for_few_and_many(
    show, page, shown, django_assert_max_num_queries
):
    many_members(page, 3)
    page.prework_due_at = timezone.now() - DAY
    page.save()
    show(show=shown)

    with django_assert_max_num_queries(17):
        show(show=shown)
    many_members(page, 70, start=3)
    with django_assert_max_num_queries(17):
        show(show=shown)


def test_cards_say_what_presses_and_the_next_thing(show, page):
    member = a_member(page, a_person("one"))
    Membership.objects.filter(pk=member.pk).update(prework_due_at=timezone.now() - DAY)

    row = show().context["grid"].rows[0]

    states = [cell.state for _column, cell in row.on_card]
    assert states == ["missing"] * 3 + ["to_enter", "open"]
    assert row.more_on_card == 1


def test_the_session_that_is_on_or_next_stands_before_the_people(show, page):
    a_member(page, a_person("one"))
    now = timezone.now()
    first, second = Session.objects.filter(page=page.pk).in_order()[:2]

    for begins, word, link in (
        (now + DAY, "Next", ""),
        (now - datetime.timedelta(minutes=5), "Now", "#room-code"),
    ):
        Session.objects.filter(pk=second.pk).update(
            starts_at=begins, ends_at=begins + datetime.timedelta(hours=1)
        )
        shown = show().content.decode()
        address = reverse("events:cohort_session", args=[page.pk, second.pk]) + link
        top = shown[: shown.index("cohort-tools")]
        assert f"<strong>{word}</strong>" in top
        assert f'href="{address}"' in top
        assert reverse("events:cohort_session", args=[page.pk, first.pk]) not in top


@pytest.mark.parametrize("is_crowded", [True, False])
def test_headings_stand_upright_only_where_they_are_many(show, page, monkeypatch, is_crowded):
    a_member(page, a_person("one"))
    monkeypatch.setattr("events.cohorts.frame.MOST_LYING", 3 if is_crowded else 12)

    assert ("data-crowded" in show().content.decode()) == is_crowded


def test_names_are_shown_as_text(show, page):
    a_member(page, a_person("x"), display_name="<script>alert(1)</script>")
    Session.objects.filter(page=page.pk).update(title="<b>One</b>")

    shown = show().content.decode()

    assert "<script>alert" not in shown
    assert "<b>One</b>" not in shown
