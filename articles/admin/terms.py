"""The glossary: a term with what it would flag before it is saved, its replacements, and its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from articles.admin.site import site, viewer_language
from articles.admin.term_forms import FORMATS, FileForm, TermForm, carried, format_of, initial_from, initial_of
from articles.admin.tools import HouseAdmin, in_languages
from articles.errors import NewsroomError, NotPermitted
from articles.models import Term
from articles.models.languages import LANGUAGES
from articles.reading import desk_terms, wording
from articles.text.records import term_rule
from articles.workflow import term_files, term_trial, terms


@admin.register(Term, site=site)
class TermAdmin(HouseAdmin):
    """Terms are made and changed by the verbs of workflow/terms.py; the pages show what they find."""

    list_display = (*in_languages("form"), "article")
    list_select_related = ("article",)
    list_filter = (("article", admin.EmptyFieldListFilter),)
    search_fields = in_languages("form")

    def get_urls(self) -> list[URLPattern]:
        """Django's, and the pages that apply a term and exchange files."""
        pages = (
            ("<int:pk>/apply/", self.apply_view, "articles_term_apply"),
            ("import/", self.import_view, "articles_term_import"),
            ("export.<str:name>", self.export_view, "articles_term_export"),
        )
        own = [path(route, self.admin_site.admin_view(view), name=name) for route, view, name in pages]
        return [*own, *super().get_urls()]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """A new term; the address may fill the form in."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = TermForm(request.POST or None, initial=initial_from(request.GET.dict()))
        if request.method == "POST" and form.is_valid() and _asked(request) == "save":
            verb = partial(terms.add_term, actor=_actor(request), entry=form.entry(), article=_article(form))
            if (made := _carried_out(form, verb)) is not None:
                return _saved(request, made)
        return self._form_page(request, form, None, _("New term"))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """A term, and what a change to it would flag."""
        term = self._seen(request, object_id)
        form = TermForm(request.POST or None, initial=initial_of(term))
        if request.method == "POST" and not self.has_change_permission(request):
            raise PermissionDenied
        if request.method == "POST" and form.is_valid() and _asked(request) == "save":
            about = {"term": term, "article": _article(form), "seen": request.POST.get("seen", "")}
            verb = partial(terms.edit_term, actor=_actor(request), entry=form.entry(), **about)
            if (changed := _carried_out(form, verb)) is not None:
                return _saved(request, changed)
        return self._form_page(request, form, term, str(term))

    def _seen(self, request: HttpRequest, pk: object) -> Term:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(Term.objects.select_related("article"), pk=pk if str(pk).isdigit() else None)

    def _form_page(self, request: HttpRequest, form: TermForm, term: Term | None, title: str) -> HttpResponse:
        found = None
        if form.is_bound and form.is_valid():
            entry = form.entry()
            rule = term_rule(entry.forms, entry.also, entry.avoid)
            found = desk_terms.shown(term_trial.trial(rule, article=_article(form), instead_of=term), viewer_language())
        context = {"form": form, "term": term, "trial": found, "seen": _fingerprint(request, term)}
        may_save = self.has_change_permission(request) if term else self.has_add_permission(request)
        return self._page(request, "form", title, status=422 if form.errors else 200, may_save=may_save, **context)

    def apply_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The replacements that a term proposes, to tick; a POST makes those that are ticked."""
        term = self._seen(request, pk)
        outcomes = None
        if request.method == "POST":
            if not request.user.has_perm("articles.correct_paragraph"):
                raise PermissionDenied
            wanted = _wanted(request)
            outcomes = terms.apply_term(actor=_actor(request), term=term, wanted=wanted)
            _say_applied(request, outcomes, len(wanted))
        refused = [outcome for outcome in outcomes or () if outcome.refusal]
        trial = desk_terms.shown(terms.review(term), viewer_language())
        return self._page(request, "apply", _("Apply to all"), term=term, trial=trial, refused=refused)

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """A glossary from a file: first what would become of each line, then the same in earnest."""
        if not (self.has_add_permission(request) and self.has_change_permission(request)):
            raise PermissionDenied
        form = FileForm(request.POST or None, request.FILES or None)
        if request.method != "POST" or not form.is_valid():
            return self._page(request, "import", _("Import a glossary"), form=form)
        given = form.cleaned_data
        dry_run = _asked(request) != "import"
        try:
            rows = list(format_of(given["name"]).read(given["bytes"], given["name"], LANGUAGES))
            outcomes = term_files.take_in(actor=_actor(request), rows=rows, dry_run=dry_run)
        except NewsroomError as error:
            form.add_error(None, wording.refusal(error))
            return self._page(request, "import", _("Import a glossary"), status=422, form=form)
        counts = Counter(outcome.state for outcome in outcomes)
        if not dry_run:
            messages.success(request, _("%(n)s terms were written.") % {"n": counts["new"] + counts["changed"]})
        again = FileForm(initial={"content": carried(given["bytes"]), "name": given["name"]}) if dry_run else None
        counted = [(state, counts[state]) for state in term_files.STATES]
        shown = sorted(outcomes, key=lambda outcome: (outcome.state == "same", outcome.line))
        context: dict[str, Any] = {"form": again, "outcomes": shown, "counts": counted}
        return self._page(request, "import", _("Import a glossary"), dry_run=dry_run, **context)

    def export_view(self, request: HttpRequest, name: str) -> HttpResponse:
        """The whole glossary as a file."""
        if not self.has_view_permission(request) or name not in FORMATS:
            raise PermissionDenied
        entries = map(terms.entry_of, Term.objects.select_related("article").order_by("article_id", "pk"))
        content = FORMATS[name].write(entries, LANGUAGES)
        headers = {"Content-Disposition": f'attachment; filename="glossary.{name}"'}
        return HttpResponse(content, content_type=f"{FORMATS[name].MEDIA_TYPE}; charset=utf-8", headers=headers)

    def _page(self, request: HttpRequest, name: str, title: str, status: int = 200, **context: Any) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": title, **context}
        return TemplateResponse(request, f"admin/dianbao/term_{name}.html", context, status=status)


