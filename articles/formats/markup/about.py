"""What a page says of itself: in JSON-LD, in the meta elements of its head, and on the page, in this order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice
from typing import NamedTuple
from urllib.parse import urljoin

from articles.formats import dates
from articles.formats.markup import structured
from articles.formats.markup.blocks import absolute, text_of
from articles.formats.markup.tree import Element
from articles.formats.records import About, Picture

LONGEST = 500
FEW = 20  # of the elements that could hold a thing, the first hold it
HEADLINES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "articletitle", "citation_title", "title")
BYLINES = (
    "author",
    "byl",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
)
PUBLISHERS = ("og:site_name", "contentsource", "publisher", "dc.publisher", "application-name", "sitename", "source")
DATES = (
    "article:published_time og:published_time datepublished date pubdate publishdate publish-date publish_date publication_date"
    " publicationdate parsely-pub-date sailthru.date dc.date dc.date.issued dcterms.date dcterms.created citation_publication_date"
    " article.published weibo:article:create_at apub:time"
).split()
LANGUAGES = ("content-language", "og:locale", "language", "dc.language")
PICTURES = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")

SITE_AFTER = re.compile(r"\s*(?:[|｜_—–»·]|\s-+\s|-{2,})\s*")
BY = re.compile(r"^\s*(?:by\b|written by\b|作者|撰文|文)\s*[:：/]?\s*", re.IGNORECASE)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}\Z")
BYLINE_NAMES = re.compile(r"\b(?:byline|author)s?\b", re.IGNORECASE)
CREDIT_NAMES = re.compile(r"credit|copyright|photographer|图源|來源", re.IGNORECASE)
DATED_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?!\d)")


class Head(NamedTuple):
    """A page's own statements by where they stand: its JSON-LD, its meta elements by lower-case name, its tree, its address."""

    article: structured.Node
    meta: dict[str, str]
    root: Element
    url: str

    def first(self, names: Iterable[str]) -> str:
        """The first of these meta elements that says something."""
        return next((value for name in names if (value := self.meta.get(name, ""))), "")


def of(root: Element) -> About:
    """What the page says of itself; what it does not say is empty. Addresses are http or https."""
    head = Head(structured.article(root), _meta(root), root, "")
    head = head._replace(url=_url(head))
    publisher = tidy(structured.text(head.article.get("publisher"), "name")) or head.first(PUBLISHERS)
    return About(
        headline=_headline(head, publisher),
        byline=_byline(head),
        publisher=publisher,
        published_on=_published_on(head),
        language=_language(head),
        url=head.url,
        alternates=dict(_alternates(head)),
        picture=_picture(head),
    )


def tidy(text: str) -> str:
    """A short text with its white space run together, cut where it cannot be what it claims to be."""
    return " ".join(text[: 4 * LONGEST].split())[:LONGEST]


