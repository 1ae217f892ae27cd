"""Addresses of the home app. Home page and action plans are pages."""

from django.urls import path

from home import views

app_name = "home"

urlpatterns = [
    path("my-learning/", views.my_learning, name="my_learning"),
]
