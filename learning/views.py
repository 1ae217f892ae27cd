"""What learners send from the pages of a series: find, act, say, go on."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from . import actions
from .forms import AttestForm, CertificateNameForm, EnrollForm, QuickCheckForm, ReflectionForm
from .kept import forget, keep, sign_in_first
from .models import Enrollment, ModulePage, ModuleProgress, SeriesPage
from .visible import module_or_404, series_or_404

INVALID = 422


def _place(request: HttpRequest, view_name: str) -> str:
    """Where on the module's page the form of a view stands."""
    if view_name == "reflect":
        return f"#reflection-{request.POST.get('block_id', '')[:64]}"
    return "#quick-check" if view_name == "answer" else "#completion"


def work(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A POST to a module. Signed out, what was typed is kept until the learner is back; refused,
    the sentence is shown on the module's page."""

    @require_POST
    @wraps(view)
    def wrapped(request: HttpRequest, module_id: int) -> HttpResponse:
        module = module_or_404(request, module_id)
        if not request.user.is_authenticated:
            back_to = module.url + _place(request, view.__name__)
            return sign_in_first(request, module.pk, view.__name__, back_to=back_to)
        try:
            return view(request, module)
        except actions.Refused as refusal:
            keep(request, module.pk, view.__name__)
            messages.error(request, str(refusal))
            return redirect(module.url)

    return wrapped


@require_POST
def enroll(request: HttpRequest, series_id: int) -> HttpResponse:
    """Enroll in a series; the first time, with the name for certificates."""
    series = series_or_404(request, series_id)
    if not request.user.is_authenticated:
        return redirect_to_login(series.url)
    form = EnrollForm(request.POST, person=request.user)
    if not form.is_valid():
        return _page_with(request, series, form)
    try:
        enrollment = actions.enroll(
            request.user,
            series,
            certificate_name=form.cleaned_data.get("certificate_name", ""),
            again="again" in request.POST,
        )
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(series.url)
    if enrollment.is_active:
        messages.success(request, _("You are enrolled. Your work is kept from now on."))
    return redirect(series.url)


@login_required
@require_POST
def withdraw(request: HttpRequest, enrollment_id: int) -> HttpResponse:
    """Leave a series."""
    enrollment = get_object_or_404(Enrollment.objects.of(request.user), pk=enrollment_id)
    try:
        actions.withdraw(enrollment, by=request.user)
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("You left the series. What you finished is kept."))
    return redirect("home:my_learning")


@work
def continue_on(request: HttpRequest, module: ModulePage) -> HttpResponse:
    """*Continue* at the end of a module."""
    return _go_on(request, module, actions.continue_module(request.user, module))


@work
def mark_done(request: HttpRequest, module: ModulePage) -> HttpResponse:
    """The learner says that the module is done."""
    return _go_on(request, module, actions.mark_done(request.user, module))


@work
def attest(request: HttpRequest, module: ModulePage) -> HttpResponse:
    """The learner confirms the module's statement."""
    form = AttestForm(request.POST)
    if not form.is_valid():
        return _page_with(request, module, form)
    progress = actions.attest(request.user, module, statement=form.cleaned_data["statement"])
    return _go_on(request, module, progress)


@work
def answer(request: HttpRequest, module: ModulePage) -> HttpResponse:
    """One try at the module's quick check."""
    if module.quick_check is None:
        raise actions.Refused(_("This module has no quick check any more."))
    form = QuickCheckForm(request.POST, asked=module.quick_check.asked)
    if form.data.get("version") != form.asked.digest:
        raise actions.Refused(
            _("The questions have changed since you opened the page. Please look once more.")
        )
    if not form.is_valid():
        return _page_with(request, module, form)
    attempt = actions.answer_quick_check(
        request.user,
        module,
        asked=form.asked,
        answers=form.answers,
        form_key=form.cleaned_data["form_key"],
    )
    forget(request)
    _say_if_finished(request, attempt.progress)
    return redirect(f"{module.url}#quick-check")


@work
def reflect(request: HttpRequest, module: ModulePage) -> HttpResponse:
    """Keep what the learner wrote to a prompt."""
    form = ReflectionForm(request.POST, auto_id=f"id_{request.POST.get('block_id', '')[:64]}_%s")
    if not form.is_valid():
        return _page_with(request, module, form)
    kept = actions.write_reflection(
        request.user,
        module,
        block_id=form.cleaned_data["block_id"],
        text=form.cleaned_data["text"],
    )
    forget(request)
    messages.success(request, _("Saved. Nobody but you can read it."))
    return redirect(f"{module.url}#reflection-{kept.block_id}")


@login_required
@require_POST
def confirm_name(request: HttpRequest) -> HttpResponse:
    """Confirm the name on certificates; those that waited for it are issued."""
    form = CertificateNameForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["certificate_name"]))
        return redirect("home:my_learning")
    issued = actions.confirm_certificate_name(request.user, form.cleaned_data["certificate_name"])
    if issued:
        messages.success(request, _("Your certificate is ready."))
        return redirect(issued[-1].url)
    messages.success(request, _("Your name is confirmed."))
    return redirect("home:my_learning")


def _go_on(request: HttpRequest, module: ModulePage, progress: ModuleProgress) -> HttpResponse:
    """To the next module when this one is complete, else back to what is missing here."""
    forget(request)
    enrollment = _say_if_finished(request, progress)
    if progress.completed_at is None:
        messages.info(request, _("Saved. See below what is still missing."))
        return redirect(f"{module.url}#completion")
    if enrollment.is_completed:
        return redirect(module.series.url)
    following = module.get_next_siblings().live().first()
    return redirect(following.url if following else module.series.url)


def _say_if_finished(request: HttpRequest, progress: ModuleProgress) -> Enrollment:
    enrollment = Enrollment.objects.get(pk=progress.enrollment_id)
    if progress.completed_at is None:
        return enrollment
    if enrollment.completed_at == progress.completed_at:
        messages.success(request, _("You finished the series. Well done."), extra_tags="finished")
    else:
        messages.success(
            request,
            _("Module complete: %(done)s of %(needed)s.")
            % {"done": enrollment.required_done, "needed": enrollment.required_total},
            extra_tags="completed",
        )
    return enrollment


def _page_with(request: HttpRequest, page: SeriesPage | ModulePage, form: Form) -> HttpResponse:
    """The page once more, with what was typed and what is wrong with it."""
    context = page.get_context(request, form=form)
    return TemplateResponse(request, page.get_template(request), context, status=INVALID)
