"""Messages to members, and who leads the run."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from events import actions
from events.cohorts.access import roles_now
from events.cohorts.audiences import sizes
from events.cohorts.desk import Led
from events.forms_cohort_desk import LeaveForm, MessageForm, NameForm
from events.models import Announcement

from .cohort_desk_door import of_leaders, of_staff
from .desk import did, page


@of_leaders
@require_http_methods(["GET", "HEAD", "POST"])
def message(request: HttpRequest, led: Led) -> HttpResponse:
    """One letter to each member, or to those missing something."""
    groups = sizes(led.cohort)
    form = MessageForm(groups, request.POST if request.method == "POST" else None)
    sent: list[Announcement] = []

    def send() -> None:
        said = form.cleaned_data
        sent.append(
            actions.announce(
                led.cohort,
                said["text"],
                audience=said["audience"],
                by=request.user,
                form_key=said["form_key"],
            )
        )

    if request.method != "POST" or not did(form, send):
        before = Announcement.objects.filter(page=led.cohort.pk).select_related("by")[:20]
        context = {"led": led, "before": before, "is_anybody": any(groups.values())}
        return page(request, "cohorts/message", form, **context)
    said = ngettext(
        "Your message is on its way to %(n)s person.",
        "Your message is on its way to %(n)s people.",
        sent[0].told,
    )
    messages.success(request, said % {"n": sent[0].told})
    return redirect("events:cohort_desk", led.cohort.pk)


@of_leaders
@require_http_methods(["GET", "HEAD", "POST"])
def staff(request: HttpRequest, led: Led) -> HttpResponse:
    """Who leads and observes the run; and name another facilitator."""
    form = NameForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not did(
        form,
        lambda: actions.name_facilitator(led.cohort, form.cleaned_data["email"], by=request.user),
    ):
        people = roles_now().filter(page=led.cohort.pk).select_related("person").order_by("pk")
        return page(request, "cohorts/staff", form, led=led, people=people)
    messages.success(request, _("This person is a facilitator of the run now."))
    return redirect("events:cohort_staff", led.cohort.pk)


@of_staff
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, led: Led) -> HttpResponse:
    """End one's own role, and hand over if nobody else leads the run."""
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if not led.may_lead:
        del form.fields["email"]

    def act() -> None:
        successor = form.cleaned_data.get("email", "")
        actions.leave_role(led.cohort, by=request.user, successor=successor)

    if request.method != "POST" or not did(form, act):
        return page(request, "cohorts/leave", form, led=led)
    messages.success(request, _("Your role in this run has ended. Thank you for all you did."))
    return redirect("events:desk")
