"""The cruft rules in the order in which they look: the first to name a block gives the reason for its removal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from articles.text.cruft import hypertext, zones
from articles.text.cruft.headline import repeated_headline
from articles.text.cruft.link_row import link_row
from articles.text.cruft.page import Page, Sighting
from articles.text.cruft.phrasebook import phrases


class Rule(NamedTuple):
    """A rule: `find` gives the blocks it names, each with its evidence, seeing what the rules before it named.

    `score` is how sure it is, which the model weighs; `floor` is the least score of a block that it names, for rules of which
    labelled pages show that the model is wrong where it keeps such a block.
    """

    id: str
    description: str
    find: Callable[[Page, Mapping[int, Sighting]], Mapping[int, str]]
    score: float
    floor: float = 0.0


def nothing(page: Page, sighted: Mapping[int, Sighting]) -> Mapping[int, str]:
    """No block: the rule is a reason that the model's verdict is given, not a sign by itself."""
    return {}


SIGNS: tuple[Rule, ...] = (
    Rule("copyright", "Rights, site licences and disclaimers.", phrases("copyright"), 0.97),
    Rule(
        "caption-credit", "A picture's credit, or a caption that closes with one.", phrases("caption_credit"), 0.9, 0.5
    ),
    Rule("share-bar", "Buttons that pass the page on, and their counters.", phrases("share_bar"), 0.97, 0.5),
    Rule("helpful-vote", "Votes and ratings on the page.", phrases("helpful_vote"), 0.97, 0.5),
    Rule("update-notice", "The site's notes on updates, errors and whom to write to.", phrases("update_notice"), 0.9),
    Rule("app-promotion", "Invitations to the publisher's app and channels.", phrases("app_promotion"), 0.95, 0.5),
    Rule("newsletter", "Invitations to newsletters, alerts and membership.", phrases("newsletter"), 0.95),
    Rule("advertisement", "Advertisements and the notes that admit to them.", phrases("advertisement"), 0.95, 0.5),
    Rule("comments", "Readers' comments: their heading and the form.", phrases("comments"), 0.95, 0.5),
    Rule("related-links", "The heading over links to other pieces.", phrases("related_links"), 0.95, 0.5),
    Rule("site-navigation", "The site's menus, legal links and paging.", phrases("site_navigation"), 0.95),
    Rule("inline-link", "A link to another piece on a line of its own, and tags.", phrases("inline_link"), 0.85),
    Rule("link-row", "Many short names between bars: a menu or a breadcrumb.", link_row, 0.85),
    Rule("page-tools", "Switches of the page: type size, print, galleries.", phrases("page_tools"), 0.9),
    Rule("desk-credit", "The desk's signature below a piece.", phrases("desk_credit"), 0.9),
    Rule("repeated-headline", "The headline printed again inside the article.", repeated_headline, 0.95, 0.5),
)
RULES: tuple[Rule, ...] = (
    *SIGNS,
    Rule(
        zones.HEAD,
        "What stands above the article and is none of it, by its shape, wording and neighbours.",
        nothing,
        0.0,
    ),
    Rule(zones.MIDST, "What stands between paragraphs and is none of them.", nothing, 0.0),
    Rule(zones.TAIL, "What stands below the article's end.", nothing, 0.0),
    Rule(hypertext.FRAME, "The page around the article, where markup shows it: no text of it is read.", nothing, 0.0),
    Rule(hypertext.MARKED, "What the elements around it, or an extractor, say is none of the article.", nothing, 0.0),
)
