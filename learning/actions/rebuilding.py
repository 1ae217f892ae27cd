"""Writing the tables anew from the events, and from what was played."""

from django.db import transaction

from ..models import Enrollment, ModuleProgress
from ..rebuild import ToldEnrollment, differences, retold
from .locks import lock_enrollment


def rebuild_enrollment(enrollment_id: int) -> int:
    """Make one enrollment and its progress say what its events say; how many fields differed."""
    with transaction.atomic():
        enrollment = lock_enrollment(enrollment_id)
        found = differences(enrollment)
        if found:
            _write(enrollment, retold(enrollment))
        return len(found)


def _write(enrollment: Enrollment, story: ToldEnrollment) -> None:
    for name, value in vars(story).items():
        if name != "modules":
            setattr(enrollment, name, value)
    enrollment.save()
    for module_id, module in story.modules.items():
        ModuleProgress.objects.update_or_create(
            enrollment=enrollment, module_id=module_id, defaults=vars(module)
        )
