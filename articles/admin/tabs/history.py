"""The page "History": the revisions of each edition, any two versions side by side, and who did what to the article."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from articles.admin.tabs.page import back, decide, number, parse, show
from articles.models import Article, Edition
from articles.reading import desk_versions
from articles.reading.desk_history import history
from articles.reading.differences import compare
from articles.reading.issues import issues
from articles.workflow import restoring


def view(request: HttpRequest, article: Article) -> HttpResponse:
    """Revisions, a comparison where the address asks for one, and the audit trail; a POST restores a revision as the draft."""
    if request.method == "POST":
        return _restore(request, article)
    page, deeds = history(article, request.GET.get("page", "1"))
    revisions = issues(article)
    editions = list(article.editions.order_by("language"))
    context = {
        "page": page,
        "deeds": deeds,
        "revisions": revisions,
        "drafts": [edition.language for edition in editions],
        "shown": {edition.revision_id for edition in editions if edition.state_at() == Edition.State.PUBLISHED},
        **_comparison(request, article),
    }
    return show(request, article, "history", **context)


def _comparison(request: HttpRequest, article: Article) -> dict[str, Any]:
    old, new = (desk_versions.version(article, request.GET.get(side, "")) for side in ("old", "new"))
    chosen = {"old_key": old.key if old else "", "new_key": new.key if new else ""}
    if old is None or new is None:
        return chosen
    return {**chosen, "old": old, "new": new, "stretches": compare(old.passages, new.passages)}


def _restore(request: HttpRequest, article: Article) -> HttpResponse:
    name, about = parse(request)
    if name != "restore" or len(about) != 1:
        raise BadRequest(f"no such button: {name!r}")
    revision = get_object_or_404(article.revisions, pk=number(about[0]))
    decision = {"revision": revision, "base": request.POST.get("base", "")}
    done = _("The revision is the draft again. What stood there before is in the audit trail below.")
    decide(request, article, [(restoring.restore, decision)], done)
    return back(article, "history")
