"""States of the demo site that a page of the table needs. Each takes the stage, returns the address.

What people did is played through the same actions that serve them; what editors did, through
revisions.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from accounts import actions as accounts
from accounts.models import User
from content.blocks import CONTENT_BLOCKS
from content.models import StandardPage
from learning import actions
from learning.models import Certificate, ModulePage, SeriesPage
from tests.factories.content import document, publish, recording
from tests.factories.learning import a_series
from tests.factories.recordings import SPANISH, TRANSCRIPT, captions


@dataclass(frozen=True)
class Stage:
    """Who looks (None: a visitor), and what a test may change for its own time."""

    person: User | None
    settings: Any
    monkeypatch: Any


def series(slug):
    return SeriesPage.objects.get(slug=slug)


def module(slug):
    return ModulePage.objects.get(slug=slug)


def every_block(stage):
    """A page with each block as the editors' picker shows it."""
    document(title="Worksheet: your first meeting")
    body = [(name, block.get_preview_value()) for name, block in CONTENT_BLOCKS]
    dict(body)["image"]["image"].contextual_alt_text = "A mentor and a mentee at the whiteboard"
    page = publish(
        StandardPage(title="Every block", summary="Each kind once.", body=body),
        Page.objects.get(depth=2),
    )
    return page.url


def a_talk(stage):
    """A page with a recording of sound alone, in two languages, and one that another site keeps."""
    talk = recording("A talk to listen to", transcript=TRANSCRIPT, chapters="0:00 Welcome")
    captions(talk)
    captions(talk, "es", SPANISH)
    body = [
        ("recording", {"recording": talk, "caption": "Recorded in May."}),
        ("recording_elsewhere", dict(CONTENT_BLOCKS)["recording_elsewhere"].get_preview_value()),
    ]
    home = Page.objects.get(depth=2)
    return publish(StandardPage(title="Listen", summary="One talk.", body=body), home).url


# ------------------------------------------------------------------ series and modules


def many_series(stage):
    stage.monkeypatch.setattr("learning.catalogue.PER_PAGE", 2)
    return "/learn/"


def an_upcoming_series(stage):
    opens_at = timezone.now() + timedelta(days=30)
    return a_series(modules=2, title="Next season", opens_at=opens_at).url


def just_enrolled(stage):
    actions.enroll(stage.person, series("start-here"), certificate_name="New Learner")
    return "/learn/start-here/inclusion-is-clinical-work/"


def a_locked_module(stage):
    just_enrolled(stage)
    return "/learn/start-here/make-it-safe-to-speak-up/"


def answer(person, page, *, right):
    """One try at a quick check, all of it right or all of it wrong."""
    asked = page.quick_check.asked
    answers = {
        question.id: sorted(choice.id for choice in question.choices if choice.right == right)[
            : None if right else 1
        ]
        for question in asked.questions
    }
    tried = page.progress.filter(enrollment__person=person).count()
    actions.answer_quick_check(
        person, page, asked=asked, answers=answers, form_key=f"{page.pk}-{tried}-{right}"
    )


def a_failed_check(stage):
    answer(stage.person, module("speak-up-in-the-moment"), right=False)
    return "/learn/ideas/speak-up-in-the-moment/"


def no_tries_left(stage):
    page = module("speak-up-in-the-moment")
    page.tries = 1
    page.save_revision().publish()
    return a_failed_check(stage)


def watch(person, page):
    """Play all of a module's recording."""
    length = round(page.recording.duration * 1000)
    actions.record_playback(
        person,
        page,
        recording_id=page.recording.pk,
        parts=[(0, length)],
        position_ms=length,
        began_at=timezone.now() - timedelta(hours=1),
        elapsed_ms=length,
    )


def a_watched_film(stage):
    watch(stage.person, module("speak-up-in-the-moment"))
    return "/learn/ideas/speak-up-in-the-moment/"


