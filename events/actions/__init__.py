"""The only code that writes dates, seats, keepers and draws.

Each action is atomic, takes its lock first, raises `Refused` with a sentence fit to show, writes
the event and any letter in its own transaction, and returns the record.
"""

from .adding import add_by_code
from .agreements import digest_of, version_in_force
from .alarms import raise_alarms
from .announcing import tell_queues
from .arriving import arrive, attend_by_code, make_room_code
from .attending import record_attendance, record_many
from .codes import make_staff_code, person_of_code
from .cohort_making import copy_run, make_from_template
from .cohort_messages import announce, write_announcement, write_announcements
from .cohort_moving import move_to_cohort
from .cohort_naming import end_staff, name_staff
from .cohort_notes import give_more_time, write_note
from .cohort_reminders import write_to_members
from .cohort_schedule import cancel_cohort
from .cohort_staff import end_role, leave_role, name_facilitator, start_role
from .copying import CopyRefused, copy_schedule
from .details import agree, change_details
from .drawing import hold_draw
from .draws import enter_draw, leave_draw, open_draw, open_due_draws
from .facilitators import follow_certificates, join_list, leave_list
from .following import follow_cohort, follow_due
from .forgetting import forget_people, purge_codes, purge_needs
from .forgetting_cohorts import forget_cohorts
from .invitations import end_invitation, make_invitation
from .joining import join_cohort
from .keepers import (
    answer_invitation,
    drop_out,
    hand_over,
    invite_keeper,
    take_hand_over_back,
    withdraw_invitation,
)
from .keeping import cancel_circle, message_circle, say_how_many_came, say_running_late
from .leaving import cancel, give_up_everything
from .list_forgetting import purge_lists
from .list_import import check_list, start_list
from .list_working import go_on_with_lists, work_through
from .making_good import make_good
from .memberships import follow_prework, follow_seats, issue_waiting, settle_cohort
from .merging import merge_circles
from .moving import move
from .offers import accept, claim_late_seat, decline
from .owed_letters import tell_of_changes
from .practicum import send_back, sign_off, write_circle
from .rebuilding import rebuild_membership
from .refused import Refused
from .reminders import write_reminders
from .replacing import replace_keeper
from .rescheduling import change_session
from .schedule import add_session, remove_session
from .schedule_seats import cancel_session, change_seats, close_registration, reopen_registration
from .seats import register
from .settling import settle, settle_due
from .telling import tell_entrants

__all__ = [
    "CopyRefused",
    "Refused",
    "accept",
    "add_by_code",
    "add_session",
    "agree",
    "announce",
    "answer_invitation",
    "arrive",
    "attend_by_code",
    "cancel",
    "cancel_circle",
    "cancel_cohort",
    "cancel_session",
    "change_details",
    "change_seats",
    "change_session",
    "check_list",
    "claim_late_seat",
    "close_registration",
    "copy_run",
    "copy_schedule",
    "decline",
    "digest_of",
    "drop_out",
    "end_invitation",
    "end_role",
    "end_staff",
    "enter_draw",
    "follow_certificates",
    "follow_cohort",
    "follow_due",
    "follow_prework",
    "follow_seats",
    "forget_cohorts",
    "forget_people",
    "give_more_time",
    "give_up_everything",
    "go_on_with_lists",
    "hand_over",
    "hold_draw",
    "invite_keeper",
    "issue_waiting",
    "join_cohort",
    "join_list",
    "leave_draw",
    "leave_list",
    "leave_role",
    "make_from_template",
    "make_good",
    "make_invitation",
    "make_room_code",
    "make_staff_code",
    "merge_circles",
    "message_circle",
    "move",
    "move_to_cohort",
    "name_facilitator",
    "name_staff",
    "open_draw",
    "open_due_draws",
    "person_of_code",
    "purge_codes",
    "purge_lists",
    "purge_needs",
    "raise_alarms",
    "rebuild_membership",
    "record_attendance",
    "record_many",
    "register",
    "remove_session",
    "reopen_registration",
    "replace_keeper",
    "say_how_many_came",
    "say_running_late",
    "send_back",
    "settle",
    "settle_cohort",
    "settle_due",
    "sign_off",
    "start_list",
    "start_role",
    "take_hand_over_back",
    "tell_entrants",
    "tell_of_changes",
    "tell_queues",
    "version_in_force",
    "withdraw_invitation",
    "work_through",
    "write_announcement",
    "write_announcements",
    "write_circle",
    "write_note",
    "write_reminders",
    "write_to_members",
]
