"""Who may look at learning records in the admin, and who may correct them. Nobody edits them there."""

from wagtail.permissions import register_permission_policy

from content.admin_policies import LookOnlyPolicy

from ..models import Certificate, Enrollment

# What our own views ask for, each time. The permission to change, which registrars have, opens the
# buttons that call actions.
MAY_LOOK_AT_ENROLLMENTS = "learning.view_enrollment"
MAY_LOOK_AT_CERTIFICATES = "learning.view_certificate"
MAY_CORRECT_ENROLLMENTS = "learning.change_enrollment"
MAY_CORRECT_CERTIFICATES = "learning.change_certificate"


def register_policies() -> None:
    """Before any viewset asks: a model that was asked about keeps the policy it was given then."""
    for model in (Enrollment, Certificate):
        register_permission_policy(model, LookOnlyPolicy(model))
