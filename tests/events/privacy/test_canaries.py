"""Who sits in a circle is read at its keeper's desk and in that person's own account. Nowhere else."""

import json
import logging
import logging.config
import uuid
from pathlib import Path
from unittest import mock

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django_tasks_db.models import DBTaskResult

from accounts import groups, privacy
from accounts.models import Letter, User
from accounts.tasks import deliver_letter
from content.sealing import Seal
from events.kept import SESSION_KEY
from events.models import CirclesPage, Registration
from tests.factories.learning import a_series

from . import surfaces
from .canaries import KEPT_IN, Aviary, everything_kept, found
from .crawling import Crawl

pytestmark = pytest.mark.django_db
STAFF = {
    "editor": groups.EDITORS,
    "moderator": groups.MODERATORS,
    "registrar": groups.REGISTRARS,
    "administrator": groups.ADMINISTRATORS,
}
# Somebody typed a form where the visitor sits now, and went without signing in.
ROLES = (
    *("visitor", "next visitor", "learner", "participant", "other keeper"),
    *("invited", "former", "observer", *STAFF, "superuser"),
)
# There every account is listed, or erased, whoever is in a circle and whoever is not.
ACCOUNTS = ("/admin/users/", "/admin/people/")
# Needs are read by registrars, without names.
NEEDS = ("/admin/events/",)


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    """The file that the site's own handler writes to, from DEBUG up."""
    handler = logging.FileHandler(tmp_path_factory.mktemp("logged") / "log")
    given = dict(settings.LOGGING["formatters"]["line"])
    handler.setFormatter(logging.config.DictConfigurator({}).configure_formatter(given))
    root, before = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield Path(handler.baseFilename)
    root.removeHandler(handler)
    root.setLevel(before)
    handler.close()


@pytest.fixture(scope="module")
def made(at_full_size, log, django_db_setup, django_db_blocker):
    """Six canaries, thirty at full size, whose letters went through the tasks of the database.

    Made once, with what was logged of it: what a test changes is taken back to here.
    """
    tasks = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    around = transaction.atomic()
    around._from_testcase = True  # so that what insists on being outermost may be inside
    with (
        override_settings(TASKS=tasks),
        django_db_blocker.unblock(),
        # A test would close the connection behind it, and with it what all of them share.
        mock.patch.object(connection, "close"),
        around,
    ):
        a_series(modules=1, title="Open")
        yield Aviary(30 if at_full_size else 6), log.read_text()
        transaction.set_rollback(True)


@pytest.fixture
def aviary(made):
    return made[0]


@pytest.fixture
def written(aviary, made, log):
    """What was logged when the aviary was made and in this test."""
    before = len(log.read_text())
    return lambda: made[1] + log.read_text()[before:]


def who(role, aviary):
    known = {
        "visitor": None,
        "next visitor": None,
        "participant": aviary.participant,
        "other keeper": aviary.other_keeper,
        "invited": aviary.invited,
        "former": aviary.former,
        "observer": aviary.observer,
    }
    if role in known:
        return known[role]
    person = User.objects.create_user(f"{role}@example.org", full_name=role.capitalize())
    person.emailaddress_set.create(email=person.email, primary=True, verified=True)
    if role in STAFF:
        person.groups.add(Group.objects.get(name=STAFF[role]))
    person.is_superuser = role == "superuser"
    person.save()
    return person


def type_a_form(canary, pool):
    """A browser in which this person typed a form for a seat, signed out by then, and went away."""
    client = Client()
    client.get(f"/j/seat/{pool.pk}/")
    form = {
        "whose": canary.person.pk,
        "form_key": uuid.uuid4().hex,
        "display_name": canary.display_name,
        "pronouns": canary.pronouns,
        "need": canary.need,
        "agreed": "on",
    }
    assert client.post(f"/j/seat/{pool.pk}/", form).status_code == 302
    assert SESSION_KEY in client.session
    return client


def crawl(role, aviary, at_full_size):
    """What that role reads: every address of `surfaces`, and from there on by links."""
    person, is_staff = who(role, aviary), role in STAFF or role == "superuser"
    begin = surfaces.for_anybody(aviary) + (surfaces.for_staff(aviary) if is_staff else [])
    most = 250 if at_full_size else len(begin)
    client = type_a_form(aviary.canaries[0], aviary.other) if role == "next visitor" else None
    walk = Crawl(person, begin, alike=3 if at_full_size else 1, most=most, client=client)
    walk.post("/account/data/export/")
    if is_staff:
        surfaces.look_at_letters(walk)
    return walk


