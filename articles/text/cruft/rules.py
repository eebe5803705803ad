"""The cruft rules in the order in which they look: the first to claim a block gives the reason for its removal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from articles.text.cruft.headline import repeated_headline
from articles.text.cruft.link_row import link_row
from articles.text.cruft.page import Page, Sighting
from articles.text.cruft.page_head import page_head
from articles.text.cruft.phrasebook import phrases
from articles.text.cruft.trailing_zone import trailing_zone


class Rule(NamedTuple):
    """A rule: `find` gives the blocks it claims, each with its evidence, seeing what the rules before it claimed."""

    id: str
    description: str
    find: Callable[[Page, Mapping[int, Sighting]], Mapping[int, str]]
    score: float


RULES: tuple[Rule, ...] = (
    Rule("copyright", "Rights, site licences and disclaimers.", phrases("copyright"), 0.97),
    Rule("caption-credit", "A picture's credit, or a caption that closes with one.", phrases("caption_credit"), 0.9),
    Rule("share-bar", "Buttons that pass the page on, and their counters.", phrases("share_bar"), 0.97),
    Rule("helpful-vote", "Votes and ratings on the page.", phrases("helpful_vote"), 0.97),
    Rule("update-notice", "The site's notes on updates, errors and whom to write to.", phrases("update_notice"), 0.9),
    Rule("app-promotion", "Invitations to the publisher's app and channels.", phrases("app_promotion"), 0.95),
    Rule("newsletter", "Invitations to newsletters, alerts and membership.", phrases("newsletter"), 0.95),
    Rule("advertisement", "Advertisements and the notes that admit to them.", phrases("advertisement"), 0.95),
    Rule("comments", "Readers' comments: their heading and the form.", phrases("comments"), 0.95),
    Rule("related-links", "The heading over links to other pieces.", phrases("related_links"), 0.95),
    Rule("site-navigation", "The site's menus, legal links and paging.", phrases("site_navigation"), 0.95),
    Rule("inline-link", "A link to another piece on a line of its own, and tags.", phrases("inline_link"), 0.85),
    Rule("link-row", "Many short names between bars: a menu or a breadcrumb.", link_row, 0.85),
    Rule("page-tools", "Switches of the page: type size, print, galleries.", phrases("page_tools"), 0.9),
    Rule("desk-credit", "The desk's signature below a piece.", phrases("desk_credit"), 0.9),
    Rule("repeated-headline", "The headline printed again inside the article.", repeated_headline, 0.95),
    Rule(
        "trailing-zone", "All that stands below the first sign of cruft after the last paragraph.", trailing_zone, 0.85
    ),
    Rule("page-head", "A row of short fragments above the first paragraph.", page_head, 0.8),
)
