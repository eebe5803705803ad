"""Editions, revisions, findings and public corrections."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.links import tab_link
from articles.admin.site import site
from articles.admin.tools import HouseAdmin, ReadOnlyAdmin, in_languages
from articles.models import Correction, Edition, Finding, Job, ReaderReport, Revision
from articles.reading import wording
from articles.reading.public_addresses import tag


@admin.register(Edition, site=site)
class EditionAdmin(ReadOnlyAdmin):
    """All editions; they are published on the article's own page."""

    list_display = ("link", "language", "state", "revision_number", "published_at")
    list_filter = ("state", "language")
    list_select_related = ("article", "revision")
    search_fields = ("article__slug",)
    list_display_links = None

    @admin.display(description=_("article"), ordering="article__slug")
    def link(self, edition: Edition) -> SafeString:
        """The way to the page where the edition is published."""
        return tab_link(edition.article, "publish", anchor=edition.language)

    @admin.display(description=_("published revision"))
    def revision_number(self, edition: Edition) -> int | None:
        """The number of the revision that readers see."""
        return edition.revision.number if edition.revision else None


@admin.register(Revision, site=site)
class RevisionAdmin(ReadOnlyAdmin):
    """All revisions: what readers saw, unchanged."""

    list_display = ("shown", "article", "language", "number", "is_approved", "created_at", "created_by")
    list_filter = ("language", "is_approved")
    list_select_related = ("article", "created_by")
    search_fields = ("article__slug", "headline")

    @admin.display(description=_("headline"), ordering="headline")
    def shown(self, revision: Revision) -> SafeString:
        """The headline, marked up as its language."""
        return format_html('<span lang="{}">{}</span>', tag(revision.language), revision.headline)


@admin.register(Job, site=site)
class JobAdmin(ReadOnlyAdmin):
    """What is to be done at a moment, and what was; it is cancelled by taking the edition off the schedule."""

    list_display = ("link", "language", "kind", "due_at", "done_at", "attempts", "error")
    list_filter = (("done_at", admin.EmptyFieldListFilter), "language")
    list_select_related = ("article",)
    list_display_links = None
    search_fields = ("article__slug",)

    @admin.display(description=_("article"), ordering="article__slug")
    def link(self, job: Job) -> SafeString:
        """The way to the page where the edition is taken off the schedule."""
        return tab_link(job.article, "publish", anchor=job.language)


@admin.register(Finding, site=site)
class FindingAdmin(ReadOnlyAdmin):
    """All findings; they are settled on the article's own page."""

    list_display = ("title", "sentence", "severity", "language", "state", "article_link")
    list_filter = ("state", "severity", "language", "check_id")
    list_select_related = ("article",)
    search_fields = ("article__slug", "evidence")

    @admin.display(description=_("finding"), ordering="check_id")
    def title(self, finding: Finding) -> str:
        """The name of the check."""
        return wording.check_title(finding.check_id)

    @admin.display(description=_("what is wrong"))
    def sentence(self, finding: Finding) -> str:
        """The finding as a sentence."""
        return wording.finding_sentence(finding.check_id, finding.parameters)

    @admin.display(description=_("article"), ordering="article__slug")
    def article_link(self, finding: Finding) -> SafeString:
        """The way to the row that the finding is about."""
        return tab_link(finding.article, "correct", anchor=f"row-{finding.paragraph_id}")


@admin.register(ReaderReport, site=site)
class ReaderReportAdmin(ReadOnlyAdmin):
    """What readers told; each is a finding on the article's own page, and settled there."""

    list_display = ("message", "language", "state", "created_at", "article_link")
    list_filter = ("finding__state", "revision__language", "created_at")
    list_select_related = ("article", "revision", "finding")
    search_fields = ("article__slug", "message")
    exclude = ("token", "sender")

    @admin.display(description=_("language"))
    def language(self, report: ReaderReport) -> str:
        """The language of the text that the reader saw."""
        return report.revision.language

    @admin.display(description=_("state"))
    def state(self, report: ReaderReport) -> str:
        """What came of it."""
        return report.finding.get_state_display() if report.finding else ""

    @admin.display(description=_("article"), ordering="article__slug")
    def article_link(self, report: ReaderReport) -> SafeString:
        """The way to the row that the report is about."""
        return tab_link(report.article, "correct", anchor=f"row-{report.paragraph_id}")


@admin.register(Correction, site=site)
class CorrectionAdmin(HouseAdmin):
    """Public corrections: the notes may be worded better until readers have seen them."""

    fields = (
        "article",
        "kind",
        "arose",
        "languages",
        "wrong",
        "right",
        in_languages("note"),
        "created_by",
        "published_at",
    )
    list_display = ("wrong", "right", "kind", "arose", "article", "published_at")
    list_filter = ("kind", "arose")
    list_select_related = ("article",)
    search_fields = ("article__slug", "wrong", "right")

    def get_readonly_fields(self, request: HttpRequest, obj: Correction | None = None) -> tuple[str, ...]:
        """Everything but the notes: the rest is the record of what happened."""
        return tuple(name for name in self.fields or () if isinstance(name, str))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: a correction is told on the article's own page."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Correction | None = None) -> bool:
        """Only until it is public."""
        return super().has_change_permission(request, obj) and (obj is None or obj.published_at is None)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False
