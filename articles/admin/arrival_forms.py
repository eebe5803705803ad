"""The form of each page that waits, filled with what the page says of itself, and the plan that all of them make together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.admin.tabs.page import numbers
from articles.errors import RefusedInput
from articles.formats import Document
from articles.models import Arrival, Article, RawDocument, Source
from articles.reading import desk_arrivals, desk_proposals
from articles.reading.desk_arrivals import WaitingPage
from articles.workflow.drafts import ArticlePlan, PagePlan

ARTICLES_OFFERED = 100
OWN = "own"
OPENING = ("slug", "source_language")
MAIN = ("language", "belongs", "slug", "source_language", "publisher", "new_publisher")


class PageForm(forms.Form):
    """What the editor says of one page."""

    language = forms.ChoiceField(label=_("Language"), choices=[("", "—"), *settings.LANGUAGES])
    belongs = forms.ChoiceField(label=_("Becomes"))
    slug = forms.SlugField(
        label=_("Slug of the new article"),
        required=False,
        max_length=120,
        help_text=_("For example: yunnan-blockchain"),
    )
    source_language = forms.ChoiceField(
        label=_("Source language of the article"), required=False, choices=[("", "—"), *settings.LANGUAGES]
    )
    publisher = forms.ChoiceField(label=_("Publisher"), required=False)
    new_publisher = forms.CharField(label=_("Or a new publisher"), required=False, max_length=300)
    origin = forms.ChoiceField(label=_("Where the text comes from"), choices=RawDocument.Origin.choices)
    byline = forms.CharField(label=_("Byline"), required=False, max_length=300)
    url = forms.URLField(label="URL", required=False, max_length=2000, assume_scheme="https")
    published_on = forms.DateField(
        label=_("Published on"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    rights_note = forms.CharField(label=_("Rights note"), required=False, max_length=2000)
    received_from = forms.CharField(label=_("Received from"), required=False, max_length=300)

    def __init__(
        self, *args: Any, belongs: Sequence[tuple[Any, Any]], publishers: Sequence[Source], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["belongs"].choices = belongs  # type: ignore[attr-defined]
        self.publishers = {str(source.pk): source for source in publishers}
        named = [(key, str(source)) for key, source in self.publishers.items()]
        self.fields["publisher"].choices = [("", "—"), *named]  # type: ignore[attr-defined]

    @property
    def opens(self) -> bool:
        """Whether the page opens an article, as far as the form says."""
        return bool(self["belongs"].value() == OWN)

    @property
    def main(self) -> list[forms.BoundField]:
        """The fields that always show; those of a new article only where the page opens one."""
        return [self[name] for name in MAIN if self.opens or name not in OPENING]

    @property
    def more(self) -> list[forms.BoundField]:
        """The others."""
        return [self[name] for name in self.fields if name not in MAIN]

    @property
    def more_is_wrong(self) -> bool:
        """Whether one of the others has an error."""
        return any(bound.errors for bound in self.more)

    def clean_slug(self) -> str:
        """A slug that no article has."""
        slug: str = self.cleaned_data["slug"]
        if self.cleaned_data.get("belongs") == OWN and Article.objects.filter(slug=slug).exists():
            raise ValidationError(_("An article has this slug already. Choose it above, or take another slug."))
        return slug


@dataclass(slots=True)
class Sheet:
    """A page that waits with its form."""

    page: WaitingPage
    form: PageForm

    @property
    def arrival(self) -> Arrival:
        """The row behind the page."""
        return self.page.arrival


def prefix(arrival: Arrival) -> str:
    """What the names of a page's fields begin with."""
    return f"page-{arrival.pk}"


def entered(arrival: Arrival, post: Any) -> dict[str, str]:
    """The fields of a page as they were typed; what is stored where a field was not there."""
    start = f"{prefix(arrival)}-"
    there = {name: post[start + name][:2000] for name in PageForm.base_fields if start + name in post}
    return {**arrival.choices, **there}


def flipped(arrival: Arrival, post: Any) -> dict[int, str] | None:
    """The blocks whose tick is another than the machine's; None where the form was not there."""
    if (defaults := post.get(f"defaults-{arrival.pk}")) is None:
        return None
    before, now = numbers(defaults.split(",")), numbers(post.getlist(f"tick-{arrival.pk}"))
    return {position: "strip" if position in now else "keep" for position in before ^ now}


def sheets(arrivals: Sequence[Arrival], post: Any = None) -> list[Sheet]:
    """The pages judged, with forms that hold what the editor entered, else what the desk proposes; bound where she posted."""
    known = desk_proposals.publishers()
    pages = [_page(arrival, document, known) for arrival, document in desk_arrivals.documents(arrivals)]
    proposed = _proposed(pages, known)
    articles = [(f"article:{pk}", slug) for pk, slug in Article.objects.values_list("pk", "slug")[:ARTICLES_OFFERED]]
    return [
        Sheet(
            page,
            PageForm(
                post,
                prefix=prefix(page.arrival),
                initial={**proposed[index], **page.arrival.choices, "language": page.language},
                belongs=_belongs(pages, index, articles),
                publishers=known,
            ),
        )
        for index, page in enumerate(pages)
    ]


