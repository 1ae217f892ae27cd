"""An editor looks at a module through other eyes before anyone else does.

She has a module open in the admin and is rewriting it. In the preview beside the form she looks at it as
a visitor, then as a learner half-way, then as one who has finished. She goes on from there to the series,
still as that learner. Nothing she presses there is sent. Then a registrar is asked what a learner had read
before the rewriting, and opens it from the enrollment.
"""

from playwright.sync_api import expect

from learning.models import Enrollment, LearningEvent, ModulePage

from .test_an_editor_publishes import sign_in_to_the_admin

MODULE = "speak-up-in-the-moment"


def test_an_editor_previews_a_module_through_three_pairs_of_eyes(open_window, demo):
    module = ModulePage.objects.get(slug=MODULE)
    enrollments, events = Enrollment.objects.count(), LearningEvent.objects.count()
    page = open_window(width=1600)
    sign_in_to_the_admin(page, "editor@example.org")

    page.goto(f"/admin/pages/{module.pk}/edit/")
    page.get_by_role("textbox", name="Title").first.fill("Speak up, now")
    page.get_by_role("button", name="Toggle preview").click()
    frame = page.frame_locator("iframe[title='Preview']").last
    expect(frame.get_by_text("Preview: visitor")).to_be_visible()
    expect(frame.get_by_role("heading", level=1)).to_have_text("Speak up, now")
    expect(frame.get_by_role("link", name="Enroll in the series", exact=True).first).to_be_visible()

    choose(page, "Learner half-way")
    expect(frame.get_by_text("Preview: learner half-way")).to_be_visible()
    expect(frame.locator("#quick-check").get_by_text("Try again", exact=True)).to_be_visible()

    choose(page, "Learner who has finished")
    expect(frame.get_by_text("This module is complete")).to_be_visible()
    save = frame.get_by_role("button", name="Save my reflection").first
    expect(save).to_be_disabled()

    module.refresh_from_db()
    assert module.title != "Speak up, now"
    assert (Enrollment.objects.count(), LearningEvent.objects.count()) == (enrollments, events)


def choose(page, mode):
    page.get_by_label("Preview mode").select_option(mode)


def test_from_a_preview_one_goes_on_as_the_same_learner(open_window, demo):
    module = ModulePage.objects.get(slug=MODULE)
    page = open_window()
    sign_in_to_the_admin(page, "editor@example.org")

    page.goto(f"/admin/pages/{module.pk}/view_draft/?mode=finished")
    page.get_by_role("link", name="Go on to the next module").click()
    expect(page.get_by_text("Preview: learner who has finished")).to_be_visible()
    page.locator("aside h2 a").click()
    expect(page.get_by_role("heading", name="You finished this series")).to_be_visible()
    page.get_by_role("link", name="See your certificate").click()
    expect(page).to_have_url(f"{page.url.partition('#')[0]}#finished")


def test_a_registrar_opens_what_a_learner_had(open_window, demo):
    module = ModulePage.objects.get(slug="what-an-ally-does")
    module.title = "What an ally never does"
    module.save_revision().publish()
    page = open_window()
    sign_in_to_the_admin(page, "registrar@example.org")

    enrollment = Enrollment.objects.get(person__email="learner@example.org", series__slug="ideas")
    page.goto(f"/admin/learning/enrollments/inspect/{enrollment.pk}/")
    page.get_by_role("link", name="As they had it What an ally never does").click()

    expect(page.get_by_text("Title: “What an ally does” then")).to_be_visible()
    then, today = page.frame_locator("iframe").first, page.frame_locator("iframe").last
    expect(then.get_by_role("heading", level=1)).to_have_text("What an ally does")
    expect(today.get_by_role("heading", level=1)).to_have_text("What an ally never does")
