"""The audit trail of the whole house: filtered by who, what, which article, when and which language, and exported as it is filtered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from articles.admin.links import tab_link
from articles.admin.site import site
from articles.admin.tools import ReadOnlyAdmin
from articles.models import AuditEntry
from articles.reading import audit_table, wording


class VerbFilter(admin.SimpleListFilter):
    """By what was done, in words."""

    title, parameter_name = _("what"), "verb"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Every verb that the house knows."""
        return sorted(((code, wording.verb(code)) for code in wording.VERBS), key=lambda choice: choice[1])

    def queryset(self, request: HttpRequest, queryset: QuerySet[AuditEntry]) -> QuerySet[AuditEntry]:
        """The entries of the chosen verb."""
        return queryset.filter(verb=self.value()) if self.value() else queryset


class LanguageFilter(admin.SimpleListFilter):
    """By the language that an entry concerns."""

    title, parameter_name = _("language"), "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        """The languages of editions."""
        return settings.LANGUAGES

    def queryset(self, request: HttpRequest, queryset: QuerySet[AuditEntry]) -> QuerySet[AuditEntry]:
        """The entries about the chosen language."""
        return queryset.filter(language=self.value()) if self.value() else queryset


class ArticleFilter(admin.SimpleListFilter):
    """By the article's slug, typed: there are too many to list."""

    title, parameter_name, template = _("article"), "article", "admin/dianbao/parts/filter_text.html"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """One, so that Django shows the filter."""
        return [("", "")]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """What is typed, and the rest of the address to keep beside it."""
        kept = {name: value for name, value in changelist.get_filters_params().items() if name != self.parameter_name}
        yield {"value": self.value() or "", "kept": [(name, part) for name, parts in kept.items() for part in parts]}

    def queryset(self, request: HttpRequest, queryset: QuerySet[AuditEntry]) -> QuerySet[AuditEntry]:
        """The entries about the article of that slug."""
        return queryset.filter(article__slug=self.value()) if self.value() else queryset


@admin.register(AuditEntry, site=site)
class AuditEntryAdmin(ReadOnlyAdmin):
    """Who did what, when and why."""

    change_list_template = "admin/dianbao/audit_list.html"
    list_display = ("at", "actor", "deed", "language_name", "article_link", "reason")
    list_select_related = ("actor", "article")
    list_filter = (ArticleFilter, "at", ("actor", admin.RelatedOnlyFieldListFilter), LanguageFilter, VerbFilter)
    search_fields = ("article__slug", "actor__username", "reason")
    show_facets = admin.ShowFacets.NEVER  # they would count the whole trail once for each choice
    show_full_result_count = False
    date_hierarchy = "at"

    @admin.display(description=_("what"), ordering="verb")
    def deed(self, entry: AuditEntry) -> str:
        """What was done, in words."""
        return f"{wording.verb(entry.verb)} ({entry.subject})"

    @admin.display(description=_("language"), ordering="language")
    def language_name(self, entry: AuditEntry) -> str:
        """The language in itself."""
        return wording.NAMES.get(entry.language, entry.language)

    @admin.display(description=_("article"), ordering="article__slug")
    def article_link(self, entry: AuditEntry) -> Any:
        """The way to the article's own trail."""
        return tab_link(entry.article, "history") if entry.article else ""

    def get_urls(self) -> list[URLPattern]:
        """Django's, and the export."""
        export = path("csv/", self.admin_site.admin_view(self.export), name="articles_auditentry_csv")
        return [export, *super().get_urls()]

    def export(self, request: HttpRequest) -> HttpResponseBase:
        """The entries of the list as it is filtered, as CSV."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            entries = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(reverse("admin:articles_auditentry_changelist"))
        response = StreamingHttpResponse(audit_table.lines(entries), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="audit.csv"'
        return response
