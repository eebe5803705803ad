"""The URL root: the admin, and everything public out of the app."""

from django.urls import include, path

from articles.admin.site import site

handler404 = "articles.views.errors.not_found"

urlpatterns = [
    path("admin/", site.urls),
    path("", include("articles.urls")),
]