def leaks(walk, aviary, role):
    """Where somebody could learn who is in a circle."""
    secrets = [word for canary in aviary.canaries for word in [*canary.in_circle, *canary.codes]]
    needs = [canary.need_word for canary in aviary.canaries]
    may_read_needs = NEEDS if role in ("registrar", "superuser") else ()
    may_read_accounts = ACCOUNTS if role in ("administrator", "superuser") else ()
    return [
        *walk.where(secrets),
        *walk.where(needs, but=may_read_needs),
        *walk.where(aviary.accounts(), but=may_read_accounts),
    ]


def test_the_aviary_has_somebody_of_every_kind(aviary):
    assert aviary.statuses() >= {"confirmed", "waiting", "offered", "cancelled", "entered"}


@pytest.mark.parametrize("role", ROLES)
def test_nobody_else_finds_out_who_is_in_a_circle(role, aviary, at_full_size):
    walk = crawl(role, aviary, at_full_size)

    assert leaks(walk, aviary, role) == []
    # What was read was there to be read.
    assert {walk.statuses[address] for address in surfaces.for_anybody(aviary)[:10]} == {200}
    for address in opened_for(role, aviary):
        assert walk.statuses[address] == 200, address
    if role in ("registrar", "superuser"):
        inspected = f"/admin/events/schedule/inspect/{aviary.pool.session_id}/"
        assert found([each.need_word for each in aviary.canaries], walk.answers[inspected])
    if role in ("editor", "superuser"):
        assert all("Hello " in walk.answers[address] for address in surfaces.previews())


def opened_for(role, aviary):
    """What only they get to read, or they and few others."""
    schedule = f"/admin/events/schedule/inspect/{aviary.pool.session_id}/"
    own_desk = f"/desk/{aviary.other.session_id}/"
    staff = surfaces.for_staff(aviary)
    return {
        "other keeper": [own_desk, f"{own_desk}hand-over/"],
        "invited": [f"/desk/invitation/{aviary.invitation.code}/"],
        "registrar": [schedule],
        "editor": [schedule],
        "superuser": [each for each in staff if not each.startswith(surfaces.CLOSED)],
    }.get(role, [])


def test_who_sits_in_the_same_circle_reads_nothing_of_the_others(aviary, at_full_size):
    mine = aviary.canaries[1]
    assert Registration.objects.confirmed().filter(pool=aviary.pool, person=mine.person).exists()
    begin = surfaces.for_anybody(aviary)
    most = 250 if at_full_size else len(begin)

    walk = Crawl(mine.person, begin, alike=3 if at_full_size else 1, most=most)
    walk.post("/account/data/export/")

    others = [each for each in aviary.canaries if each is not mine]
    assert walk.where([word for each in others for word in [*each.secrets, *each.account]]) == []
    # What they may read of themself was there to be read.
    assert walk.where([mine.display_name])


def test_who_sits_down_at_a_computer_where_a_form_was_typed_reads_nothing_of_it(aviary):
    canary = aviary.canaries[0]
    client = type_a_form(canary, aviary.other)
    client.force_login(aviary.participant)

    shown = client.get(f"/j/seat/{aviary.other.pk}/", follow=True).content.decode()

    assert found(canary.secrets, shown) == []


def test_their_keeper_reads_names_and_needs_and_no_account(aviary):
    text = Crawl(aviary.keeper, [f"/desk/{aviary.pool.session_id}/"], alike=1, most=3).answers
    desk = text[f"/desk/{aviary.pool.session_id}/"]
    rows = Registration.objects.confirmed().filter(pool=aviary.pool)
    seated = [each for each in aviary.canaries if rows.filter(person=each.person).exists()]

    assert seated
    for canary in seated:
        assert found([*canary.in_circle, canary.need_word], desk) == [
            *canary.in_circle,
            canary.need_word,
        ]
    assert found(aviary.accounts(), desk) == []


