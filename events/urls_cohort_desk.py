"""Addresses of the desk of those who lead or observe a run."""

from django.urls import path

from .views import cohort_desk, cohort_desk_files, cohort_desk_people, cohort_desk_sessions
from .views import cohort_desk_staff as staff

RUN = "desk/cohorts/<int:page_id>/"
PERSON = f"{RUN}people/<int:membership_id>/"
SESSION = f"{RUN}sessions/<int:session_id>/"

urlpatterns = [
    path(RUN, cohort_desk.grid, name="cohort_desk"),
    path(f"{RUN}people.csv", cohort_desk_files.people_csv, name="cohort_csv"),
    path(f"{RUN}people.xlsx", cohort_desk_files.people_xlsx, name="cohort_xlsx"),
    path(f"{RUN}sign-in/", cohort_desk_files.sign_in_sheet, name="cohort_sign_in"),
    path(f"{RUN}message/", staff.message, name="cohort_message"),
    path(f"{RUN}staff/", staff.staff, name="cohort_staff"),
    path(f"{RUN}leave/", staff.leave, name="cohort_leave"),
    path(PERSON, cohort_desk.member, name="cohort_member"),
    path(f"{PERSON}note/", cohort_desk_people.note, name="cohort_note"),
    path(f"{PERSON}more-time/", cohort_desk_people.more_time, name="cohort_more_time"),
    path(f"{PERSON}made-good/", cohort_desk_people.make_good, name="cohort_make_good"),
    path(
        f"{PERSON}made-good/<int:session_id>/take-back/",
        cohort_desk_people.not_made_good,
        name="cohort_not_made_good",
    ),
    path(
        f"{PERSON}final-circle/<int:log_id>/",
        cohort_desk_people.final_circle,
        name="cohort_final_circle",
    ),
    path(SESSION, cohort_desk_sessions.session, name="cohort_session"),
    path(f"{SESSION}make-code/", cohort_desk_sessions.make_code, name="cohort_make_code"),
    path(f"{SESSION}code/", cohort_desk_sessions.code, name="cohort_code"),
]
