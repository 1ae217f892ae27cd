"""Addresses of trainings: a member's own page, attendance by oneself, and the desk of who leads one."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
