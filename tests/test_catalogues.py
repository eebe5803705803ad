"""The screens speak every language: catalogues are complete, keep their placeholders, and are compiled."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

ARTICLES = Path(__file__).parent.parent / "articles"
CATALOGUES = sorted((ARTICLES / "locale").glob("*/LC_MESSAGES/django.po"))
ASKING = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "Phrase"}
REFUSING = {"RefusedInput", "InvalidDecision", "Blocked", "NotPermitted", "EditConflict"}
# Whom these refuse sits at a terminal: commands speak English.
OF_COMMANDS = ("management/", "formats/web/", "formats/piece.py", "workflow/replay.py", "workflow/stories.py")
IN_TEMPLATE = re.compile(r"""\b(?:_|gettext)\(u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\)""")
NAMED = re.compile(r"%\((\w+)\)s")
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w*\}")


def test_both_chinese_scripts_have_one() -> None:
    assert [path.parts[-3] for path in CATALOGUES] == ["zh_Hans", "zh_Hant"]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_catalogue_is_complete_and_keeps_placeholders(path: Path) -> None:
    entries = [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
    assert [entry.msgid for entry in entries if not entry.msgstr or "fuzzy" in entry.flags] == []
    for entry in entries:
        assert sorted(PLACEHOLDER.findall(entry.msgid)) == sorted(PLACEHOLDER.findall(entry.msgstr)), entry.msgid


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_catalogue_is_compiled(path: Path) -> None:
    compiled = {entry.msgid: entry.msgstr for entry in polib.mofile(str(path.with_suffix(".mo")))}
    assert compiled == {entry.msgid: entry.msgstr for entry in polib.pofile(str(path)) if not entry.obsolete}


def calls() -> Iterator[tuple[ast.Call, str, str]]:
    """Every call of a plain name in the modules, with that name and the call's place."""
    for path in ARTICLES.rglob("*.py"):
        place = path.relative_to(ARTICLES).as_posix()
        for node in ast.walk(ast.parse(path.read_text())) if "migrations" not in path.parts else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                yield node, node.func.id, f"{place}:{node.lineno}"


def refusals() -> Iterator[tuple[ast.Call, str]]:
    """Every refusal that an editor may meet, with its place."""
    return ((call, place) for call, name, place in calls() if name in REFUSING and not place.startswith(OF_COMMANDS))


def sentences(call: ast.Call) -> list[str]:
    """What a refusal says: its sentence, or one of two; none where the sentence is put together as the program runs."""
    first = call.args[0]
    parts = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
    return [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def said() -> Iterator[tuple[str, str]]:
    """Every string that a module or a template asks a translation for, with its place: what makemessages would find, and refusals."""
    for call, name, place in calls():
        if name in ASKING and isinstance(call.args[0], ast.Constant):
            yield str(call.args[0].value), place
    for call, place in refusals():
        yield from ((sentence, place) for sentence in sentences(call))
    for path in (ARTICLES / "templates").rglob("*.*"):
        for match in IN_TEMPLATE.finditer(templatize(path.read_text(), origin=str(path))):
            yield ast.literal_eval(match[1]), path.name


def test_a_refusal_has_a_sentence_for_the_catalogue_and_gives_what_it_names() -> None:
    assert [place for call, place in refusals() if not sentences(call)] == []
    for call, place in refusals():
        given = {keyword.arg for keyword in call.keywords}
        for sentence in sentences(call):
            assert set(NAMED.findall(sentence)) <= given, place


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_string_of_the_screens_is_in_the_catalogue(path: Path) -> None:
    known = {entry.msgid for entry in polib.pofile(str(path)) if not entry.obsolete}
    assert {text: place for text, place in said() if text not in known} == {}
