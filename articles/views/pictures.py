"""Pictures and the cards by which stories are shared."""

from __future__ import annotations

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from articles.models.pictures import FOR_READERS, MEDIA_TYPES
from articles.reading import public, public_pictures
from articles.views.base import keep, public_page

YEAR = 365 * 24 * 3600


def _etag(request: HttpRequest, name: str) -> str:
    return f'"{name.rpartition("/")[2]}"'


@require_safe
@cache_control(public=True, max_age=YEAR, immutable=True)
@condition(etag_func=_etag)
def media(request: HttpRequest, name: str) -> HttpResponse:
    """A file of a picture; its name says what it holds, so that a cache never has to ask again. Nothing else in storage is served."""
    found = FOR_READERS.fullmatch(name)
    if found is None:
        raise Http404("Only pictures have such addresses.")
    try:
        with default_storage.open(name) as file:
            response = HttpResponse(file.read(), content_type=MEDIA_TYPES[found["suffix"]])
    except OSError as error:
        raise Http404("There is no such picture.") from error
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@public_page
def card(request: HttpRequest, language: str, slug: str, number: int) -> HttpResponse:
    """The card of a published edition; an address that was shared before the newest revision leads to its card."""
    article = public.story(slug, language).article
    if article is None or not settings.CARD_FONT or number > article.version:
        raise Http404("There is no such card.")
    about = f"article-{slug}"
    if number != article.version:
        newest = {"language": language, "slug": slug, "number": article.version}
        return keep(HttpResponseRedirect(reverse("card", kwargs=newest)), about)
    return keep(HttpResponse(public_pictures.card(article), content_type="image/jpeg"), about)
