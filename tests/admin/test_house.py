"""Regions and topics on the desk: what readers see of them follows, and addresses that stories lead to stay."""

import pytest
from django.test import Client

from articles.models import PageChange, Region
from articles.workflow import pages
from tests.make import make_user
from tests.public.make import make_public, make_region

pytestmark = pytest.mark.django_db
NAMES = {"name_en": "Yunnan", "name_zh_hans": "云南", "name_zh_hant": "雲南"}


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_user(is_superuser=True))
    return client


def save(desk: Client, region: Region, slug: str) -> None:
    assert desk.post(f"/admin/articles/region/{region.pk}/change/", {"slug": slug, **NAMES}).status_code == 302
    region.refresh_from_db()


def test_a_new_slug_has_the_page_at_the_old_one_forgotten(desk: Client) -> None:
    region = make_region("yunan")
    save(desk, region, "yunnan")
    assert region.slug == "yunnan"
    changed = PageChange.objects.filter(tick=pages.ticks()).values_list("about", flat=True)
    assert {"region-yunan", "region-yunnan", "latest"} == set(changed)


def test_a_slug_that_published_stories_lead_to_stays(desk: Client) -> None:
    region = make_region("yunnan")
    make_public(region=region)
    save(desk, region, "dian")
    assert region.slug == "yunnan"
