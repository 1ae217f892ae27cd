"""Addresses of trainings: a member's own page, attendance by oneself, and the desk of who leads one."""

from django.urls import URLPattern, path

from .views import facilitators, training

urlpatterns: list[URLPattern] = [
    path("training/list/", facilitators.list_me, name="list_me"),
    path("training/list/leave/", facilitators.unlist_me, name="unlist_me"),
    # Fixed words stand above, so that none is taken for a code.
    path("training/<str:code>/", training.training, name="training"),
    path("training/<str:code>/circle/", training.write_circle, name="training_circle"),
    path("training/<str:code>/<int:session_id>/join/", training.join, name="training_join"),
    path("training/<str:code>/<int:session_id>/code/", training.attend, name="training_attend"),
]
