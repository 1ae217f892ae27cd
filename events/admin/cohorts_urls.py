"""Addresses of trainings in the admin, among those of the schedule."""

from django.urls import path

from . import cohorts, cohorts_lists, cohorts_report, cohorts_staff

RUN = "trainings/<int:page_id>/"
LIST = "lists/<int:list_id>/"

urlpatterns = [
    path("trainings/", cohorts.Runs.as_view(), name="runs"),
    path("trainings/report/", cohorts_report.TrainingsReport.as_view(), name="trainings_report"),
    path("trainings/report.csv", cohorts_report.TrainingsCsv.as_view(), name="trainings_csv"),
    path(RUN, cohorts.Run.as_view(), name="run"),
    path(f"{RUN}summary/", cohorts_report.RunSummary.as_view(), name="run_summary"),
    path(f"{RUN}staff/", cohorts_staff.NameStaff.as_view(), name="name_staff"),
    path(f"{RUN}staff/<int:staff_id>/end/", cohorts_staff.EndStaff.as_view(), name="end_staff"),
    path(f"{RUN}codes/", cohorts_staff.MakeCode.as_view(), name="make_code"),
    path(f"{RUN}codes/<int:code_id>/end/", cohorts_staff.EndCode.as_view(), name="end_code"),
    path("lists/to/<int:page_id>/", cohorts_lists.BringList.as_view(), name="list"),
    path(LIST, cohorts_lists.ListRows.as_view(), name="list_rows"),
    path(f"{LIST}rows.csv", cohorts_lists.list_csv, name="list_csv"),
    path(f"{LIST}do/", cohorts_lists.DoList.as_view(), name="list_do"),
]
