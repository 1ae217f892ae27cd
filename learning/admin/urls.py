"""Addresses of what registrars do, below `/admin/learning/`. The lists are the viewsets'."""

from django.urls import URLPattern, path

from . import revisions, views
from .affected import LookAgain

app_name = "learning_admin"


def as_then(below: str, view: type[revisions.AsThen]) -> list[URLPattern]:
    """Then beside today, and the words of each alone, which the frames show."""
    return [
        path(f"{below}as-then/", view.as_view(), name=view.name),
        path(f"{below}as-then/<str:side>/", view.as_view(), name=f"{view.name}_words"),
    ]


urlpatterns = [
    path("pages/<int:page_id>/learners/", LookAgain.as_view(), name="affected"),
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
    *as_then("enrollments/<int:enrollment_id>/", revisions.EnrollmentAsThen),
    *as_then(
        "enrollments/<int:enrollment_id>/modules/<int:module_id>/",
        revisions.EnrollmentModuleAsThen,
    ),
    *as_then("certificates/<int:certificate_id>/", revisions.CertificateAsThen),
    *as_then(
        "certificates/<int:certificate_id>/modules/<int:module_id>/",
        revisions.CertificateModuleAsThen,
    ),
]
