"""What registrars do to enrollments and certificates, each step through an action."""

from typing import Any

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import actions
from ..models import Certificate, Enrollment, ModulePage, PlannedModule
from .forms import EnrollSomeoneForm, ReissueForm
from .policies import MAY_CORRECT_CERTIFICATES
from .steps import StaffStep
from .words import named


class EnrollSomeone(StaffStep):
    """Enroll a person in a series on their behalf."""

    form_class = EnrollSomeoneForm
    page_title = gettext_lazy("Enroll someone")
    header_icon = "group"
    button = gettext_lazy("Enroll")
    done = gettext_lazy("Enrolled. A welcome letter is on its way.")

    def question(self) -> str:
        return _("The person gets a welcome letter and finds the series under My learning.")

    def act(self, data: dict[str, Any]) -> Enrollment:
        return actions.enroll(
            data["address"], data["series"], by=self.request.user, reason=data["reason"]
        )


class EnrollmentStep(StaffStep):
    """A step that changes one enrollment."""

    header_icon = "group"

    def find(self, **ids: int) -> None:
        related = Enrollment.objects.select_related("person", "series")
        self.record = get_object_or_404(related, pk=ids["enrollment_id"])

    def get_page_subtitle(self) -> str:
        return f"{named(self.record.person)}, {self.record.series.title}"


class Withdraw(EnrollmentStep):
    """Take a learner out of a series."""

    page_title = gettext_lazy("Withdraw")
    button = gettext_lazy("Withdraw this person")
    is_serious = True
    done = gettext_lazy("The person was withdrawn. What they finished is kept.")

    def question(self) -> str:
        return _("What this person finished is kept, and comes back if they enroll again.")

    def act(self, data: dict[str, Any]) -> Enrollment:
        return actions.withdraw_by_staff(self.record, by=self.request.user, reason=data["reason"])


class ModuleStep(EnrollmentStep):
    """A step on one module of one enrollment: of its plan, or worked in before it left the plan."""

    complete: bool

    def find(self, **ids: int) -> None:
        super().find(**ids)
        planned = PlannedModule.objects.filter(plan=self.record.plan_id).values("module")
        worked_in = self.record.progress.values("module")
        theirs = ModulePage.objects.filter(Q(pk__in=planned) | Q(pk__in=worked_in))
        self.module = get_object_or_404(theirs, id=ids["module_id"])

    def get_page_subtitle(self) -> str:
        return f"{self.module.title}, {named(self.record.person)}"

    def act(self, data: dict[str, Any]) -> Enrollment:
        actions.correct_progress(
            self.record,
            self.module,
            complete=self.complete,
            by=self.request.user,
            reason=data["reason"],
        )
        return self.record


class CompleteModule(ModuleStep):
    """Count a module as complete for a learner."""

    complete = True
    page_title = gettext_lazy("Mark complete")
    button = gettext_lazy("Mark as complete")
    done = gettext_lazy("The module counts as complete.")

    def question(self) -> str:
        return _(
            "The module will count as complete. If it is the last one, the series is finished and "
            "the certificate is issued."
        )


class TakeBack(ModuleStep):
    """Take back that a module is complete."""

    complete = False
    page_title = gettext_lazy("Take back")
    button = gettext_lazy("Take the completion back")
    is_serious = True
    done = gettext_lazy("The completion was taken back.")

    def question(self) -> str:
        if self.record.certificates.issued().exists():
            return _(
                "This learner holds a valid certificate. Revoke it first, then come back here."
            )
        return _(
            "The module will no longer count, and is to be done again. A finished series is in "
            "progress again."
        )


class CertificateStep(StaffStep):
    """A step that ends one certificate."""

    permission = MAY_CORRECT_CERTIFICATES
    index_name = "learning_certificates"
    index_label = gettext_lazy("Certificates")
    header_icon = "circle-check"
    is_serious = True

    def find(self, **ids: int) -> None:
        self.record = get_object_or_404(Certificate, pk=ids["certificate_id"])

    def get_page_subtitle(self) -> str:
        return f"{self.record.code}, {self.record.name}"


class Revoke(CertificateStep):
    """Say publicly that a certificate no longer holds."""

    page_title = gettext_lazy("Revoke")
    button = gettext_lazy("Revoke this certificate")
    done = gettext_lazy("The certificate was revoked. Its page says so from now on.")

    def question(self) -> str:
        return _("Whoever checks the code will read that it was revoked. This can't be undone.")

    def act(self, data: dict[str, Any]) -> Certificate:
        return actions.revoke_certificate(self.record, by=self.request.user, reason=data["reason"])


class Reissue(CertificateStep):
    """Replace a certificate by one with another name."""

    form_class = ReissueForm
    page_title = gettext_lazy("Replace")
    button = gettext_lazy("Replace this certificate")
    done = gettext_lazy("This is the new certificate. The person gets a letter about it.")

    def question(self) -> str:
        return _(
            "A new certificate with a new code is issued. Whoever checks the old code is led to it."
        )

    def act(self, data: dict[str, Any]) -> Certificate:
        return actions.reissue_certificate(
            self.record, by=self.request.user, reason=data["reason"], name=data["name"]
        )
