"""The URL root: the admin, and everything public out of the app."""

from django.contrib.admin import site
from django.urls import include, path

urlpatterns = [
    path("admin/", site.urls),
    path("", include("articles.urls")),
]
