"""Intake: raw documents as received, the way in for new ones, and the blocks that they fall into."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from articles.admin import arrivals
from articles.admin.site import site
from articles.admin.tools import ReadOnlyAdmin
from articles.models import Article, Block, RawDocument
from articles.reading import desk_pages


@admin.register(RawDocument, site=site)
class RawDocumentAdmin(ReadOnlyAdmin):
    """Pages exactly as received."""

    list_display = ("__str__", "language", "origin", "publisher", "encoding", "received_at", "received_by")
    list_filter = ("language", "origin")
    list_select_related = ("publisher", "received_by")
    search_fields = ("filename", "sha256", "articles__slug")

    def get_queryset(self, request: HttpRequest) -> QuerySet[RawDocument]:
        """Without the bytes, which only a single page shows."""
        return super().get_queryset(request).defer("content")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever may receive a document."""
        return request.user.has_perm("articles.receive_document")

    def get_urls(self) -> list[URLPattern]:
        """Django's, the download, and the pages that wait."""
        own = [
            path("<int:pk>/download/", self.admin_site.admin_view(self.download), name="articles_rawdocument_download"),
            path(
                "add/<uuid:batch>/", self.admin_site.admin_view(arrivals.batch_view), name="articles_rawdocument_batch"
            ),
        ]
        return [*own, *super().get_urls()]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Nothing is written down by hand: pages are sent, looked through, and made into drafts."""
        return arrivals.send_view(request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The page line by line, with the verdict on each of its blocks."""
        document = self._seen(request, object_id)
        page = desk_pages.page(document, document.blocks.select_related("ruled_by"))
        context = {
            **self.admin_site.each_context(request),
            "title": str(document),
            "opts": self.opts,
            "page": page,
            "lines": desk_pages.lines(page),
            "articles": Article.objects.filter(documents=document),
        }
        return TemplateResponse(request, "admin/dianbao/document.html", context)

    def download(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The exact bytes as received."""
        document = self._seen(request, str(pk))
        return HttpResponse(
            bytes(document.content),
            content_type="application/octet-stream",
            headers={"Content-Disposition": f'attachment; filename="{document.sha256}.txt"'},
        )

    def _seen(self, request: HttpRequest, pk: str) -> RawDocument:
        if not self.has_view_permission(request):
            raise PermissionDenied
        documents = RawDocument.objects.select_related("publisher", "received_by")
        return get_object_or_404(documents, pk=pk if pk.isdigit() else None)


@admin.register(Block, site=site)
class BlockAdmin(ReadOnlyAdmin):
    """All blocks with the verdicts on them; they are judged on the article's own page."""

    list_display = ("document", "position", "kind", "rule", "is_cruft", "ruling", "ruled_by")
    list_filter = ("is_cruft", "ruling")
    list_select_related = ("document", "ruled_by")
    search_fields = ("rule", "evidence")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Block]:
        """Without the bytes of the documents."""
        return super().get_queryset(request).defer("document__content")
