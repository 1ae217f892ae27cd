"""Addresses of fair draws: entering one, and checking what came of it."""

from django.urls import path

from .views import draw_check, draws

urlpatterns = [
    path("j/draw/<int:page_id>/", draws.enter_draw, name="enter_draw"),
    path("j/draw/<int:page_id>/leave/", draws.leave_draw, name="leave_draw"),
    path("draws/check_draw.py", draw_check.program, name="check_program"),
    path("draws/<int:draw_id>/", draw_check.draw, name="draw"),
    path("draws/<int:draw_id>/data.json", draw_check.data, name="draw_data"),
]
