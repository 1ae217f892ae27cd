"""Every page of the site, in every state that looks different: one line each.

Read by test_pages.py, which opens each at both widths and in both color schemes. A line says which
template draws the page, who looks, in which state, and where: an address, or a scene (scenes.py)
that arranges the state and gives the address. `steps` (steps.py) go on from there in the browser.
`status` is what the server answers.
"""

from collections.abc import Callable
from dataclasses import dataclass

from . import (
    scenes,
    scenes_cohort_desk,
    scenes_cohorts,
    scenes_desk,
    scenes_draws,
    scenes_events,
    scenes_joining,
    scenes_listed,
    scenes_seats,
    scenes_trainings,
    steps,
)

VISITOR, NEWCOMER, LEARNER, EDITOR = "visitor", "newcomer", "learner", "editor"


@dataclass(frozen=True)
class Sight:
    """One line of the table."""

    template: str
    who: str
    state: str
    where: str | Callable
    steps: Callable | None = None
    status: int = 200

    @property
    def name(self):
        """Names the test and the picture."""
        page = self.template.removesuffix(".html").replace("/", "-").replace("_", "-")
        return f"{page}--{self.state.replace(' ', '-')}--{self.who}"


SIGHTS = [
    # ------------------------------------------------------------------ home, words, action plan
    Sight("home/home_page.html", VISITOR, "first visit", "/"),
    Sight("home/home_page.html", LEARNER, "signed in", "/"),
    Sight("home/action_plan_page.html", VISITOR, "now and next", "/action-plan/"),
    Sight("content/standard_page.html", VISITOR, "every block", scenes.every_block),
    Sight("content/standard_page.html", VISITOR, "an offering", "/offerings/dice-inventory/"),
    Sight("content/standard_page.html", VISITOR, "a talk", scenes.a_talk, steps.read_along),
    # ------------------------------------------------------------------ learning
    Sight("learning/learning_index_page.html", VISITOR, "all series", "/learn/"),
    Sight("learning/learning_index_page.html", LEARNER, "all series", "/learn/"),
    Sight("learning/learning_index_page.html", VISITOR, "nothing found", "/learn/?state=upcoming"),
    Sight("learning/learning_index_page.html", VISITOR, "two pages", scenes.many_series),
    Sight("learning/series_page.html", VISITOR, "open", "/learn/start-here/"),
    Sight("learning/series_page.html", NEWCOMER, "not enrolled", "/learn/start-here/"),
    Sight(
        "learning/series_page.html",
        NEWCOMER,
        "enroll without a name",
        "/learn/start-here/",
        steps.enroll_without_a_name,
        422,
    ),
    Sight("learning/series_page.html", LEARNER, "in progress", "/learn/ideas/"),
    Sight("learning/series_page.html", LEARNER, "finished", "/learn/start-here/"),
    Sight("learning/series_page.html", NEWCOMER, "awaits a name", scenes.finished_without_a_name),
    Sight("learning/series_page.html", VISITOR, "archived", "/learn/women-of-color/"),
    Sight("learning/series_page.html", VISITOR, "upcoming", scenes.an_upcoming_series),
    Sight("learning/module_page.html", VISITOR, "reading", "/learn/start-here/words-we-share/"),
    Sight(
        "learning/module_page.html",
        VISITOR,
        "of an archived series",
        "/learn/women-of-color/letters-that-move-a-case/",
    ),
    Sight(
        "learning/module_page.html",
        VISITOR,
        "searching a transcript",
        "/learn/women-of-color/build-a-circle-of-your-own/",
        steps.read_along,
    ),
    Sight(
        "learning/module_page.html",
        LEARNER,
        "check to answer",
        "/learn/ideas/speak-up-in-the-moment/",
    ),
    Sight(
        "learning/module_page.html",
        LEARNER,
        "check half answered",
        "/learn/ideas/speak-up-in-the-moment/",
        steps.leave_a_question_out,
        422,
    ),
    Sight(
        "learning/module_page.html",
        LEARNER,
        "film that can not be counted",
        "/learn/ideas/speak-up-in-the-moment/",
        steps.play_without_a_connection,
    ),
    Sight("learning/module_page.html", LEARNER, "film watched", scenes.a_watched_film),
    Sight("learning/module_page.html", LEARNER, "check failed", scenes.a_failed_check),
    Sight(
        "learning/module_page.html",
        LEARNER,
        "check failed and opened again",
        scenes.a_failed_check,
        steps.open_the_questions,
    ),
    Sight("learning/module_page.html", LEARNER, "no tries left", scenes.no_tries_left),
    Sight(
        "learning/module_page.html",
        LEARNER,
        "check passed",
        "/learn/start-here/make-it-safe-to-speak-up/",
    ),
    Sight(
        "learning/module_page.html",
        LEARNER,
        "reflection without words",
        "/learn/ideas/speak-up-in-the-moment/",
        steps.save_an_empty_reflection,
        422,
    ),
    Sight("learning/module_page.html", NEWCOMER, "first module", scenes.just_enrolled),
    Sight("learning/module_page.html", NEWCOMER, "locked", scenes.a_locked_module),
    Sight(
        "learning/module_page.html",
        NEWCOMER,
        "statement not confirmed",
        scenes.at_the_last_module,
        steps.confirm_nothing,
        422,
    ),
    Sight("learning/module_page.html", VISITOR, "for the enrolled only", scenes.a_closed_module),
    Sight("learning/series_page.html", EDITOR, "previewed half-way", scenes.a_previewed_series),
    Sight("learning/module_page.html", EDITOR, "previewed half-way", scenes.a_module_half_way),
    Sight("learning/module_page.html", EDITOR, "previewed as finished", scenes.a_module_finished),
    Sight("home/my_learning.html", LEARNER, "in progress and finished", "/my-learning/"),
    Sight("home/my_learning.html", NEWCOMER, "nothing yet", "/my-learning/"),
    Sight("home/my_learning.html", NEWCOMER, "left and waiting", scenes.left_and_waiting),
    # ------------------------------------------------------------------ events
    Sight("events/events_index_page.html", VISITOR, "all", scenes_events.events_of_each_kind),
    Sight("events/events_index_page.html", VISITOR, "a topic", scenes_events.events_of_a_topic),
    Sight("events/events_index_page.html", VISITOR, "past", scenes_events.past_events),
    Sight("events/events_index_page.html", VISITOR, "no match", scenes_events.no_such_event),
    Sight("events/circles_page.html", VISITOR, "seats", scenes_events.circles_with_seats),
    Sight("events/circles_page.html", VISITOR, "every state", scenes_events.circles_of_every_state),
    Sight("events/circles_page.html", LEARNER, "my places", scenes_events.circles_with_my_places),
    Sight("events/circles_page.html", VISITOR, "not yet", scenes_events.circles_not_open_yet),
    Sight("events/circles_page.html", VISITOR, "to plan", scenes_events.circles_not_planned_yet),
    Sight("events/circles_page.html", VISITOR, "past", scenes_events.circles_of_the_past),
    Sight("events/circles_page.html", VISITOR, "to be drawn", scenes_events.circles_to_be_drawn),
    Sight(
        "events/circles_page.html",
        LEARNER,
        "in the draw",
        scenes_events.circles_i_entered_the_draw_of,
    ),
    Sight("events/circles_page.html", VISITOR, "being drawn", scenes_events.circles_being_drawn),
    Sight("events/circles_page.html", VISITOR, "drawn", scenes_events.circles_that_were_drawn),
    Sight("events/conference_page.html", VISITOR, "program", scenes_events.a_program),
    Sight("events/conference_page.html", LEARNER, "program", scenes_events.a_program),
    Sight("events/conference_page.html", VISITOR, "to plan", scenes_events.a_program_to_plan),
    Sight("events/program_page.html", VISITOR, "runs", scenes_trainings.a_program_with_runs),
    Sight("events/program_page.html", LEARNER, "runs", scenes_trainings.a_program_with_runs),
    Sight("events/program_page.html", VISITOR, "to plan", scenes_trainings.a_program_to_plan),
    Sight("events/cohort_page.html", VISITOR, "open", scenes_trainings.a_run_to_join),
    Sight("events/cohort_page.html", VISITOR, "full", scenes_trainings.a_run_that_is_full),
    Sight("events/cohort_page.html", VISITOR, "not yet", scenes_trainings.a_run_that_opens_later),
    Sight("events/cohort_page.html", VISITOR, "past", scenes_trainings.a_run_that_is_over),
    Sight("events/cohort_page.html", VISITOR, "to plan", scenes_trainings.a_run_to_plan),
    Sight("events/cohort_page.html", LEARNER, "my seat", scenes_trainings.a_run_with_my_seat),
    Sight(
        "events/cohort_page.html", LEARNER, "offer", scenes_trainings.a_run_that_offers_me_a_seat
    ),
    # ------------------------------------------------------------------ fair draws
    Sight("events/draws/enter.html", LEARNER, "to enter", scenes_draws.a_draw_to_enter),
    Sight("events/draws/enter.html", LEARNER, "entered", scenes_draws.a_draw_entered),
    Sight(
        "events/draws/enter.html",
        LEARNER,
        "chosen twice",
        scenes_draws.a_draw_to_enter,
        scenes_draws.choose_twice_and_agree_to_nothing,
        422,
    ),
    Sight("events/draws/leave.html", LEARNER, "asked once more", scenes_draws.leaving_a_draw),
    Sight("events/draws/standing.html", LEARNER, "not open yet", scenes_draws.a_draw_not_open_yet),
    Sight("events/draws/standing.html", LEARNER, "closed", scenes_draws.a_draw_that_closed),
    Sight("events/draws/standing.html", LEARNER, "drawn", scenes_draws.what_came_of_it),
    Sight("events/draws/standing.html", LEARNER, "not in it", scenes_draws.a_draw_without_me),
    Sight("events/draws/check.html", VISITOR, "open", scenes_draws.a_draw_to_check_later),
    Sight("events/draws/check.html", LEARNER, "drawn", scenes_draws.a_draw_to_check),
    Sight("events/draws/check.html", VISITOR, "of few", scenes_draws.a_draw_of_few),
    # ------------------------------------------------------------------ joining a training
    Sight("events/seats/join_run.html", LEARNER, "a seat", scenes_joining.a_run_with_seats),
    Sight("events/seats/join_run.html", LEARNER, "invited", scenes_joining.a_run_by_invitation),
    Sight(
        "events/seats/join_run.html",
        LEARNER,
        "no code",
        scenes_joining.a_run_by_invitation,
        scenes_joining.send_no_code,
        422,
    ),
    Sight(
        "events/seats/join_run.html", LEARNER, "lacking", scenes_joining.a_run_that_asks_for_more
    ),
    Sight("events/seats/registration.html", LEARNER, "in a run", scenes_joining.a_seat_in_a_run),
    Sight("events/seats/cancel.html", LEARNER, "of a run", scenes_joining.leaving_a_run),
    Sight("events/seats/move_run.html", LEARNER, "another run", scenes_joining.moving_on),
    Sight("events/seats/move_run.html", LEARNER, "no other", scenes_joining.nowhere_to_move),
    # ------------------------------------------------------------------ one's own training
    Sight("events/cohorts/training.html", LEARNER, "ahead", scenes_cohorts.a_training_ahead),
    Sight("events/cohorts/training.html", LEARNER, "half-way", scenes_cohorts.a_training_half_way),
    Sight("events/cohorts/training.html", LEARNER, "on now", scenes_cohorts.a_training_on_now),
    Sight(
        "events/cohorts/training.html",
        LEARNER,
        "wrong code",
        scenes_cohorts.a_training_on_now,
        scenes_cohorts.type_a_wrong_code,
        422,
    ),
    Sight(
        "events/cohorts/training.html",
        LEARNER,
        "empty circle",
        scenes_cohorts.a_training_ahead,
        scenes_cohorts.send_an_empty_circle,
        422,
    ),
    Sight("events/cohorts/training.html", LEARNER, "finished", scenes_cohorts.a_training_finished),
    Sight(
        "events/cohorts/training.html",
        LEARNER,
        "awaits a name",
        scenes_cohorts.a_training_without_a_name,
    ),
    Sight(
        "events/cohorts/join.html",
        LEARNER,
        "the room",
        scenes_cohorts.a_training_on_now,
        scenes_cohorts.press_join,
    ),
    Sight(
        "home/my_learning.html", LEARNER, "a training", scenes_cohorts.my_learning_with_a_training
    ),
    Sight("events/cohorts/list_me.html", NEWCOMER, "no certificate", "/training/list/"),
    Sight("events/cohorts/list_me.html", LEARNER, "to join", scenes_listed.to_join),
    Sight(
        "events/cohorts/list_me.html",
        LEARNER,
        "no region",
        scenes_listed.to_join,
        scenes_listed.send_without_a_region,
        status=422,
    ),
    Sight("events/cohorts/list_me.html", LEARNER, "on it", scenes_listed.on_it),
    Sight(
        "home/my_learning.html",
        LEARNER,
        "a training's certificate",
        scenes_listed.my_learning_with_its_certificate,
    ),
    # ------------------------------------------------------------------ certificates
    Sight(
        "learning/certificate.html",
        VISITOR,
        "no longer valid",
        scenes_listed.a_certificate_that_has_run_out,
    ),
    Sight("learning/certificate.html", LEARNER, "mine", scenes.a_certificate),
    Sight("learning/certificate.html", VISITOR, "valid", scenes.a_certificate),
    Sight("learning/certificate.html", VISITOR, "revoked", scenes.a_revoked_certificate),
    Sight("learning/certificate.html", VISITOR, "replaced", scenes.a_replaced_certificate),
    Sight("learning/certificate.html", VISITOR, "erased", scenes.an_erased_certificate),
    Sight("learning/verify.html", VISITOR, "to fill in", "/certificates/"),
    Sight(
        "learning/verify.html",
        VISITOR,
        "no such code",
        "/certificates/?code=0000-0000-0000-0000",
        status=404,
    ),
    # ------------------------------------------------------------------ signing up and in
    Sight("account/signup.html", VISITOR, "to fill in", "/accounts/signup/"),
    Sight("account/signup.html", VISITOR, "with errors", "/accounts/signup/", steps.send_as_it_is),
    Sight(
        "account/confirm_email_verification_code.html",
        VISITOR,
        "waiting",
        "/accounts/signup/",
        steps.sign_up,
    ),
    Sight(
        "account/confirm_email_verification_code.html",
        VISITOR,
        "wrong code",
        "/accounts/signup/",
        steps.sign_up_with_a_wrong_code,
    ),
    Sight("account/login.html", VISITOR, "to fill in", "/accounts/login/"),
    Sight("account/login.html", VISITOR, "with errors", "/accounts/login/", steps.send_as_it_is),
    Sight("account/request_login_code.html", VISITOR, "to fill in", "/accounts/login/code/"),
    Sight(
        "account/confirm_login_code.html",
        VISITOR,
        "waiting",
        "/accounts/login/code/",
        steps.ask_for_a_code,
    ),
    Sight("account/password_reset.html", VISITOR, "to fill in", "/accounts/password/reset/"),
    Sight(
        "account/confirm_password_reset_code.html",
        VISITOR,
        "waiting",
        "/accounts/password/reset/",
        steps.ask_for_a_code,
    ),
    Sight(
        "account/password_reset_from_key.html",
        VISITOR,
        "to fill in",
        "/accounts/password/reset/",
        steps.reset_the_password,
    ),
    Sight(
        "account/password_reset_from_key_done.html",
        VISITOR,
        "done",
        "/accounts/password/reset/",
        steps.reset_the_password_and_save,
    ),
    Sight("account/account_inactive.html", VISITOR, "closed", "/accounts/inactive/"),
    Sight("account/signup_closed.html", VISITOR, "closed", scenes.closed_sign_up),
    Sight("429.html", VISITOR, "too many", scenes.too_many_tries, steps.send_as_it_is, 429),
    # ------------------------------------------------------------------ account
    Sight("accounts/profile.html", LEARNER, "to fill in", "/account/"),
    Sight("accounts/profile.html", LEARNER, "with errors", "/account/", steps.empty_the_form),
    Sight("account/email_change.html", LEARNER, "to fill in", "/accounts/email/"),
    Sight("account/email_change.html", LEARNER, "waiting", scenes.a_changed_address),
    Sight("account/password_change.html", LEARNER, "to fill in", "/accounts/password/change/"),
    Sight("account/password_set.html", NEWCOMER, "to fill in", scenes.without_a_password),
    Sight("account/reauthenticate.html", LEARNER, "to fill in", "/account/erase/"),
    Sight("account/logout.html", LEARNER, "asked", "/accounts/logout/"),
    Sight("accounts/data.html", LEARNER, "much held", "/account/data/"),
    Sight("accounts/erase.html", LEARNER, "to fill in", "/account/erase/", steps.give_the_password),
    Sight(
        "accounts/erase.html",
        LEARNER,
        "with errors",
        "/account/erase/",
        steps.erase_without_the_address,
    ),
    Sight("accounts/demo_mail.html", VISITOR, "a letter", scenes.a_letter),
    Sight("accounts/demo_mail.html", VISITOR, "no letters", "/mail/"),
    # ------------------------------------------------------------------ seats of one's own
    Sight("events/seats/register.html", LEARNER, "a free seat", scenes_seats.a_free_seat),
    Sight(
        "events/seats/register.html",
        LEARNER,
        "not agreed",
        scenes_seats.a_free_seat,
        steps.send_as_it_is,
        422,
    ),
    Sight("events/seats/register.html", LEARNER, "full", scenes_seats.a_full_circle),
    Sight("events/seats/register.html", LEARNER, "not open yet", scenes_seats.not_open_yet),
    Sight("events/seats/mine.html", LEARNER, "of every kind", scenes_seats.of_every_kind),
    Sight("events/seats/mine.html", NEWCOMER, "nothing yet", "/j/"),
    Sight("events/seats/registration.html", LEARNER, "a seat", scenes_seats.a_seat),
    Sight("events/seats/registration.html", LEARNER, "waiting", scenes_seats.waiting),
    Sight("events/seats/registration.html", LEARNER, "offered", scenes_seats.offered),
    Sight("events/seats/registration.html", LEARNER, "a late seat", scenes_seats.a_late_seat),
    Sight("events/seats/registration.html", LEARNER, "lapsed", scenes_seats.lapsed),
    Sight("events/seats/registration.html", LEARNER, "called off", scenes_seats.called_off),
    Sight("events/seats/registration.html", LEARNER, "about to start", scenes_seats.about_to_start),
    Sight(
        "events/seats/join.html",
        LEARNER,
        "the room",
        scenes_seats.about_to_start,
        steps.join_the_room,
    ),
    Sight("events/seats/cancel.html", LEARNER, "asked once more", scenes_seats.giving_up),
    Sight("events/seats/registration.html", LEARNER, "to agree", scenes_seats.to_agree),
    Sight("events/seats/details.html", LEARNER, "to change", scenes_seats.changing_details),
    Sight("events/seats/decline.html", LEARNER, "asked once more", scenes_seats.letting_go),
    Sight("events/seats/decline.html", VISITOR, "by letter", scenes_seats.letting_go_by_letter),
    Sight("events/seats/move.html", LEARNER, "to choose", scenes_seats.moving),
    Sight("events/seats/move.html", LEARNER, "nowhere to go", scenes_seats.nowhere_to_move),
    Sight("events/seats/offer.html", VISITOR, "held", scenes_seats.an_offer),
    Sight(
        "events/seats/offer.html",
        VISITOR,
        "taken",
        scenes_seats.an_offer,
        steps.take_the_seat,
    ),
    Sight(
        "events/seats/offer.html", VISITOR, "too late", scenes_seats.an_offer_too_late, status=410
    ),
    Sight("events/seats/offer.html", VISITOR, "no such link", "/j/offer/nope/", status=404),
    Sight("405.html", LEARNER, "a button’s address", scenes_seats.a_button, status=405),
    Sight("events/seats/staff_code.html", LEARNER, "shown once", "/account/", steps.make_a_code),
    # ------------------------------------------------------------------ the keepers' desk
    Sight("events/desk/desk.html", LEARNER, "of every kind", scenes_desk.my_circles),
    Sight("events/desk/desk.html", NEWCOMER, "nothing yet", "/desk/"),
    Sight("events/desk/circle.html", LEARNER, "to come", scenes_desk.a_circle_to_come),
    Sight("events/desk/circle.html", LEARNER, "nobody yet", scenes_desk.a_circle_without_anybody),
    Sight(
        "events/desk/circle.html",
        LEARNER,
        "short of a keeper",
        scenes_desk.a_circle_short_of_a_keeper,
    ),
    Sight(
        "events/desk/circle.html", LEARNER, "about to begin", scenes_desk.a_circle_about_to_begin
    ),
    Sight("events/desk/circle.html", LEARNER, "to count", scenes_desk.a_circle_to_count),
    Sight(
        "events/desk/circle.html",
        LEARNER,
        "count left out",
        scenes_desk.a_circle_to_count,
        steps.send_as_it_is,
        422,
    ),
    Sight("events/desk/circle.html", LEARNER, "of long ago", scenes_desk.a_circle_of_long_ago),
    Sight("events/desk/circle.html", LEARNER, "cancelled", scenes_desk.a_cancelled_circle),
    Sight("events/desk/message.html", LEARNER, "to write", scenes_desk.a_message),
    Sight(
        "events/desk/message.html",
        LEARNER,
        "without words",
        scenes_desk.a_message,
        steps.send_as_it_is,
        422,
    ),
    Sight("events/desk/message.html", LEARNER, "nobody yet", scenes_desk.a_message_to_nobody),
    Sight("events/desk/hand_over.html", LEARNER, "to fill in", scenes_desk.handing_over),
    Sight(
        "events/desk/hand_over.html",
        LEARNER,
        "without an address",
        scenes_desk.handing_over,
        steps.send_as_it_is,
        422,
    ),
    Sight("events/desk/drop_out.html", LEARNER, "asked once more", scenes_desk.dropping_out),
    Sight("events/desk/cancel.html", LEARNER, "asked once more", scenes_desk.cancelling),
    Sight("events/desk/invitation.html", LEARNER, "to answer", scenes_desk.an_invitation),
    Sight(
        "events/desk/invitation.html",
        NEWCOMER,
        "without a name",
        scenes_desk.an_invitation,
        steps.send_as_it_is,
        422,
    ),
    Sight(
        "events/desk/invitation.html", LEARNER, "to observe", scenes_desk.an_invitation_to_observe
    ),
    Sight("events/desk/invitation.html", LEARNER, "answered", scenes_desk.an_answered_invitation),
    # ------------------------------------------------------------------ the desk of a training
    Sight("events/desk/desk.html", LEARNER, "with a training", scenes_cohort_desk.my_runs),
    Sight(
        "events/desk/cohorts/grid.html",
        LEARNER,
        "many people",
        scenes_cohort_desk.a_full_grid,
        scenes_cohort_desk.move_by_keys,
    ),
    Sight(
        "events/desk/cohorts/grid.html", LEARNER, "who is stuck", scenes_cohort_desk.who_is_stuck
    ),
    Sight(
        "events/desk/cohorts/grid.html", LEARNER, "nobody waits", scenes_cohort_desk.nobody_waits
    ),
    Sight(
        "events/desk/cohorts/grid.html", LEARNER, "observed", scenes_cohort_desk.an_observed_grid
    ),
    Sight(
        "events/desk/cohorts/member.html", LEARNER, "waits", scenes_cohort_desk.a_member_who_waits
    ),
    Sight(
        "events/desk/cohorts/member.html",
        LEARNER,
        "an empty note",
        scenes_cohort_desk.a_member_who_waits,
        scenes_cohort_desk.a_note_without_words,
        422,
    ),
    Sight("events/desk/cohorts/session.html", LEARNER, "who came", scenes_cohort_desk.who_came),
    Sight(
        "events/desk/cohorts/session.html",
        LEARNER,
        "minutes left out",
        scenes_cohort_desk.who_came,
        scenes_cohort_desk.late_without_minutes,
        422,
    ),
    Sight("events/desk/cohorts/session.html", LEARNER, "to come", scenes_cohort_desk.who_will_come),
    Sight("events/desk/cohorts/code.html", LEARNER, "for the room", scenes_cohort_desk.a_code),
    Sight(
        "events/desk/cohorts/sign_in.html", LEARNER, "to print", scenes_cohort_desk.a_sign_in_sheet
    ),
    Sight(
        "events/desk/cohorts/message.html",
        LEARNER,
        "to write",
        scenes_cohort_desk.a_message_to_members,
    ),
    Sight(
        "events/desk/cohorts/message.html",
        LEARNER,
        "without words",
        scenes_cohort_desk.a_message_to_members,
        steps.send_as_it_is,
        422,
    ),
    Sight(
        "events/desk/cohorts/message.html",
        LEARNER,
        "nobody yet",
        scenes_cohort_desk.a_message_to_no_member,
    ),
    Sight("events/desk/cohorts/staff.html", LEARNER, "to name", scenes_cohort_desk.who_leads),
    Sight(
        "events/desk/cohorts/staff.html",
        LEARNER,
        "nobody named",
        scenes_cohort_desk.who_leads,
        scenes_cohort_desk.name_nobody,
        422,
    ),
    Sight("events/desk/cohorts/leave.html", LEARNER, "asked", scenes_cohort_desk.leaving),
    Sight(
        "events/desk/cohorts/leave.html",
        LEARNER,
        "the last one",
        scenes_cohort_desk.leaving,
        scenes_cohort_desk.end_the_role,
        422,
    ),
    # ------------------------------------------------------------------ kept back, gone, broken
    Sight("wagtailcore/password_required.html", VISITOR, "to fill in", scenes.behind_a_password),
    Sight(
        "wagtailcore/password_required.html",
        VISITOR,
        "wrong password",
        scenes.behind_a_password,
        steps.give_a_wrong_password,
    ),
    Sight(
        "wagtaildocs/password_required.html", VISITOR, "to fill in", scenes.a_file_behind_a_password
    ),
    Sight("400.html", VISITOR, "unreadable", "/for-tests/400/", status=400),
    Sight("403.html", VISITOR, "not open", "/for-tests/403/", status=403),
    Sight("403.html", LEARNER, "not open", "/for-tests/403/", status=403),
    Sight(
        "403_csrf.html",
        LEARNER,
        "sent too late",
        "/learn/ideas/speak-up-in-the-moment/",
        steps.send_a_reflection_too_late,
        403,
    ),
    Sight("404.html", VISITOR, "nothing here", "/no-such-page/", status=404),
    Sight("404.html", LEARNER, "nothing here", "/no-such-page/", status=404),
    Sight("413.html", VISITOR, "too large", "/for-tests/413/", status=413),
    Sight("500.html", VISITOR, "broken", "/for-tests/500/", status=500),
    Sight("503.html", VISITOR, "maintenance", scenes.in_maintenance, status=503),
    Sight("503_away.html", VISITOR, "no database", "/for-tests/503/", status=503),
    Sight(
        "503_away.html",
        LEARNER,
        "a form is kept",
        "/learn/ideas/speak-up-in-the-moment/",
        steps.send_a_reflection_while_the_database_is_away,
        503,
    ),
]

# Templates that are whole pages and yet have no line, and why.
NOT_SHOWN = {
    "base.html": "the frame of the others",
    "allauth/layouts/base.html": "the frame of the others",
    "account/base_confirm_code.html": "the frame of the three pages that ask for a code",
    "components/plain_page.html": "the frame of 400, 413, 500 and 503",
    "wagtailcore/shared/block_preview.html": "one block, in the editor's picker",
    "blocks/quick_check_preview.html": "one block, in the editor's picker",
    "blocks/reflection_preview.html": "one block, in the editor's picker",
}
