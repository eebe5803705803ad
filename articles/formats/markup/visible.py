"""What a browser shows of a page without its style sheets: which elements are hidden, which begin a new line, what they are called."""

from __future__ import annotations

import re

from articles.formats.markup.tree import Element

# Elements whose text no reader sees, and controls whose text is a choice to make and not a text to read.
UNSEEN = frozenset(
    "script style template noscript title meta link base iframe object embed audio video canvas math annotation annotation-xml"
    " select datalist noframes noembed param source track area desc defs metadata".split()
)
OWN_LINE = frozenset(
    "html body address article aside blockquote button caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary"
    " table tbody td textarea tfoot th thead tr ul listing plaintext xmp text marquee frame".split()
)
HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
SHOWN_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
# A page that hides itself until its scripts have run is not a hidden page.
ALWAYS_SHOWN = frozenset({"html", "body"})

MOST_NAMES, LONGEST_NAME = 40, 40
# They stand around nearly every block and say nothing.
PLAIN_TAGS = frozenset({"html", "body", "div", "span"})
TELLING = ("role", "itemprop", "data-component", "data-testid")


def is_unseen(element: Element) -> bool:
    """Whether the element's text is never shown."""
    return element.tag in UNSEEN


def is_hidden(element: Element) -> bool:
    """Whether the element hides itself."""
    if element.tag in ALWAYS_SHOWN:
        return False
    if element.get("hidden") is not None or (element.tag == "dialog" and element.get("open") is None):
        return True
    style = element.get("style")
    return style is not None and bool(HIDING.search(style))


def begins_line(element: Element) -> bool:
    """Whether a browser begins a new line for the element. A site's own elements ("app-story") are mostly frames around others."""
    tag = element.tag
    if tag in OWN_LINE or "-" in tag:
        return True
    style = element.get("style")
    return style is not None and bool(SHOWN_AS_BLOCK.search(style))


def names(element: Element) -> tuple[str, ...]:
    """What the element is called, as a style sheet would write it: its tag, .classes, #id and [attribute=value]."""
    found = [] if element.tag in PLAIN_TAGS else [element.tag]
    if not element.attrib:
        return tuple(found)
    found += [f".{name}" for name in (element.get("class") or "")[:400].split()[:8]]
    if element.get("id"):
        found.append(f"#{element.get('id').strip()}")
    found += [f"[{key}={element.get(key).strip()}]" for key in TELLING if element.get(key)]
    return tuple(name[:LONGEST_NAME] for name in found)
