"""A small site with a story in every state, and a crawler that fetches whatever is linked from its front."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.test import Client

from articles.models import Correction, Edition, Source
from articles.models.languages import LANGUAGES
from tests.make import make_published, make_source
from tests.public.make import make_correction, make_piece, make_public, make_quote, make_region, make_topic
from tests.public.page import Page

NOT_CRAWLED = ("/static/", "/media/", "/admin/")


@dataclass(frozen=True)
class Found:
    """What an address answered."""

    address: str
    status: int
    media_type: str
    body: bytes

    @property
    def name(self) -> str:
        """The address as a file name."""
        return "".join(char if char.isalnum() else "_" for char in self.address) or "_"

    @property
    def graphs(self) -> list[dict[str, Any]]:
        """The structured data of a page."""
        return [json.loads(script) for script in Page(_Answer(self.body)).scripts]


@dataclass(frozen=True)
class _Answer:
    content: bytes


def fill() -> list[str]:
    """Makes the stories; gives addresses that nothing links to."""
    region, topic = make_region(), make_topic()
    person = make_source("ruan-chengfa", role_en="Governor", role_zh_hans="省长", role_zh_hant="省長")
    unnamed = Source.objects.create(slug="an-official", kind="unnamed", name_en="an official", name_zh_hant="一位官員")
    publisher = Source.objects.create(slug="herald", kind="publication", name_en="Herald", name_zh_hant="先驅報")
    whole = make_piece("whole", region=region, publisher=publisher)
    whole.topics.add(topic)
    whole.sources.add(person, unnamed)
    make_quote(whole, source=person)
    for kind in (Correction.Kind.CORRECTION, Correction.Kind.UPDATE):
        make_correction(whole, kind=kind, languages=list(LANGUAGES))
    for language in LANGUAGES:
        make_published(whole, language)
    make_public("unchecked", approved=False, region=region)
    make_public("english-only", "en")
    withdrawn = make_public("withdrawn")
    withdrawn.editions.filter(language="en").update(state=Edition.State.WITHDRAWN)
    retracted = make_public("retracted")
    make_correction(retracted, kind=Correction.Kind.RETRACTION, languages=list(LANGUAGES))
    retracted.editions.update(state=Edition.State.RETRACTED)
    held = make_public("held")
    type(held).objects.filter(pk=held.pk).update(legal_hold=True)
    for number in range(24):
        make_public(f"more-{number}", "en")
    gone = [f"/{code}/articles/{slug}/" for code in LANGUAGES for slug in ("withdrawn", "retracted", "held", "none")]
    return ["/", *gone, "/fr/", "/none/"]


def crawl(client: Client, starts: list[str]) -> dict[str, Found]:
    """Every address of the site that is linked, from these on."""
    found: dict[str, Found] = {}
    waiting = list(starts)
    while waiting:
        address = waiting.pop()
        if address in found or address.startswith(NOT_CRAWLED):
            continue
        answer = client.get(address)
        body = b"".join(answer) if answer.streaming else answer.content
        found[address] = Found(address, answer.status_code, answer.get("Content-Type", "").split(";")[0], body)
        if found[address].media_type == "text/html":
            waiting += _links(address, Page(answer))
        if location := answer.get("Location"):
            waiting.append(_local(address, location))
    return found


def _links(address: str, page: Page) -> list[str]:
    links = page.links | {link["href"] for link in page.all("link")}
    return [local for link in links if (local := _local(address, link))]


def _local(address: str, link: str) -> str:
    """The path and query of a link that stays on the site, "" for another."""
    target = urlsplit(urljoin(f"{settings.SITE_URL}{address}", link))
    if f"{target.scheme}://{target.netloc}" != settings.SITE_URL:
        return ""
    return f"{target.path}?{target.query}" if target.query else target.path
