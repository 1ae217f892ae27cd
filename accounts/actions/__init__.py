"""The only code that writes letters and affiliations, and what changes a person's own account."""

from accounts.refusals import Refused

from .erasing import erase
from .institutions import (
    join_institution,
    leave_institution,
    verify_affiliation,
    verify_by_address,
)
from .letters import (
    deliver,
    empty_old_letters,
    forget_letters,
    park_given_up_letters,
    write_letter,
)
from .people import accept_privacy, confirm_certificate_name, update_profile

__all__ = [
    "Refused",
    "accept_privacy",
    "confirm_certificate_name",
    "deliver",
    "empty_old_letters",
    "erase",
    "forget_letters",
    "join_institution",
    "leave_institution",
    "park_given_up_letters",
    "update_profile",
    "verify_affiliation",
    "verify_by_address",
    "write_letter",
]