def _meta(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = tidy(element.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _web(address: str, base: str = "") -> str:
    full = absolute(address, base) if address else ""
    return full if full.lower().startswith("http") else ""


def _links(root: Element, kind: str) -> Iterator[Element]:
    return (link for link in root.iter("link") if kind in (link.get("rel") or "").lower().split())


def _url(head: Head) -> str:
    canonical = [link.get("href") or "" for link in _links(head.root, "canonical")]
    page = structured.text(head.article.get("mainEntityOfPage"), "@id", "url")
    said = (*canonical, head.meta.get("og:url", ""), structured.text(head.article.get("url")), page)
    return next((url for address in said if (url := _web(address))), "")


def base(root: Element, url: str) -> str:
    """The address that the page's relative links start from, "" where nobody says."""
    href = next((element.get("href") or "" for element in root.iter("base")), "")
    try:
        return _web(urljoin(url, href))
    except ValueError:
        return url


def _headline(head: Head, publisher: str) -> str:
    """The page's name for its article, without the name of the site behind it."""
    first = [text for element in islice(head.root.iter("h1"), FEW) if (text := tidy(text_of(element)))]
    title = tidy(next((element.text or "" for element in head.root.iter("title")), ""))
    said = [tidy(structured.text(head.article.get("headline"))), head.first(HEADLINES), title]
    printed = next((name for name in said if name in first), "")
    named = printed or next(filter(None, said), "")
    if not printed and len(first) == 1 and (not named or named.startswith(first[0])):
        return first[0]
    return named if printed else _without_site(named, publisher)


def _without_site(title: str, publisher: str) -> str:
    marks = list(SITE_AFTER.finditer(title))
    if not marks or marks[-1].start() < 4:
        return title
    site = title[marks[-1].end() :]
    return title[: marks[-1].start()] if site == publisher or len(site) <= 30 else title


def _byline(head: Head) -> str:
    said = tidy(", ".join(structured.people(head.article.get("author"))))
    meta = (head.meta.get(name, "") for name in BYLINES)
    printed = (tidy(text_of(element)) for element in islice(_marked(head.root, "author", BYLINE_NAMES), FEW))
    found = (BY.sub("", text) for text in (said, *meta, *printed))
    return next((text for text in found if text and "://" not in text and len(text) <= 150), "")


def _marked(root: Element, prop: str, name: re.Pattern[str]) -> Iterator[Element]:
    """The elements that say by itemprop, rel or class that they hold this."""
    for element in root.iter("span", "a", "p", "div", "address", "figcaption", "small", "cite"):
        attributes = element.attrib
        if attributes and (
            attributes.get("itemprop") == prop
            or attributes.get("rel") == prop
            or name.search(attributes.get("class", ""))
        ):
            yield element


def _published_on(head: Head) -> date | None:
    for said in (structured.text(head.article.get("datePublished")), *(head.meta.get(name, "") for name in DATES)):
        if found := dates.day(said):
            return found
    times = list(islice(head.root.iter("time"), FEW))
    published = [t for t in times if t.get("itemprop") == "datePublished" or t.get("pubdate") is not None]
    for element in (*published, *times[:3]):
        if found := dates.day(element.get("datetime") or text_of(element)):
            return found
    in_url = DATED_ADDRESS.search(head.url)
    return dates.day("-".join(in_url.groups())) if in_url else None


def _language(head: Head) -> str:
    html = head.root.get("lang") or head.root.get("xml:lang") or ""
    said = (html, structured.text(head.article.get("inLanguage"), "alternateName", "name"), head.first(LANGUAGES))
    tags = (tag.strip().replace("_", "-") for tag in said)
    return next((tag for tag in tags if LANGUAGE.match(tag)), "")


def _alternates(head: Head) -> Iterator[tuple[str, str]]:
    for link in list(_links(head.root, "alternate"))[:100]:
        language, address = link.get("hreflang") or "", _web(link.get("href") or "", head.url)
        if address and LANGUAGE.match(language.replace("_", "-")):
            yield language.replace("_", "-"), address


def _picture(head: Head) -> Picture | None:
    image = next((one for one in structured.as_list(head.article.get("image")) if one), None)
    said = [_web(structured.text(image, "contentUrl", "url"), head.url)]
    said += [_web(head.meta.get(name, ""), head.url) for name in PICTURES]
    figure = _figure(head.root, {address.split("?")[0] for address in said if address})
    printed = _source(figure, head.url) if figure is not None else ""
    url = next(filter(None, (*said, printed)), "")
    if not url:
        return None
    caption, credit, alternative = _under(figure)
    credit = credit or tidy(structured.under(image, "creditText", "copyrightNotice"))
    return Picture(
        url=url,
        caption=_without(caption or tidy(structured.under(image, "caption", "description")), credit),
        credit=credit,
        alternative=alternative or head.first(("og:image:alt", "twitter:image:alt")),
    )


def _without(caption: str, credit: str) -> str:
    return caption.removesuffix(credit).rstrip() or caption


def _figure(root: Element, addresses: set[str]) -> Element | None:
    """The figure that shows the lead picture, else the first with a caption."""
    figures = [figure for figure in islice(root.iter("figure"), FEW) if figure.find(".//img") is not None]
    shown = (figure for figure in figures if (figure.find(".//img").get("src") or "").split("?")[0] in addresses)
    captioned = (figure for figure in figures if figure.find(".//figcaption") is not None)
    return next(chain(shown, captioned), None)


def _source(figure: Element, base: str) -> str:
    image = figure.find(".//img")
    return _web(image.get("src") or image.get("data-src") or "", base)


def _under(figure: Element | None) -> tuple[str, str, str]:
    """The caption, credit and alternative text of a figure."""
    if figure is None:
        return "", "", ""
    alternative, caption = tidy(figure.find(".//img").get("alt") or ""), figure.find(".//figcaption")
    if caption is None:
        return "", "", alternative
    credit = next(
        (tidy(text_of(element)) for element in islice(_marked(caption, "copyrightHolder", CREDIT_NAMES), FEW)), ""
    )
    return tidy(text_of(caption)), credit, alternative
