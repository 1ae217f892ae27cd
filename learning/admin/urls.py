"""Addresses of what registrars do, below `/admin/learning/`. The lists are the viewsets'."""

from django.urls import path

from . import views

app_name = "learning_admin"

urlpatterns = [
    path("enroll/", views.EnrollSomeone.as_view(), name="enroll"),
    path("enrollments/<int:enrollment_id>/withdraw/", views.Withdraw.as_view(), name="withdraw"),
    path(
        "enrollments/<int:enrollment_id>/modules/<int:module_id>/complete/",
        views.CompleteModule.as_view(),
        name="complete",
    ),
    path(
        "enrollments/<int:enrollment_id>/modules/<int:module_id>/take-back/",
        views.TakeBack.as_view(),
        name="take_back",
    ),
    path("certificates/<int:certificate_id>/revoke/", views.Revoke.as_view(), name="revoke"),
    path("certificates/<int:certificate_id>/reissue/", views.Reissue.as_view(), name="reissue"),
]
