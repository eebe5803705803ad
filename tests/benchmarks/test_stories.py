"""The stories of the import benchmark are what they say: alike in shape, different in every paragraph, and the same on each run."""

from articles.text import segment
from tests.benchmarks.stories import LANGUAGES, PARAGRAPHS, stories, story


def test_a_story_has_a_headline_and_forty_paragraphs_in_three_languages() -> None:
    for each in stories(3):
        assert {page.language for page in each.pages} == set(LANGUAGES)
        assert {len(segment.split(page.text)) for page in each.pages} == {PARAGRAPHS + 1}
        assert each.pages[0].language == each.source_language


def test_the_source_language_goes_round() -> None:
    assert {each.source_language for each in stories(3)} == set(LANGUAGES)


def test_no_paragraph_stands_in_two_stories() -> None:
    texts = [block.text for each in stories(6) for page in each.pages for block in segment.split(page.text)]
    assert len(set(texts)) > 0.99 * len(texts)


def test_the_same_number_gives_the_same_story() -> None:
    assert story(7) == story(7)
    assert list(stories(2, 7)) == [story(7), story(8)]