def complete(person, page):
    """Do all that a module asks for."""
    rule = page.rule()
    if rule.watched:
        watch(person, page)
    if rule.pass_mark:
        answer(person, page, right=True)
    if rule.attested:
        actions.attest(person, page, statement=page.attestation)
    if rule.marked_done:
        actions.mark_done(person, page)
    if rule.continued:
        actions.continue_module(person, page)


def work_through(person, slug, leave=0):
    """Enroll and complete the modules of a series, without the last `leave` of them."""
    enrollment = actions.enroll(person, series(slug))
    modules = list(series(slug).live_modules())
    for page in modules[: len(modules) - leave]:
        complete(person, page)
    return enrollment


def at_the_last_module(stage):
    work_through(stage.person, "start-here", leave=1)
    return "/learn/start-here/one-small-change/"


def finished_without_a_name(stage):
    work_through(stage.person, "start-here")
    return "/learn/start-here/"


def a_closed_module(stage):
    page = series("start-here")
    page.access = SeriesPage.Access.ENROLLED
    page.save_revision().publish()
    return "/learn/start-here/one-small-change/"


def left_and_waiting(stage):
    work_through(stage.person, "start-here")
    actions.withdraw(actions.enroll(stage.person, series("ideas")), by=stage.person)
    return "/my-learning/"


# ------------------------------------------------------------------ previews


def previewed(page, mode):
    return f"/admin/pages/{page.pk}/view_draft/?mode={mode}"


def a_previewed_series(stage):
    """With a module that is a draft."""
    module("race-in-clinical-tools").unpublish()
    return previewed(series("ideas"), "half")


def a_module_half_way(stage):
    return previewed(module("speak-up-in-the-moment"), "half")


def a_module_finished(stage):
    return previewed(module("speak-up-in-the-moment"), "finished")


# ------------------------------------------------------------------ certificates


def learners_certificate():
    return Certificate.objects.issued().get(person__email="learner@example.org")


def staff(role):
    return User.objects.get(email=f"{role}@example.org")


def a_certificate(stage):
    return learners_certificate().url


def a_revoked_certificate(stage):
    certificate = learners_certificate()
    actions.revoke_certificate(certificate, by=staff("registrar"), reason="Issued by mistake.")
    return certificate.url


def a_replaced_certificate(stage):
    certificate = learners_certificate()
    actions.reissue_certificate(
        certificate, by=staff("registrar"), reason="A new name.", name="Demo Q. Learner"
    )
    return certificate.url


def an_erased_certificate(stage):
    certificate = learners_certificate()
    accounts.erase(certificate.person, by=staff("admin"))
    return certificate.url


# ------------------------------------------------------------------ accounts


def closed_sign_up(stage):
    stage.monkeypatch.setattr(
        "accounts.adapter.AccountAdapter.is_open_for_signup", lambda adapter, request: False
    )
    return "/accounts/signup/"


def too_many_tries(stage):
    stage.settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    Client().post("/accounts/login/", {})
    return "/accounts/login/"


def a_changed_address(stage):
    EmailAddress.objects.create(user=stage.person, email="new.address@example.org")
    return "/accounts/email/"


def without_a_password(stage):
    stage.person.set_unusable_password()
    stage.person.save()
    return "/accounts/password/set/"


def a_letter(stage):
    actions.enroll(User.objects.get(email="editor@example.org"), series("ideas"))
    return "/mail/"


# ------------------------------------------------------------------ kept back, closed


def behind_a_password(stage):
    PageViewRestriction.objects.create(
        page=Page.objects.get(slug="about"),
        restriction_type=PageViewRestriction.PASSWORD,
        password="open the door",
    )
    return "/about/"


def a_file_behind_a_password(stage):
    collection = Collection.get_first_root_node().add_child(name="For members")
    CollectionViewRestriction.objects.create(
        collection=collection,
        restriction_type=CollectionViewRestriction.PASSWORD,
        password="open the door",
    )
    return document(collection=collection).url


def in_maintenance(stage):
    stage.settings.MAINTENANCE = True
    return "/"
