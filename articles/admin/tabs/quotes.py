"""The page "Quotes and sources": what the machine suggests, and a person's word on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from articles.admin.links import tab_url
from articles.admin.site import viewer_language
from articles.admin.tabs.page import Decision, back, decide, number, parse, show
from articles.models import Article, Quote, Source
from articles.models.languages import LANGUAGES, get
from articles.reading import desk_quotes
from articles.workflow import conductor, house, quotes

DONE = {
    "add": _("The quote is added."),
    "confirm": _("The quote is confirmed."),
    "correct": _("The quote is corrected and confirmed."),
    "name": _("The source was made, and the quote is confirmed."),
    "reject": _("The quote is rejected."),
    "reconsider": _("The quote is a suggestion again."),
}


def view(request: HttpRequest, article: Article) -> HttpResponse:
    """The quotes with their speakers; a POST settles one of them."""
    if request.method != "POST":
        return _show(request, article)
    name, about = parse(request)
    if name not in DONE or len(about) != 1:
        raise BadRequest(f"no such button: {name!r}")
    if name == "add":
        return _add(request, article, about[0])
    quote: Quote = get_object_or_404(
        Quote.objects.filter(paragraph__article=article).select_related("paragraph"), pk=number(about[0])
    )
    if name in ("confirm", "correct") and not request.POST.get("source"):
        messages.error(request, _("Choose the source that these words come from."))
        return back(article, "quotes", f"quote-{quote.pk}")
    with conductor.writing():
        decide(request, article, [_decision(request, name, quote)], DONE[name])
    return back(article, "quotes", f"quote-{quote.pk}")


def _add(request: HttpRequest, article: Article, row: str) -> HttpResponse:
    """A quote of words that the editor chose in a row."""
    paragraph = get_object_or_404(article.paragraphs, pk=number(row))
    if not request.POST.get("source"):
        messages.error(request, _("Choose the source that these words come from."))
    else:
        decide(request, article, [(quotes.attribute, {"paragraph": paragraph, **_chosen(request)})], DONE["add"])
    return HttpResponseRedirect(f"{tab_url(article, 'quotes')}?row={paragraph.pk}#add-title")


def _chosen(request: HttpRequest) -> dict[str, Any]:
    """The source, the type and the words of a form."""
    source = get_object_or_404(Source, pk=number(request.POST.get("source", "")), merged_into=None)
    words = {code: said for code in LANGUAGES if (said := request.POST.get(f"words-{code}", "").strip())}
    return {"source": source, "type": request.POST.get("type", ""), "words": words}


def _show(request: HttpRequest, article: Article) -> HttpResponse:
    found = desk_quotes.quotes(article)
    return show(
        request,
        article,
        "quotes",
        waiting=[entry for entry in found if entry.quote.state == Quote.State.SUGGESTED],
        confirmed=[entry for entry in found if entry.quote.state == Quote.State.CONFIRMED],
        rejected=[entry for entry in found if entry.quote.state == Quote.State.REJECTED],
        sources=desk_quotes.sources(article, viewer_language()),
        types=Quote.Type.choices,
        rows=(rows := desk_quotes.rows(article)),
        row=next((row for row in rows if str(row.paragraph.pk) == request.GET.get("row")), None),
        kinds=Source.Kind.choices,
    )


def _decision(request: HttpRequest, name: str, quote: Quote) -> Decision:
    if name == "confirm":
        source = get_object_or_404(Source, pk=number(request.POST["source"]), merged_into=None)
        return quotes.confirm, {"quote": quote, "source": source}
    if name == "correct":
        return quotes.correct, {"quote": quote, **_chosen(request)}
    if name == "name":
        return quotes.confirm, {"quote": quote, "source": _new_source(request, quote)}
    return {"reject": quotes.reject, "reconsider": quotes.reconsider}[name], {"quote": quote}


def _new_source(request: HttpRequest, quote: Quote) -> Source:
    """A source with the speaker's name as the form, or else the text, gives it."""
    if not request.user.has_perm("articles.add_source"):
        raise PermissionDenied
    said = {code: request.POST.get(f"name-{code}", get(quote, "speaker", code)) for code in LANGUAGES}
    names = {code: " ".join(name.split())[:300] for code, name in said.items() if name.strip()}
    kind = request.POST.get("kind", "")
    if not names or kind not in Source.Kind.values:
        raise BadRequest("a source needs a name and a kind")
    slug = next((slug for name in names.values() if (slug := slugify(name))), f"source-of-quote-{quote.pk}")
    return house.source(slug, kind, names, {}, {})
