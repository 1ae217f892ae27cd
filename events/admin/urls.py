"""Addresses of what is done to the schedule, below `/admin/events/`. The list is the viewset's."""

from django.urls import path

from . import cohorts_urls, copying, keepers, making, seats

app_name = "events_admin"

ONE = "sessions/<int:session_id>/"

urlpatterns = [
    *cohorts_urls.urlpatterns,
    path("programs/<int:program_id>/new-run/", making.NewRun.as_view(), name="new_run"),
    path("runs/<int:cohort_id>/copy/", making.CopyRun.as_view(), name="copy_run"),
    path("copy/", copying.CopySchedule.as_view(), name="copy"),
    path(f"{ONE}seats/", seats.ChangeSeats.as_view(), name="seats"),
    path(f"{ONE}stop/", seats.StopRegistration.as_view(), name="stop"),
    path(f"{ONE}reopen/", seats.ReopenRegistration.as_view(), name="reopen"),
    path(f"{ONE}cancel/", seats.CancelSession.as_view(), name="cancel"),
    path(f"{ONE}merge/", seats.Merge.as_view(), name="merge"),
    path(f"{ONE}add-someone/", seats.AddSomeone.as_view(), name="add_someone"),
    path(f"{ONE}keepers/invite/", keepers.InviteKeeper.as_view(), name="invite"),
    path(f"{ONE}keepers/<int:staff_id>/take-back/", keepers.TakeBack.as_view(), name="take_back"),
    path(f"{ONE}keepers/<int:staff_id>/replace/", keepers.Replace.as_view(), name="replace"),
]