def test_everybody_reads_and_exports_their_own_and_nobody_elses(aviary):
    for canary in aviary.canaries:
        others = [each for each in aviary.canaries if each is not canary]
        theirs = [word for each in others for word in [*each.secrets, *each.account]]
        export = json.dumps(privacy.export(canary.person), cls=DjangoJSONEncoder)
        client = Client()
        client.force_login(canary.person)
        mine = client.get("/j/").content.decode()

        assert found(theirs, export + mine) == []
        if canary is not aviary.canaries[0]:  # the first one has given up the place
            assert canary.display_name in export
            assert canary.need in export


def kept_elsewhere(aviary):
    """(table, word) for each table that has no business with the words."""
    words = [*aviary.secrets(), *aviary.accounts()]
    return [
        (table, word)
        for table, text in everything_kept()
        if table not in KEPT_IN and not table.startswith("kept_")
        for word in found(words, text)
    ]


def test_no_other_table_knows_sessions_cache_tasks_and_delivered_letters_included(aviary):
    for canary in aviary.canaries:
        client = Client()
        client.force_login(canary.person)
        client.get("/j/")
        client.get(f"/j/{canary.codes[0]}/")
        type_a_form(canary, aviary.other)

    assert DBTaskResult.objects.exists()
    assert Letter.objects.filter(status=Letter.Status.SENT, is_private=True).exists()
    assert kept_elsewhere(aviary) == []


def test_no_log_line_and_no_file_knows(aviary, written):
    for canary in aviary.canaries:
        client = Client()
        client.force_login(canary.person)
        for rest in ("", "answer/", "nothing/", "calendar.ics"):
            client.get(f"/j/{canary.codes[0]}/{rest}")
            Client().get(f"/j/{canary.codes[0]}/{rest}")
    words = [*aviary.secrets(), *aviary.accounts()]

    assert "/j/…" in written()
    assert found(words, written()) == []
    for file in _files():
        assert found(words, file) == []


def test_a_file_that_knows_is_noticed(aviary):
    told = aviary.canaries[0].display_name
    name = default_storage.save("roster.txt", ContentFile(f"Comes: {told}".encode()))

    try:
        assert any(found([told], file) for file in _files())
    finally:
        default_storage.delete(name)


def _files(folder=""):
    """Name and words of each stored file; those of other tests are among them."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for each in folders:
        yield from _files(f"{folder}{each}/")
    for each in files:
        with default_storage.open(f"{folder}{each}") as file:
            yield f"{each} {file.read(1_000_000).decode('utf-8', 'replace')}"


# ------------------------------------------------------------------ controls: what leaks is found


def test_a_roster_on_the_page_of_circles_is_found(aviary, monkeypatch):
    def roster(page, request):
        names = Registration.objects.filter(pool__page=page).values_list("display_name", flat=True)
        return HttpResponse(" ".join(names))

    monkeypatch.setattr(CirclesPage, "serve", roster)
    walk = crawl("visitor", aviary, at_full_size=False)

    assert {address for address, _word in leaks(walk, aviary, "visitor")} == {
        aviary.page.url,
        aviary.held_page.url,
    }


def test_a_name_in_a_log_is_found(aviary, written):
    logging.getLogger("events").info("%s has a seat", aviary.canaries[0].display_name)

    assert found(aviary.secrets(), written()) == [aviary.canaries[0].display_name]


def test_a_name_in_a_task_is_found(aviary):
    deliver_letter.enqueue(aviary.canaries[0].display_name)

    table = DBTaskResult._meta.db_table
    assert kept_elsewhere(aviary) == [(table, aviary.canaries[0].display_name)]


def test_a_name_in_a_session_is_found(aviary):
    client = Client()
    client.force_login(aviary.participant)
    session = client.session
    session["draft"] = {"display_name": aviary.canaries[0].display_name, "more": "words " * 50}
    session.save()

    assert kept_elsewhere(aviary) == [("django_session", aviary.canaries[0].display_name)]


def test_a_form_kept_unsealed_is_found(aviary, monkeypatch):
    monkeypatch.setattr(Seal, "seal", lambda self, text: text)
    canary = aviary.canaries[0]
    type_a_form(canary, aviary.other)

    found_in_sessions = {
        word for table, word in kept_elsewhere(aviary) if table == "django_session"
    }
    assert found_in_sessions == {canary.display_name, canary.pronouns, canary.need_word}


def test_a_name_in_the_cache_is_found(aviary):
    cache.set("roster", [aviary.canaries[0].display_name] * 20)

    assert kept_elsewhere(aviary) == [("cache", aviary.canaries[0].display_name)]