def _page(arrival: Arrival, document: Document | RefusedInput, known: Sequence[Source]) -> WaitingPage:
    language, publisher = arrival.choices.get("language", ""), arrival.choices.get("publisher")
    if isinstance(document, Document):
        language = language or desk_arrivals.language_of(document)
        if publisher is None and (source := desk_proposals.publisher(document.about, known)):
            publisher = str(source.pk)
    number = int(publisher) if publisher and publisher.isdecimal() else None
    return desk_arrivals.page(arrival, document, language, number)


def _proposed(pages: Sequence[WaitingPage], known: Sequence[Source]) -> list[dict[str, Any]]:
    heads, taken = desk_proposals.pairing(pages), set[str]()
    groups = {head: [page for page, at in zip(pages, heads, strict=True) if at == head] for head in heads}
    groups |= {
        at: [page] for at, page in enumerate(pages) if heads[at] != at and page.arrival.choices.get("belongs") == OWN
    }
    slugs = {head: desk_proposals.slug(group, taken) for head, group in groups.items()}
    return [
        _about(page, known)
        | {
            "belongs": OWN if heads[index] == index else f"page:{pages[heads[index]].arrival.pk}",
            "slug": slugs.get(index, ""),
            "source_language": page.language,
            "origin": RawDocument.Origin.SOURCE if heads[index] == index else RawDocument.Origin.MACHINE,
        }
        for index, page in enumerate(pages)
    ]


def _about(page: WaitingPage, known: Sequence[Source]) -> dict[str, Any]:
    about, source = page.about, desk_proposals.publisher(page.about, known)
    return {
        "publisher": str(source.pk) if source else "",
        "new_publisher": "" if source else about.publisher,
        "byline": about.byline,
        "url": about.url,
        "published_on": about.published_on,
        "rights_note": desk_proposals.rights(page),
    }


def _belongs(pages: Sequence[WaitingPage], index: int, articles: list[tuple[str, str]]) -> list[tuple[Any, Any]]:
    others: list[tuple[Any, Any]] = [
        (
            f"page:{page.arrival.pk}",
            _("a language of page %(number)s (%(title)s)") % {"number": at, "title": page.headline[:40]},
        )
        for at, page in enumerate(pages, 1)
        if at - 1 != index
    ]
    own: list[tuple[Any, Any]] = [(OWN, _("an article of its own")), *others]
    return [*own, (_("a page of an article on the desk"), articles)] if articles else own


def plans(found: Sequence[Sheet]) -> list[ArticlePlan] | None:
    """What the forms ask for, article by article; None when something stands in the way, which the forms then say."""
    for sheet in found:
        if sheet.page.problem:
            sheet.form.add_error(None, sheet.page.problem)
    if not all(sheet.form.is_valid() for sheet in found):
        return None
    groups = _grouped(found)
    articles = [_plan(target, group) for target, group in groups.items()]
    return articles if all(sheet.form.is_valid() for sheet in found) else None


def _grouped(found: Sequence[Sheet]) -> dict[str, list[Sheet]]:
    """The sheets by what they become, the one that opens an article first; whatever is impossible is said on the form."""
    heads = {f"page:{sheet.arrival.pk}": sheet for sheet in found if sheet.form.cleaned_data["belongs"] == OWN}
    groups: dict[str, list[Sheet]] = {key: [sheet] for key, sheet in heads.items()}
    slugs: set[str] = set()
    for sheet in heads.values():
        slug = sheet.form.cleaned_data["slug"] = sheet.form.cleaned_data["slug"] or sheet.form.initial["slug"]
        if not slug or slug in slugs:
            sheet.form.add_error("slug", _("Give the new article a slug of its own."))
        slugs.add(slug)
    for sheet in found:
        target = sheet.form.cleaned_data.get("belongs", OWN)
        if target == OWN:
            continue
        if target.startswith("page:") and target not in heads:
            sheet.form.add_error(
                "belongs", _("That page is itself a language of another one. Choose the one that opens the article.")
            )
        groups.setdefault(target, []).append(sheet)
    return groups


def _plan(target: str, group: Sequence[Sheet]) -> ArticlePlan:
    languages: set[str] = set()
    for sheet in group:
        language = sheet.form.cleaned_data["language"]
        if language in languages:
            sheet.form.add_error(
                "language", _("The article has a page in this language already: it takes one a language.")
            )
        languages.add(language)
    first = group[0].form
    pages = [_page_plan(sheet) for sheet in group]
    if target.startswith("article:"):
        article = Article.objects.filter(pk=target.removeprefix("article:")).first()
        return ArticlePlan(pages, article=article)
    source = first.cleaned_data["source_language"] or pages[0].language
    if source not in languages:
        first.add_error("source_language", _("No page of this article is in this language."))
    return ArticlePlan(pages, slug=first.cleaned_data.get("slug", ""), source_language=source)


def _page_plan(sheet: Sheet) -> PagePlan:
    given = sheet.form.cleaned_data
    return PagePlan(
        arrival=sheet.arrival,
        language=given.get("language", ""),
        origin=given["origin"],
        publisher=sheet.form.publishers.get(given["publisher"]),
        new_publisher="" if given["publisher"] else given["new_publisher"],
        byline=given["byline"],
        about={name: given[name] for name in ("url", "published_on", "rights_note", "received_from")},
    )
