"""Addresses of files, of what machines ask for, and of the color switch."""

from django.urls import path

from content import views

app_name = "content"

urlpatterns = [
    path("media/<path:path>", views.media, name="media"),
    path("colors/", views.color_scheme, name="color_scheme"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("healthz", views.healthz, name="healthz"),
]
