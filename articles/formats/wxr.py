"""Reads WordPress exports (WXR, https://wordpress.org/documentation/article/tools-export-screen/): each post is an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.formats import limits, markup
from articles.formats.records import Item
from articles.formats.story import Story, item

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
# Kinds of posts that are parts of a site and no articles, and posts that nobody wants any more.
PARTS = frozenset(
    "attachment revision nav_menu_item custom_css customize_changeset oembed_cache user_request page wp_block wp_template"
    " wp_template_part wp_global_styles wp_navigation acf-field acf-field-group".split()
)
GONE = frozenset({"trash", "auto-draft", "inherit"})

HAS_PARAGRAPHS = re.compile(r"<(?:p|div|ul|ol|table|blockquote|h[1-6])\b", re.IGNORECASE)
BLANK_LINE = re.compile(r"\n\s*\n")
CAPTION = re.compile(r"\[caption\b[^\]]{0,500}\](.{0,3000}?)\[/caption\]", re.DOTALL)
IMAGE = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)\s*", re.IGNORECASE)
SHORTCODE = re.compile(r"\[/?(?:gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+|fusion_\w+)\b[^\]]{0,2000}\]")
BLOCK_TAG = re.compile(r"\s*</?(?:p|div|ul|ol|li|table|tr|td|blockquote|h[1-6]|figure|hr|pre|section)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Site:
    """What posts refer to: the site's name and language, authors by login, pictures by number with address and caption."""

    name: str = ""
    language: str = ""
    authors: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, tuple[str, str]] = field(default_factory=dict)


def items(content: bytes, place: str) -> Iterator[Item]:
    """Each post, drafts too; languages that Polylang paired share a story.

    Raises RefusedInput with code "too-large", "entities", "too-deep" or "cut-off", after the posts that stand before the fault.
    """
    site = _site(content, place)
    count = 0
    for post in markup.records(content, ("item",), place):
        if _named(post, "post_type") not in PARTS and _named(post, "status") not in GONE:
            count += 1
            yield item(_story(post, site))
    if not count:
        raise limits.empty(place)


def _site(content: bytes, place: str) -> Site:
    """The first pass: authors and pictures may stand anywhere in the file."""
    names: list[str] = []
    languages: list[str] = []
    site = Site()
    tags = ("item", "title", "language", "{*}author")
    for element in markup.records(content, tags, place, whole=("item",)):
        if element.tag == "item":
            if _named(element, "post_type") == "attachment":
                site.pictures[_named(element, "post_id")] = _named(element, "attachment_url"), _excerpt(element)
        elif element.tag == "title":
            names.append(element.text or "")
        elif element.tag == "language":
            languages.append(element.text or "")
        else:
            site.authors[_named(element, "author_login")] = _named(element, "author_display_name")
    return Site(next(iter(names), "").strip(), next(iter(languages), "").strip(), site.authors, site.pictures)


def _story(post: markup.Element, site: Site) -> Story:
    author = post.findtext("{*}creator") or ""
    picture, caption = site.pictures.get(_meta(post, "_thumbnail_id"), ("", ""))
    terms = {term.get("domain"): term.get("nicename") or "" for term in post.iterfind("category")}
    number = _named(post, "post_id")
    return Story(
        id=number or _named(post, "guid") or (post.findtext("link") or ""),
        story=terms.get("post_translations", ""),
        headline=markup.plain(post.findtext("title") or ""),
        standfirst=markup.plain(_excerpt(post)),
        byline=site.authors.get(author) or author,
        publisher=site.name,
        published=_date(post),
        language=terms.get("language") or site.language,
        url=(post.findtext("link") or "").strip(),
        picture=picture,
        caption=markup.plain(caption),
        body=as_html(post.findtext(CONTENT) or ""),
    )


def _named(element: markup.Element, name: str) -> str:
    """The text of the child with this name in any namespace: WordPress changes its address with each version."""
    return (element.findtext(f"{{*}}{name}") or "").strip()


def _excerpt(post: markup.Element) -> str:
    found = (child for child in post.iterfind("{*}encoded") if "excerpt" in child.tag)
    return next((child.text or "" for child in found), "").strip()


def _meta(post: markup.Element, key: str) -> str:
    rows = (row for row in post.iterfind("{*}postmeta") if _named(row, "meta_key") == key)
    return next((_named(row, "meta_value") for row in rows), "")


def _date(post: markup.Element) -> str:
    """The day in the site's own time zone; a draft has none."""
    written = _named(post, "post_date")
    return written if written and not written.startswith("0000") else (post.findtext("pubDate") or "").strip()


def as_html(body: str) -> str:
    """A post's body as a browser gets it: WordPress writes paragraphs as blank lines and captions as shortcodes."""
    body = SHORTCODE.sub("", CAPTION.sub(_figure, body.replace("\r\n", "\n").replace("\r", "\n")))
    if HAS_PARAGRAPHS.search(body) and not BLANK_LINE.search(body.strip()):
        return body
    return "\n".join(filter(None, map(_paragraph, BLANK_LINE.split(body))))


def _figure(found: re.Match[str]) -> str:
    image = IMAGE.match(found[1])
    if not image:
        return found[1]
    return f"\n\n<figure>{image[1]}<figcaption>{found[1][image.end() :]}</figcaption></figure>\n\n"


def _paragraph(text: str) -> str:
    text = text.strip()
    if not text or BLOCK_TAG.match(text) or text.startswith("<!--"):
        return text
    return "<p>" + text.replace("\n", "<br>\n") + "</p>"
