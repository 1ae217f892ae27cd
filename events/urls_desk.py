"""Addresses of the keepers' desk."""

from django.urls import path

from .views import desk, invitations

urlpatterns = [
    path("desk/", desk.desk, name="desk"),
    path("desk/invitation/<str:code>/", invitations.invitation, name="invitation"),
    path("desk/<int:session_id>/", desk.circle, name="circle"),
    path("desk/<int:session_id>/calendar.ics", desk.calendar, name="circle_calendar"),
    path("desk/<int:session_id>/message/", desk.message, name="message"),
    path("desk/<int:session_id>/late/", desk.late, name="late"),
    path("desk/<int:session_id>/came/", desk.came, name="came"),
    path("desk/<int:session_id>/hand-over/", desk.hand_over, name="hand_over"),
    path("desk/<int:session_id>/hand-over/take-back/", desk.take_back, name="take_back"),
    path("desk/<int:session_id>/drop-out/", desk.drop_out, name="drop_out"),
    path("desk/<int:session_id>/cancel/", desk.cancel, name="cancel_circle"),
]
