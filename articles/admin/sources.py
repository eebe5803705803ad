"""Sources, and the quotes attributed to them."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.links import tab_link
from articles.admin.site import site, viewer_language
from articles.admin.tools import HouseAdmin, ReadOnlyAdmin, in_languages
from articles.models import Quote, Source
from articles.models.languages import LANGUAGES, get
from articles.reading.public_addresses import tag


@admin.register(Source, site=site)
class SourceAdmin(HouseAdmin):
    """Who or what stories draw on: names, roles and known wrong spellings in each language."""

    fields = ("slug", "kind", in_languages("name"), in_languages("role"), in_languages("wrong_spellings"))
    list_display = ("slug", "kind", *in_languages("name"))
    list_filter = ("kind",)
    search_fields = ("slug", *in_languages("name"))


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
