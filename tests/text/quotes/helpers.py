"""What the tests say of a mention in short."""

from articles.text.quotes import find
from articles.text.records import QuoteMention, TermRule


def mentions(*paragraphs: str, language: str = "en", names: tuple[TermRule, ...] = ()) -> tuple[QuoteMention, ...]:
    return find(paragraphs, language, names)


def said(*paragraphs: str, language: str = "en") -> list[tuple[str, str, str]]:
    """Type, speaker and words of each mention."""
    found = find(paragraphs, language)
    return [(m.type, m.speaker, paragraphs[m.paragraph][m.start : m.end]) for m in found]
