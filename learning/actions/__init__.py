"""The only code that writes learning records.

Each action is atomic, takes its lock first, raises `Refused` with a sentence fit to show, writes
the event and any letter in its own transaction, and returns the record.
"""

from .certificates import (
    confirm_certificate_name,
    issue_certificate,
    issue_page_certificate,
    reissue_certificate,
    revoke_certificate,
)
from .corrections import correct_progress, withdraw_by_staff
from .enrollments import enroll, withdraw
from .moves import move_to_current_plan
from .plans import publish_plan, release_unheld_plans
from .playback import record_playback
from .quick_checks import answer_quick_check
from .rebuilding import rebuild_enrollment
from .reflections import write_reflection
from .refused import Refused
from .work import attest, continue_module, mark_done, open_module

__all__ = [
    "Refused",
    "answer_quick_check",
    "attest",
    "confirm_certificate_name",
    "continue_module",
    "correct_progress",
    "enroll",
    "issue_certificate",
    "issue_page_certificate",
    "mark_done",
    "move_to_current_plan",
    "open_module",
    "publish_plan",
    "rebuild_enrollment",
    "record_playback",
    "reissue_certificate",
    "release_unheld_plans",
    "revoke_certificate",
    "withdraw",
    "withdraw_by_staff",
    "write_reflection",
]
