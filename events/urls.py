"""Addresses of events, gathered from the files that stand beside this one."""

from . import urls_cohort_desk, urls_cohorts, urls_desk, urls_draws, urls_pages, urls_seats

app_name = "events"

urlpatterns = [
    *urls_pages.urlpatterns,
    *urls_seats.urlpatterns,
    *urls_draws.urlpatterns,
    *urls_desk.urlpatterns,
    *urls_cohorts.urlpatterns,
    *urls_cohort_desk.urlpatterns,
]
