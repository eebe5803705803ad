"""Sources that turn out to be one: everything of the others moves to it, and their addresses lead there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from django.contrib.auth.models import User
from django.db.models import ManyToManyRel, Q, QuerySet

from articles.errors import EditConflict, InvalidDecision
from articles.models import Article, AuditEntry, Block, PublisherRule, Source
from articles.models.languages import LANGUAGES, column, get
from articles.workflow import bulk, conductor, pages, revisions
from articles.workflow.access import require
from articles.workflow.audit import fields, record

Fate = Literal["also", "wrong_spellings", "drop"]  # what a lost source's name becomes
Name = tuple[str, str]  # a language, and a name in it
FATES: tuple[Fate, ...] = ("also", "wrong_spellings", "drop")
_TAKEN = ("name", "role", "also", "wrong_spellings")
SETTLED_AT_ONCE = 50  # a newsroom's main publisher stands behind thousands of articles


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: rows repointed by table, articles brought up to date, and how many still follow their next decision."""

    repointed: Mapping[str, int]
    settled: int
    left: int


def names(source: Source) -> tuple[Name, ...]:
    """The names under which a source may be met, by language."""
    found = ((code, name) for code in LANGUAGES for name in (get(source, "name", code), *_list(source, "also", code)))
    return tuple((code, name) for code, name in found if name)


def affected(lost: Sequence[Source]) -> dict[str, int]:
    """How many rows a merge would repoint, by the name of their table."""
    counted: dict[str, int] = {}
    for model, rows, _ in _references(lost):
        counted[str(model._meta.verbose_name_plural)] = (
            counted.get(str(model._meta.verbose_name_plural), 0) + rows.count()
        )
    return {table: count for table, count in counted.items() if count}


def merge(*, actor: User, kept: Source, lost: Sequence[Source], fates: Mapping[tuple[int, str, str], Fate]) -> Merged:
    """Repoints everything of the sources `lost` to `kept`; `fates` says by id, language and name what becomes of a lost name.

    A name without a fate becomes another right name. The lost rows stay, merged into the kept one, so that addresses in
    published revisions lead on. Articles that the names concern are settled, up to SETTLED_AT_ONCE of them.
    """
    require(actor, "change_source")
    with conductor.writing():
        kept, lost = _locked(kept, lost)
        articles = list(_articles(lost).values_list("pk", flat=True))
        before = f"{kept.slug} ← {', '.join(source.slug for source in lost)}"
        repointed = affected(lost)
        for source in lost:
            _move_rules(actor, kept, source)
            revisions.refile_source(source.slug, kept.slug)
        for _, _, repoint in _references(lost):
            repoint(kept)
        _take_names(kept, lost, fates)
        Source.objects.filter(pk__in=[source.pk for source in lost]).update(merged_into=kept)
        _record(actor, kept, before, repointed, articles)
        pages.changed(pages.SITEMAPS, *(f"source-{source.slug}" for source in (kept, *lost)))
    return Merged(repointed, *_settle(articles))


def edited(*, actor: User, source: Source, before: str, after: str) -> None:
    """Records that a source's form was changed, and brings up to date the articles whose glossary its names are in."""
    require(actor, "change_source")
    record(actor, "edit source", source, article=None, before=before, after=after)
    pages.changed(f"source-{source.slug}")
    _settle(list(_articles([source]).values_list("pk", flat=True)))


def _settle(articles: Sequence[int]) -> tuple[int, int]:
    """Brings the newest of these articles up to date; how many, and how many are left to their next decision."""
    for pk in articles[:SETTLED_AT_ONCE]:
        conductor.decide_all(Article.objects.get(pk=pk), [])
    return len(articles[:SETTLED_AT_ONCE]), len(articles[SETTLED_AT_ONCE:])


def _locked(kept: Source, lost: Sequence[Source]) -> tuple[Source, list[Source]]:
    """The rows as they stand, held until the merge is written."""
    if not lost or kept.pk in {source.pk for source in lost}:
        raise InvalidDecision("A merge takes the source to keep and at least one other.", code="merge")
    wanted = [kept.pk, *(source.pk for source in lost)]
    found = {source.pk: source for source in Source.objects.select_for_update().filter(pk__in=wanted)}
    gone = next((source for source in found.values() if source.merged_into_id), None)
    if gone is not None or len(found) < len(set(wanted)):
        raise EditConflict(
            "Somebody else merged one of these sources meanwhile. Nothing was written.",
            theirs=str(gone or ""),
            yours="",
        )
    return found[kept.pk], [found[source.pk] for source in lost]


