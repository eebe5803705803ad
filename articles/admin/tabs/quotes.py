"""The page "Quotes and sources": what the machine suggests, and a person's word on it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from articles.admin.site import viewer_language
from articles.admin.tabs.page import Decision, back, decide, number, parse, show
from articles.models import Article, Quote, Source
from articles.models.languages import LANGUAGES, get
from articles.reading import desk_quotes
from articles.workflow import conductor, house, quotes

DONE = {
    "confirm": _("The quote is confirmed."),
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
    quote: Quote = get_object_or_404(Quote.objects.filter(paragraph__article=article), pk=number(about[0]))
    if name == "confirm" and not request.POST.get("source"):
        messages.error(request, _("Choose the source that these words come from."))
        return back(article, "quotes", f"quote-{quote.pk}")
    with conductor.writing():
        decide(request, article, [_decision(request, name, quote)], DONE[name])
    return back(article, "quotes", f"quote-{quote.pk}")


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
        kinds=Source.Kind.choices,
    )


def _decision(request: HttpRequest, name: str, quote: Quote) -> Decision:
    if name == "confirm":
        source = get_object_or_404(Source, pk=number(request.POST["source"]))
        return quotes.confirm, {"quote": quote, "source": source}
    if name == "name":
        return quotes.confirm, {"quote": quote, "source": _new_source(request, quote)}
    return {"reject": quotes.reject, "reconsider": quotes.reconsider}[name], {"quote": quote}


def _new_source(request: HttpRequest, quote: Quote) -> Source:
    """A source with the speaker's name as the text gives it."""
    if not request.user.has_perm("articles.add_source"):
        raise PermissionDenied("articles.add_source")
    names = {code: name for code in LANGUAGES if (name := get(quote, "speaker", code))}
    kind = request.POST.get("kind", "")
    if not names or kind not in Source.Kind.values:
        raise BadRequest("a source needs a name and a kind")
    slug = next((slug for name in names.values() if (slug := slugify(name))), f"source-of-quote-{quote.pk}")
    return house.source(slug, kind, names, {}, {})
