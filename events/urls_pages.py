"""What the public pages of events offer besides themselves."""

from django.urls import path

from .views import pages

urlpatterns = [
    path("sessions/<int:session_id>/calendar.ics", pages.session_calendar, name="session_calendar"),
]
