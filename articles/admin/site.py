"""The admin site: its index is the board, and its models stand in the newsroom's groups."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.i18n import set_language

from articles.models.languages import LANGUAGES
from articles.reading import desk_board

GROUPS = (
    ("desk", _("Desk"), ("Finding",)),
    ("articles", _("Articles"), ("Article", "Edition", "Revision", "Correction", "Job")),
    ("sources", _("Sources"), ("Source", "Quote")),
    ("intake", _("Intake"), ("RawDocument", "Block", "PublisherRule")),
    ("house", _("House"), ("Region", "Topic", "Term", "User", "Group", "AuditEntry")),
)


def viewer_language() -> str:
    """The edition language that the viewer's screen is in."""
    language = get_language() or ""
    return language if language in LANGUAGES else settings.LANGUAGE_CODE


class DeskSite(AdminSite):
    """The admin of the newsroom."""

    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = _("Desk")
    index_template = "admin/dianbao/index.html"
    enable_nav_sidebar = False

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Django's, and the choice of the screen's language."""
        return [path("language/", set_language, name="language"), *super().get_urls()]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The board: what waits for whom, and the pieces behind the number that was chosen."""
        viewer = request.user
        board = None
        if isinstance(viewer, User) and viewer.has_perm("articles.view_article"):
            board = desk_board.board(desk_board.Filters.of(request.GET), viewer, viewer_language())
        return super().index(request, {"board": board, **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The models that the viewer may see, in the newsroom's groups; of one app, as Django lists them."""
        if app_label:
            return super().get_app_list(request, app_label)
        apps = self._build_app_dict(request).values()
        models = {model["object_name"]: model for app in apps for model in app["models"]}
        groups = [
            {"app_label": label, "name": name, "models": [models[key] for key in names if key in models]}
            for label, name, names in GROUPS
        ]
        return [group for group in groups if group["models"]]


site = DeskSite()
