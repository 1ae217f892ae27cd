"""An invitation to keep or observe a circle, answered by the person it is for."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events import actions
from events.circle_words import length_in_words
from events.desk import when_in
from events.forms_desk import AnswerForm, ConfirmForm
from events.models import SessionStaff

from .desk import did, page
from .private import private


@private
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, code: str) -> HttpResponse:
    """What keeping means, the circle's facts, and yes or no."""
    own = SessionStaff.objects.filter(person=request.user).select_related("session__page")
    staff = get_object_or_404(own, code=code)
    if request.method != "POST":
        return _shown(request, staff, AnswerForm(initial={"shown_name": request.user.display_name}))
    if "no" in request.POST:
        return _no(request, staff)
    form = AnswerForm(request.POST)
    if not did(
        form,
        lambda: actions.answer_invitation(
            staff, yes=True, shown_name=form.cleaned_data["shown_name"], by=request.user
        ),
    ):
        return _shown(request, staff, form)
    if staff.role == SessionStaff.Role.OBSERVER:
        messages.success(request, _("Thank you. You are named as the observer of this circle."))
        return redirect("events:desk")
    messages.success(request, _("Thank you. You keep this circle from now on."))
    return redirect("events:circle", staff.session_id)


def _no(request: HttpRequest, staff: SessionStaff) -> HttpResponse:
    form = ConfirmForm(request.POST)
    if not did(form, lambda: actions.answer_invitation(staff, yes=False, by=request.user)):
        return _shown(request, staff, form)
    messages.success(request, _("Thank you for saying so. Somebody else will be asked."))
    return redirect("events:desk")


def _shown(
    request: HttpRequest, staff: SessionStaff, form: AnswerForm | ConfirmForm
) -> HttpResponse:
    return page(
        request,
        "invitation",
        form,
        staff=staff,
        session=staff.session,
        when=when_in(staff.session),
        length=length_in_words(staff.session.minutes),
        is_open=staff.status == SessionStaff.Status.INVITED,
    )
