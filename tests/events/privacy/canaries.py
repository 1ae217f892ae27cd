"""People who sit in circles, each with words that nobody else has, and a search for those words."""

import base64
import datetime
import io
import re
import uuid
import zipfile
import zlib
from contextlib import suppress

from django.db import connection
from django.utils import timezone

from accounts.models import User
from accounts.tasks import deliver_due_letters
from events import actions
from events.models import CirclesPage, Draw, DrawEntry, LetterWording, Registration, SessionStaff
from tests.factories import events as factory

Status = Registration.Status
HOUR = datetime.timedelta(hours=1)
# What the database itself must keep, until it is forgotten.
KEPT_IN = {
    "accounts_user",
    "account_emailaddress",
    "events_accessneed",
    "events_draw",
    "events_drawentry",
    "events_registration",
}
# Texts that Django writes packed: sessions and what is in the cache.
PACKED = re.compile(r"[A-Za-z0-9+/_=.-]{24,}")


class Canary:
    """One person, and what may be read about them where."""

    def __init__(self, number):
        mark = uuid.uuid4().hex[:10]
        self.person = User.objects.create_user(
            f"canary{mark}@example.org",
            full_name=f"Legal{mark} Finch",
            display_name=f"Called{mark}",
        )
        self.person.emailaddress_set.create(email=self.person.email, primary=True, verified=True)
        self.display_name, self.pronouns = f"Shown{mark}", f"xe{mark}"
        self.need = f"Needs{mark} a ramp"
        self.account = [self.person.email, f"Legal{mark}", f"Called{mark}"]
        self.in_circle = [self.display_name, self.pronouns]
        self.need_word = f"Needs{mark}"
        self.codes, self.tickets = [], []

    @property
    def secrets(self):
        """What nobody reads but this person and, but for the codes, their keeper."""
        return [*self.in_circle, self.need_word, *self.codes]

    def facts(self):
        return {
            "display_name": self.display_name,
            "pronouns": self.pronouns,
            "need": self.need,
            "agreement": factory.a_version(),
        }


class Aviary:
    """Canaries in circles: seated, waiting, offered, cancelled, and entered in a draw; letters sent."""

    def __init__(self, count):
        self.keeper, self.other_keeper = factory.a_person(701), factory.a_person(702)
        self.participant = factory.a_person(703)
        self.page = factory.circles_page("Circles of the aviary")
        self.canaries = [Canary(number) for number in range(count)]
        third = max(2, count // 3)
        self.pool = factory.a_circle(
            self.page, capacity=third, keepers=[self.keeper], slot="one", title="Aviary circle"
        )
        self.other = factory.a_circle(self.page, keepers=[self.other_keeper], slot="two")
        self._staff()
        self._register(self.canaries[: 2 * third])
        self.draw_page = self._enter(self.canaries[2 * third :], "Drawn circles")
        self.held_page = self._enter(self.canaries[2 * third :], "Circles drawn before")
        self._hold()
        LetterWording.objects.create(kind="confirmed", opening="Hello.")
        actions.register(self.participant, self.other, form_key="f", agreement=factory.a_version())
        deliver_due_letters.func()

    def _register(self, canaries):
        for canary in canaries:
            registration = actions.register(
                canary.person, self.pool, form_key=uuid.uuid4().hex, **canary.facts()
            )
            canary.codes.append(registration.code)
        # One seat is given up and offered on; who cancelled stays known to nobody but themself.
        first = Registration.objects.get(person=canaries[0].person)
        actions.cancel(first, by=canaries[0].person)

    def _staff(self):
        """Who was asked to keep the circle, who kept it once, and who only looks on."""
        self.invited, self.former, self.observer = map(factory.a_person, (704, 705, 706))
        role, status, session = SessionStaff.Role, SessionStaff.Status, self.pool.session
        self.invitation = factory.a_keeper(session, self.invited, role.CO_KEEPER, status.INVITED)
        factory.a_keeper(session, self.former, role.CO_KEEPER, status.HANDED_OVER)
        factory.a_keeper(session, self.observer, role.OBSERVER)

    def _enter(self, canaries, title):
        page = factory.circles_page(
            title, assignment="fair_draw", registration_closes_at=timezone.now() + HOUR
        )
        pool = factory.a_circle(page, capacity=2, keepers=[self.other_keeper])
        for canary in canaries:
            entry = actions.enter_draw(canary.person, page, ranking=[pool.pk], **canary.facts())
            canary.codes.append(entry.code)
            canary.tickets.append(entry.ticket)
        return page

    def _hold(self):
        """Its tickets are published by that, and nothing else of whoever entered."""
        past = timezone.now() - HOUR
        CirclesPage.objects.filter(pk=self.held_page.pk).update(registration_closes_at=past)
        Draw.objects.filter(page=self.held_page).update(closes_at=past)
        self.held_page = CirclesPage.objects.get(pk=self.held_page.pk)
        actions.hold_draw(self.held_page.fair_draw.pk)
        for canary in self.canaries:
            if canary.tickets:
                canary.codes.append(canary.tickets[0])  # of the draw that is still to come
            places = Registration.objects.filter(person=canary.person, pool__page=self.held_page)
            canary.codes += places.values_list("code", flat=True)

    def statuses(self):
        rows = Registration.objects.filter(pool=self.pool)
        entries = DrawEntry.objects.all()
        return {*rows.values_list("status", flat=True), *entries.values_list("status", flat=True)}

    def secrets(self):
        return [word for canary in self.canaries for word in canary.secrets]

    def accounts(self):
        return [word for canary in self.canaries for word in canary.account]


def found(words, text):
    """Which of the words stand in the text."""
    return [word for word in words if word in text]


def text_of(content):
    """An answer as text, spreadsheets unpacked."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"".join(packed.read(name) for name in packed.namelist())
    return content.decode(errors="replace")


def everything_kept():
    """(table, its rows as text) for each table of the database, packed values unpacked."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            text = str(cursor.fetchall())
            yield table, text + "".join(map(_unpacked, PACKED.findall(text)))


def _unpacked(value):
    if value.startswith("."):
        value = value[1:].partition(":")[0]
    value = value.partition(":")[0]
    padded = value.replace("-", "+").replace("_", "/").rstrip("=")
    try:
        raw = base64.b64decode(padded + "=" * (-len(padded) % 4))
    except ValueError:
        return ""
    with suppress(zlib.error):
        raw = zlib.decompress(raw)
    return raw.decode(errors="replace")
