"""What staff do about trainings in the admin, for the world of the table."""

from django.core.files.uploadedfile import SimpleUploadedFile

from events import actions
from events.models import InvitationCode, ListImport
from tests.factories.accounts import UserFactory
from tests.factories.cohorts import a_cohort, a_leader, cohort_page, program_page
from tests.factories.learning import a_series


class Sent(dict):
    """What a form sends, with a file that is read from its beginning each time."""

    def items(self):
        for name, value in super().items():
            if hasattr(value, "seek"):
                value.seek(0)
            yield name, value


class TrainingsWorld:
    """A run with staff, a code and a list; a series with a list; another run."""

    def __init__(self, people):
        registrar = people["registrar"]
        program = program_page("Training with lists")
        self.page = a_cohort(cohort_page("With lists", program), sessions=1)
        other = a_cohort(cohort_page("Beside", program), sessions=1)
        a_leader(self.page, UserFactory())
        staff = a_leader(self.page, UserFactory(), "trainer")
        code = actions.make_invitation(
            self.page, label="Alumni", uses=2, expires_at=None, by=registrar
        )
        series = a_series(modules=1, title="With a list")
        lists = [
            actions.check_list(
                page,
                f"mail\n{UserFactory().email}".encode(),
                file_name="list.csv",
                by=registrar,
            )
            for page in (self.page, series)
        ]
        self.objects = {
            "run": (self.page.pk,),
            "series for a list": (series.pk,),
            "page that takes no list": (program.pk,),
            "run, its staff": (self.page.pk, staff.pk),
            "other run, its staff": (other.pk, staff.pk),
            "run, its code": (self.page.pk, code.pk),
            "other run, its code": (other.pk, code.pk),
            "list of a run": (lists[0].pk,),
            "list of a series": (lists[1].pk,),
        }
        file = SimpleUploadedFile("list.csv", b"mail\na@example.org")
        self.posted = {
            "events_admin:name_staff": {"address": UserFactory().email, "role": "observer"},
            "events_admin:make_code": {"label": "Others", "uses": "1"},
            "events_admin:list": Sent(file=file),
        }

    @staticmethod
    def state():
        """What no refused request may have changed."""
        return (
            list(ListImport.objects.order_by("pk").values_list("pk", "status")),
            list(InvitationCode.objects.order_by("pk").values_list("pk", "ended_at")),
        )
