"""The article: its list, its details, and the pages on which it is worked."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin import assigning
from articles.admin.links import tab_link
from articles.admin.site import site, viewer_language
from articles.admin.tabs import correct, cruft, history, picture, publish, quotes
from articles.admin.tabs.page import frame, number
from articles.admin.tools import HouseAdmin, described, in_languages
from articles.models import Article, Edition
from articles.reading import desk, wording
from articles.workflow import conductor, rejudging
from articles.workflow.audit import record

PAGES: tuple[tuple[str, Callable[[HttpRequest, Article], HttpResponse]], ...] = (
    ("correct", correct.view),
    ("cruft", cruft.view),
    ("quotes", quotes.view),
    ("picture", picture.view),
    ("publish", publish.view),
    ("assign", assigning.view),
)


class EditionFilter(admin.SimpleListFilter):
    """Articles by their editions: state and language together speak of one and the same edition."""

    choices_offered: tuple[tuple[str, Any], ...] = ()

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        """The choices."""
        return self.choices_offered

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """The articles with such an edition."""
        wanted = {name: value for name in ("state", "language") if (value := request.GET.get(name))}
        return queryset.filter(Exists(Edition.objects.filter(article=OuterRef("pk"), **wanted))) if wanted else queryset


class StateFilter(EditionFilter):
    """By the state of an edition."""

    title, parameter_name, choices_offered = _("state of an edition"), "state", tuple(Edition.State.choices)


class LanguageFilter(EditionFilter):
    """By the language of an edition."""

    title, parameter_name, choices_offered = _("language of an edition"), "language", tuple(settings.LANGUAGES)


class ArticleList(ChangeList):
    """The list's articles with what the desk knows of each, in a fixed number of queries."""

    def get_results(self, request: HttpRequest) -> None:
        """The articles of this page."""
        super().get_results(request)
        articles = list(self.result_list)
        for article, piece in zip(articles, desk.pieces(articles, viewer_language()), strict=True):
            article.piece = piece
        self.result_list = articles


@admin.register(Article, site=site)
class ArticleAdmin(HouseAdmin):
    """Articles come from raw documents and are never deleted; the plain form holds what is no matter of the text."""

    list_display = ("headline", "editions_shown", "region", "assignee", "due_at", "created_at")
    list_display_links = None
    list_filter = ("region", StateFilter, LanguageFilter)
    list_select_related = ("region", "assignee")
    list_per_page = 25
    search_fields = ("slug",)
    actions = ("strip_cruft_again",)
    formfield_overrides = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}
    fieldsets = (
        (_("What it is about"), {"fields": ("slug", "source_language", in_languages("byline"), "region", "topics")}),
        (_("Where it comes from"), {"fields": ("publisher", "sources")}),
        (_("What bars it"), {"fields": ("rights", "rights_note", "embargo_until", "legal_hold")}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never: an article is opened from a raw document."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: its audit trail would lose its subject."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> tuple[str, ...]:
        """The source language; the slug too, once readers may have linked to it."""
        was_public = obj is not None and obj.editions.filter(published_at__isnull=False).exists()
        return ("slug", "source_language") if was_public else ("source_language",)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list that knows the pieces."""
        return ArticleList

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The list, which leads to the desk's pages and not to a form to change."""
        return super().changelist_view(request, {"title": _("Articles"), **(extra_context or {})})

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """Those whose slug or headline holds the words."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        return (found | desk.with_headline(queryset, search_term) if search_term else found), duplicates

    def get_urls(self) -> list[URLPattern]:
        """Django's, and a page for each thing that is done to an article."""
        pages = [path(f"<int:pk>/{name}/", self._page(view), name=f"articles_article_{name}") for name, view in PAGES]
        return [*pages, *super().get_urls()]

    def _page(self, view: Callable[[HttpRequest, Article], HttpResponse]) -> Callable[..., HttpResponse]:
        def wrapped(request: HttpRequest, pk: int) -> HttpResponse:
            return view(request, self._seen(request, pk))

        return self.admin_site.admin_view(update_wrapper(wrapped, view))

    def _seen(self, request: HttpRequest, pk: object) -> Article:
        """The article, for someone who may look at it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(Article.objects.select_related("region", "publisher"), pk=pk)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The audit trail in the place of Django's own log."""
        return history.view(request, self._seen(request, number(object_id)))

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The plain form, in the frame of the article's pages."""
        context = frame(request, self._seen(request, number(object_id or "")), "change")
        return super().changeform_view(request, object_id, form_url, {**context, **(extra_context or {})})

    def save_related(self, request: HttpRequest, form: ModelForm[Article], formsets: Any, change: bool) -> None:
        """Saves, records what changed, and lets the machine follow: names of sources are names in the glossary."""
        super().save_related(request, form, formsets, change)
        before, after = (described(form, values) for values in (form.initial, form.cleaned_data))
        assert isinstance(request.user, User)  # the admin lets nobody else in
        record(request.user, "edit details", form.instance, article=form.instance, before=before, after=after)
        conductor.settle(form.instance)

    def has_judge_permission(self, request: HttpRequest) -> bool:
        """Whoever may keep and strip blocks; Django asks for the action below."""
        return request.user.has_perm("articles.judge_block")

    @admin.action(description=_("Strip cruft again"), permissions=["judge"])
    def strip_cruft_again(self, request: HttpRequest, chosen: QuerySet[Article]) -> None:
        """Judges the pages of the chosen articles by the rules of today, and says of each article what became of it."""
        numbers = list(chosen.order_by("pk").values_list("pk", flat=True)[: rejudging.MOST + 1])
        if len(numbers) > rejudging.MOST:
            messages.error(
                request,
                _("Choose at most %(most)s articles: each is judged, aligned and checked anew.")
                % {"most": rejudging.MOST},
            )
            return
        assert isinstance(request.user, User)  # the admin lets nobody else in
        for outcome in rejudging.judge_all(actor=request.user, articles=numbers):
            level = messages.ERROR if outcome.refusal else messages.SUCCESS
            link = tab_link(outcome.article, "cruft")
            messages.add_message(request, level, format_html("{}: {}", link, wording.rejudged(outcome)))

    @admin.display(description=_("headline"))
    def headline(self, article: Article) -> SafeString:
        """The headline in the viewer's language, where there is one; it leads to the correction page."""
        return render_to_string("admin/dianbao/parts/headline.html", {"piece": article.piece})  # type: ignore[attr-defined]

    @admin.display(description=_("editions"))
    def editions_shown(self, article: Article) -> SafeString:
        """Each edition's state, and what stands in its way."""
        return render_to_string("admin/dianbao/parts/editions.html", {"piece": article.piece})  # type: ignore[attr-defined]
