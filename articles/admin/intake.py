"""Intake: raw documents as received, the form that receives one, and the blocks that they fall into."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from articles.admin.links import tab_url
from articles.admin.site import site
from articles.admin.tools import ReadOnlyAdmin
from articles.errors import InvalidDecision, NewsroomError, NotPermitted, RefusedInput
from articles.models import Article, Block, RawDocument, Source
from articles.reading import desk_pages
from articles.workflow import conductor, intake


class ReceiveForm(forms.Form):
    """A text, pasted or as a file, and the article that it is for."""

    file = forms.FileField(label=_("File"), required=False, help_text=_("Plain text. It is kept byte for byte."))
    text = forms.CharField(
        label=_("Or the text"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 12})
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("as the text reads")), *settings.LANGUAGES]
    )
    origin = forms.ChoiceField(label=_("Where the text comes from"), choices=RawDocument.Origin.choices)
    publisher: forms.ModelChoiceField[Source] = forms.ModelChoiceField(
        label=_("Publisher"), queryset=Source.objects.all(), required=False
    )
    url = forms.URLField(label="URL", required=False, max_length=2000, assume_scheme="https")
    published_on = forms.DateField(
        label=_("Published on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    rights_note = forms.CharField(label=_("Rights note"), required=False)
    received_from = forms.CharField(label=_("Received from"), required=False, max_length=300)
    article: forms.ModelChoiceField[Article] = forms.ModelChoiceField(
        label=_("For the article"), queryset=Article.objects.all(), required=False, empty_label=_("a new one")
    )
    slug = forms.SlugField(
        label=_("Slug of the new article"),
        required=False,
        max_length=120,
        help_text=_("For example: yunnan-blockchain"),
    )

    def clean(self) -> dict[str, Any]:
        """One text, and one article for it."""
        cleaned = super().clean() or {}
        if bool(cleaned.get("file")) == bool(cleaned.get("text")) and "file" not in self.errors:
            self.add_error("file", _("Choose a file, or paste the text: one of the two."))
        if (upload := cleaned.get("file")) and upload.size > settings.MAX_UPLOAD_BYTES:
            self.add_error("file", _("The file is too large to be a page."))
        if not cleaned.get("article"):
            self._clean_slug(cleaned.get("slug", ""))
        return cleaned

    def _clean_slug(self, slug: str) -> None:
        if "slug" in self.errors:
            return
        if not slug:
            self.add_error("slug", _("Choose an article, or give the new one a slug."))
        elif Article.objects.filter(slug=slug).exists():
            self.add_error("slug", _("An article has this slug already. Choose it above, or take another slug."))

    def receive(self, actor: Any) -> Article:
        """The article with its new page. Raises NewsroomError, and then nothing is written."""
        given = self.cleaned_data
        upload = given["file"]
        about = {
            name: given[name] for name in ("origin", "publisher", "url", "published_on", "rights_note", "received_from")
        }
        with conductor.writing():
            document, _is_new = intake.receive(
                actor=actor,
                content=upload.read() if upload else given["text"].replace("\r\n", "\n").encode(),
                filename=upload.name if upload else "",
                language=given["language"] or None,
                **about,
            )
            conductor.read_in(document)
            article = self._article(actor, document)
            conductor.settle(article)
        return article

    def _article(self, actor: Any, document: RawDocument) -> Article:
        article = self.cleaned_data["article"]
        if article is None:
            slug = self.cleaned_data["slug"]
            return intake.open_article(actor=actor, slug=slug, documents=[document], source_language=document.language)
        intake.attach(actor=actor, article=article, document=document)
        return article


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
        """Django's, and the download."""
        download = self.admin_site.admin_view(self.download)
        return [path("<int:pk>/download/", download, name="articles_rawdocument_download"), *super().get_urls()]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The form that receives a text; what is refused is said beside it."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ReceiveForm(request.POST or None, request.FILES or None)
        if form.is_valid():
            try:
                article = form.receive(request.user)
            except NotPermitted as error:
                raise PermissionDenied(error.message) from error
            except RefusedInput as error:
                form.add_error("file" if form.cleaned_data["file"] else "text", error.message)
            except (InvalidDecision, NewsroomError) as error:
                form.add_error(None, error.message)
            else:
                messages.success(request, _("The text was received and read in."))
                return HttpResponseRedirect(tab_url(article, "cruft"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Receive a text"),
            "opts": self.opts,
            "form": form,
        }
        return TemplateResponse(request, "admin/dianbao/receive.html", context, status=422 if form.errors else 200)

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
