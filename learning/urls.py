"""Addresses of learning: what learners send, and certificates."""

from django.urls import path

from . import certificate_views, playback_views, views

app_name = "learning"

urlpatterns = [
    path("learning/series/<int:series_id>/enroll/", views.enroll, name="enroll"),
    path("learning/enrollments/<int:enrollment_id>/withdraw/", views.withdraw, name="withdraw"),
    path("learning/modules/<int:module_id>/continue/", views.continue_on, name="continue"),
    path("learning/modules/<int:module_id>/done/", views.mark_done, name="mark_done"),
    path("learning/modules/<int:module_id>/attest/", views.attest, name="attest"),
    path("learning/modules/<int:module_id>/answer/", views.answer, name="answer"),
    path("learning/modules/<int:module_id>/reflect/", views.reflect, name="reflect"),
    path("learning/modules/<int:module_id>/playback/", playback_views.record, name="playback"),
    path("learning/name/", views.confirm_name, name="confirm_name"),
    path("certificates/", certificate_views.verify, name="verify"),
    path("certificates/<str:code>/", certificate_views.show, name="certificate"),
    path("certificates/<str:code>/certificate.pdf", certificate_views.pdf, name="certificate_pdf"),
]
