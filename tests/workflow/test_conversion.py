"""One Chinese script is filled from the other, in the characters that the newsroom chose."""

import pytest
from django.test import override_settings

from articles.workflow import conductor
from tests.make import make_story

pytestmark = pytest.mark.django_db

SIMPLIFIED = "卫生部门在这里接着调查\n\n省长发言后，大家都感到振奋。\n"


@pytest.mark.parametrize(("locale", "headline"), [("tw", "衛生部門在這裡接著調查"), ("hk", "衞生部門在這裏接着調查")])
def test_traditional_comes_in_the_characters_of_the_setting(locale: str, headline: str) -> None:
    with override_settings(TRADITIONAL_LOCALE=locale):
        story = make_story({"zh-hans": SIMPLIFIED})
    assert [row.text_zh_hant for row in story.paragraphs.all()] == [headline, "省長發言後，大家都感到振奮。"]


def test_a_changed_setting_reaches_converted_text_at_the_next_run() -> None:
    story = make_story({"zh-hans": SIMPLIFIED})
    with override_settings(TRADITIONAL_LOCALE="hk"):
        conductor.settle(story)
    assert story.paragraphs.first().text_zh_hant == "衞生部門在這裏接着調查"