def _carried_out(form: TermForm, verb: Callable[[], Term]) -> Term | None:
    """What the verb gives, or None when it was refused; the form says why."""
    try:
        return verb()
    except NotPermitted as error:
        raise PermissionDenied(wording.refusal(error)) from error
    except NewsroomError as error:
        form.add_error(None, wording.refusal(error))
        return None


def _saved(request: HttpRequest, term: Term) -> HttpResponse:
    found = terms.review(term)
    messages.success(request, _("The term is saved."))
    page = "apply" if found.touched else "change"
    return HttpResponseRedirect(reverse(f"admin:articles_term_{page}", args=[term.pk]))


def _wanted(request: HttpRequest) -> list[terms.Wanted]:
    """The ticked replacements: "12:en:digest" each."""
    wanted = []
    for ticked in request.POST.getlist("change"):
        number, _, rest = ticked.partition(":")
        language, _, base = rest.partition(":")
        if not number.isdigit() or language not in LANGUAGES:
            raise BadRequest(f"no such replacement: {ticked[:60]!r}")
        wanted.append((int(number), language, base))
    return wanted


def _say_applied(request: HttpRequest, outcomes: list[terms.Applied], wanted: int) -> None:
    made = sum(not outcome.refusal for outcome in outcomes)
    messages.success(request, _("Texts corrected in your name: %(n)s") % {"n": made})
    if wanted > made:
        messages.warning(request, _("Not corrected, because they changed meanwhile: %(n)s") % {"n": wanted - made})


def _fingerprint(request: HttpRequest, term: Term | None) -> str:
    return request.POST.get("seen") or (terms.fingerprint(term) if term else "")


def _asked(request: HttpRequest) -> str:
    return request.POST.get("do", "")


def _article(form: TermForm) -> Any:
    return form.cleaned_data["article"]


def _actor(request: HttpRequest) -> Any:
    return request.user
