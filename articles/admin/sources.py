"""Sources, and the quotes attributed to them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin import merging
from articles.admin.links import tab_link
from articles.admin.site import site, viewer_language
from articles.admin.tools import HouseAdmin, ReadOnlyAdmin, described, in_languages
from articles.models import Filing, Quote, Source
from articles.models.languages import LANGUAGES, get
from articles.reading import desk_sources
from articles.reading.public_addresses import tag
from articles.reading.public_filing import is_filed
from articles.workflow import sources as workflow


@admin.register(Source, site=site)
class SourceAdmin(HouseAdmin):
    """Who or what stories draw on: names, roles and known wrong spellings in each language."""

    fields = (
        "slug",
        "kind",
        in_languages("name"),
        in_languages("role"),
        in_languages("also"),
        in_languages("wrong_spellings"),
    )
    list_display = ("slug", "kind", *in_languages("name"))
    list_filter = ("kind",)
    search_fields = ("slug", *in_languages("name"))
    actions = ("merge_chosen",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        """Without those that were merged into another."""
        return super().get_queryset(request).filter(merged_into=None)

    def get_readonly_fields(self, request: HttpRequest, obj: Source | None = None) -> tuple[str, ...]:
        """The slug, once a story that readers have seen leads to it."""
        return ("slug",) if obj is not None and is_filed(Filing.Kind.SOURCE, obj.slug) else ()

    def get_urls(self) -> list[URLPattern]:
        """Django's, and the pages of merging."""
        pages = (("merge", merging.view), ("duplicates", merging.duplicates))
        own = [path(f"{name}/", self.admin_site.admin_view(v), name=f"articles_source_{name}") for name, v in pages]
        return [*own, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The form, where the source is used, and which others may be the same; one that was merged leads to what it became."""
        found = Source.objects.filter(pk=int(object_id)).first() if object_id.isdigit() else None
        if found is not None and found.merged_into_id:
            return HttpResponseRedirect(reverse("admin:articles_source_change", args=[found.merged_into_id]))
        about = self._about(request, found) if found is not None and self.has_view_permission(request) else {}
        return super().change_view(request, object_id, form_url, {**about, **(extra_context or {})})

    def _about(self, request: HttpRequest, source: Source) -> dict[str, Any]:
        pages = (request.GET.get(name, "1") for name in ("articles", "quotes"))
        uses = desk_sources.used_in(source, viewer_language(), *pages)
        return {"uses": uses, "likely": desk_sources.duplicates(source)}

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Saves, records what changed, and lets the articles follow that the source's names concern."""
        super().save_related(request, form, formsets, change)
        if change and form.changed_data:
            actor: Any = request.user
            before, after = (described(form, values) for values in (form.initial, form.cleaned_data))
            workflow.edited(actor=actor, source=form.instance, before=before, after=after)

    @admin.action(description=_("Merge the chosen sources"), permissions=["change"])
    def merge_chosen(self, request: HttpRequest, chosen: QuerySet[Source]) -> HttpResponse:
        """The way to the page that shows what a merge would do."""
        query = urlencode([("source", pk) for pk in chosen.values_list("pk", flat=True)[: merging.MOST]])
        return HttpResponseRedirect(f"{reverse('admin:articles_source_merge')}?{query}")


@admin.register(Quote, site=site)
class QuoteAdmin(ReadOnlyAdmin):
    """All quotes; they are confirmed on the article's own page."""

    list_display = ("words_shown", "source", "type", "state", "article")
    list_filter = ("state", "type")
    search_fields = (*in_languages("words"), *in_languages("speaker"))
    list_select_related = ("source", "paragraph__article")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Quote]:
        """Newest first."""
        return super().get_queryset(request).order_by("-pk")

    @admin.display(description=_("words"))
    def words_shown(self, quote: Quote) -> SafeString:
        """The words in the viewer's language, else in any, marked up as what they are."""
        for language in (viewer_language(), *LANGUAGES):
            if words := get(quote, "words", language):
                return format_html('<span lang="{}">{}</span>', tag(language), words)
        return SafeString("—")

    @admin.display(description=_("article"))
    def article(self, quote: Quote) -> SafeString:
        """The way to the page where the quote is confirmed."""
        return tab_link(quote.paragraph.article, "quotes", anchor=f"quote-{quote.pk}")
