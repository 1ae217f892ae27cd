"""Addresses of a person's own seats. Neutral: they say nothing of a circle."""

from django.urls import path

from .views import seats, seats_answers, seats_details, seats_offer, seats_register

urlpatterns = [
    path("j/", seats.mine, name="mine"),
    path("j/seat/<int:pool_id>/", seats_register.register, name="register"),
    path("j/offer/<str:token>/", seats_offer.offer, name="offer"),
    path("j/code/", seats.staff_code, name="staff_code"),
    # Fixed words stand above, so that none is taken for a code.
    path("j/<str:code>/", seats.registration, name="registration"),
    path("j/<str:code>/cancel/", seats_answers.cancel, name="cancel"),
    path("j/<str:code>/answer/", seats_answers.answer, name="answer"),
    path("j/<str:code>/claim/", seats_answers.claim, name="claim"),
    path("j/<str:code>/move/", seats_answers.move, name="move"),
    path("j/<str:code>/details/", seats_details.details, name="details"),
    path("j/<str:code>/agree/", seats_details.agree, name="agree"),
    path("j/<str:code>/join/", seats_answers.join, name="join"),
    path("j/<str:code>/calendar.ics", seats.calendar, name="calendar"),
]
