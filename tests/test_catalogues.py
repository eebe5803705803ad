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
ASKING = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
IN_TEMPLATE = re.compile(r"""\b(?:_|gettext)\(u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\)""")
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


def said() -> Iterator[tuple[str, str]]:
    """Every string that a module or a template asks a translation for, with its place: what makemessages would find."""
    for path in ARTICLES.rglob("*.py"):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ASKING
            if is_call and node.args and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value), f"{path.name}:{node.lineno}"
    for path in (ARTICLES / "templates").rglob("*.*"):
        for match in IN_TEMPLATE.finditer(templatize(path.read_text(), origin=str(path))):
            yield ast.literal_eval(match[1]), path.name


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_string_of_the_screens_is_in_the_catalogue(path: Path) -> None:
    known = {entry.msgid for entry in polib.pofile(str(path)) if not entry.obsolete}
    assert {text: place for text, place in said() if text not in known} == {}
