"""Addresses of trainings: a member's own page, attendance by oneself, and the desk of who leads one."""

from django.urls import URLPattern, path

from .views import facilitators

urlpatterns: list[URLPattern] = [
    path("training/list/", facilitators.list_me, name="list_me"),
    path("training/list/leave/", facilitators.unlist_me, name="unlist_me"),
]
