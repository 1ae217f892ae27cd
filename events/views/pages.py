"""What the public pages of events offer besides themselves: the calendar file of a session."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from events.calendars import public_calendar
from events.models import Session


@require_safe
def session_calendar(request: HttpRequest, session_id: int) -> HttpResponse:
    """A session of a live page as a file. Circles have none: theirs come with one's own seat."""
    sessions = Session.objects.filter(page__live=True, kind=Session.Kind.SESSION)
    session = get_object_or_404(sessions.select_related("page"), pk=session_id)
    if not all(each.accept_request(request) for each in session.page.get_view_restrictions()):
        raise Http404
    answer = HttpResponse(public_calendar(session), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="session.ics"'
    return answer