def _references(lost: Sequence[Source]) -> Iterable[tuple[Any, QuerySet, Callable[[Source], None]]]:
    """Each table that refers to these sources, with the rows that do and what makes them refer to another one."""
    for relation in Source._meta.related_objects:
        if isinstance(relation, ManyToManyRel):
            through, field = cast(Any, relation.through), relation.field.m2m_reverse_field_name()
            rows = through.objects.filter(**{f"{field}__in": lost})
            owner = relation.field.m2m_field_name()
            yield relation.related_model, rows, _repoint_set(through, rows, owner, field)
        else:
            rows = cast(Any, relation.related_model)._base_manager.filter(**{f"{relation.field.name}__in": lost})
            yield relation.related_model, rows, _repoint(rows, relation.field.name)


def _repoint(rows: QuerySet, field: str) -> Callable[[Source], None]:
    return lambda kept: cast(None, rows.update(**{field: kept}))


def _repoint_set(through: Any, rows: QuerySet, owner: str, field: str) -> Callable[[Source], None]:
    """A set holds a source once: who has the kept one already only loses the other."""

    def repoint(kept: Source) -> None:
        owners = set(rows.values_list(owner, flat=True))
        rows.delete()
        has_it = set(through.objects.filter(**{field: kept, f"{owner}__in": owners}).values_list(owner, flat=True))
        through.objects.bulk_create(
            through(**{f"{owner}_id": pk, f"{field}_id": kept.pk}) for pk in sorted(owners - has_it)
        )

    return repoint


def _move_rules(actor: User, kept: Source, lost: Source) -> None:
    """A publisher has one rule for a pattern: the lost one's blocks join the kept one's rule, which waits where the two disagree."""
    own = {(rule.match, rule.digest): rule for rule in PublisherRule.objects.filter(publisher=kept)}
    for rule in PublisherRule.objects.filter(publisher=lost):
        twin = own.get((rule.match, rule.digest))
        if twin is None:
            continue
        if twin.ruling != rule.ruling and PublisherRule.State.LIVE in (twin.state, rule.state):
            PublisherRule.objects.filter(pk=twin.pk).update(state=PublisherRule.State.DRAFT)
        Block.objects.filter(taught_by=rule).update(taught_by=twin)
        record(actor, "merge sources", rule, article=None, before=str(rule), after=str(twin))
        rule.delete()


def _take_names(kept: Source, lost: Sequence[Source], fates: Mapping[tuple[int, str, str], Fate]) -> None:
    for source in lost:
        for role in (column("role", code) for code in LANGUAGES):
            setattr(kept, role, getattr(kept, role) or getattr(source, role))
        for language, name in names(source):
            fate = fates.get((source.pk, language, name), "also")
            if not get(kept, "name", language) and fate == "also":
                setattr(kept, column("name", language), name)
            elif fate != "drop":
                _add(kept, fate, language, name)
        for language in LANGUAGES:
            for name in _list(source, "wrong_spellings", language):
                _add(kept, "wrong_spellings", language, name)
    kept.save(update_fields=[column(field, code) for field in _TAKEN for code in LANGUAGES])


def _add(source: Source, field: str, language: str, name: str) -> None:
    """Adds a name to one of the lists, unless the source is called so already."""
    present = _list(source, field, language)
    right = (get(source, "name", language), *_list(source, "also", language))
    if name not in present and name not in right:
        setattr(source, column(field, language), [*present, name])


def _list(source: Source, field: str, language: str) -> list[str]:
    return list(getattr(source, column(field, language)) or ())


def _articles(sources: Sequence[Source]) -> QuerySet[Article]:
    """The articles that draw on these sources, quote them, or were first published by them."""
    drawn_on = Q(sources__in=sources) | Q(publisher__in=sources) | Q(paragraphs__quotes__source__in=sources)
    return Article.objects.filter(drawn_on).distinct().order_by("-pk")


def _record(actor: User, kept: Source, what: str, repointed: Mapping[str, int], articles: Sequence[int]) -> None:
    said = "\n".join([what, *(f"{table}: {count}" for table, count in repointed.items())])
    record(actor, "merge sources", kept, article=None, before=what, after=said)
    entry = fields(actor, "merge sources", kept, article=None, before=what, after=kept.slug)
    bulk.insert(AuditEntry, (entry | {"article_id": pk} for pk in articles))
