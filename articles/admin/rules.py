"""Publisher rules: what editors taught, how often it applied, and a trial against the archive before it goes live."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import Count, IntegerField, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.admin.site import site
from articles.admin.tools import ReadOnlyAdmin, in_languages
from articles.errors import NewsroomError, NotPermitted
from articles.models import Block, PublisherRule, Source
from articles.reading import wording
from articles.reading.desk_rules import back_test
from articles.workflow import conductor, teaching

DONE = {
    "save": _("The rule is saved. Changed, it is a draft: look at what it would do, then put it live."),
    "live": _("The rule is live: it judges the publisher’s next pages."),
    "retire": _("The rule is retired."),
}


class RuleForm(forms.ModelForm):
    """What a rule compares with and says."""

    class Meta:
        model = PublisherRule
        fields: tuple[str, ...] = ("pattern", "match", "ruling", "note")
        widgets = {"pattern": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "pattern": _(
                "Case, script, width and spacing make no difference. With figures left open, write “…” for a figure."
            ),
        }


class NewRuleForm(RuleForm):
    """A rule that somebody writes down, for one publisher."""

    class Meta(RuleForm.Meta):
        fields = ("publisher", *RuleForm.Meta.fields)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = (Source.Kind.PUBLICATION, Source.Kind.ORGANISATION)
        self.fields["publisher"].queryset = Source.objects.filter(kind__in=kinds, merged_into=None)  # type: ignore[attr-defined]


@admin.register(PublisherRule, site=site)
class PublisherRuleAdmin(ReadOnlyAdmin):
    """Rules are made, changed and moved by the verbs of workflow/teaching.py; nothing here writes past them."""

    list_display = ("pattern_shown", "publisher", "ruling", "state", "match", "hits", "last_hit", "made_by")
    list_filter = ("state", "ruling", "match", ("publisher", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("publisher", "made_by")
    search_fields = ("pattern", "note", "publisher__slug", *in_languages("publisher__name"))
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[PublisherRule]:
        """With the number of blocks that each rule decides, and the day of the last page among them."""
        hits = Block.objects.filter(taught_by=OuterRef("pk")).order_by().values("taught_by")
        number = Subquery(hits.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
        last = Subquery(hits.annotate(at=Max("document__received_at")).values("at"))
        return super().get_queryset(request).annotate(hit_count=Coalesce(number, 0), hit_at=last)

    @admin.display(description=_("pattern"), ordering="pattern")
    def pattern_shown(self, rule: PublisherRule) -> str:
        """As much of the pattern as tells it from others."""
        return rule.pattern if len(rule.pattern) <= 80 else f"{rule.pattern[:80]} …"

    @admin.display(description=_("hits"), ordering="hit_count")
    def hits(self, rule: Any) -> int:
        """How many blocks it decides now."""
        return rule.hit_count

    @admin.display(description=_("last hit"), ordering="hit_at")
    def last_hit(self, rule: Any) -> Any:
        """When the newest page with such a block came in."""
        return rule.hit_at

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever may make rules."""
        return request.user.has_perm("articles.add_publisherrule")

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """A rule that somebody writes down, which begins as a draft."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = NewRuleForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            rule = self._carried_out(form, lambda: teaching.make(actor=_actor(request), **_given(form)))
            if rule is not None:
                messages.success(request, DONE["save"])
                return HttpResponseRedirect(_address(rule))
        return self._page(request, form, {"title": _("New publisher rule")})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """A rule with what it would have done in the archive; a POST saves it, puts it live or retires it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        rules = self.get_queryset(request).select_related("publisher", "made_by")
        rule = get_object_or_404(rules, pk=object_id if object_id.isdigit() else None)
        form = RuleForm(request.POST if "pattern" in request.POST else None, instance=rule)
        if request.method == "POST" and self._decided(request, rule, form):
            return HttpResponseRedirect(_address(rule))
        # A form that was refused has written its values on its instance: what stands is shown, and tried.
        stored = rules.get(pk=rule.pk)
        context = {"title": _("Publisher rule"), "rule": stored, "seen": teaching.fingerprint(stored)}
        return self._page(request, form, {**context, "trial": back_test(stored)})

    def _decided(self, request: HttpRequest, rule: PublisherRule, form: RuleForm) -> bool:
        """Whether the pressed button was carried out; what stands in its way is on the form."""
        actor, do = _actor(request), request.POST.get("do", "")
        seen = request.POST.get("seen", "")
        stored = PublisherRule.objects.get(pk=rule.pk)
        verbs: dict[str, Callable[[], Any]] = {
            "save": lambda: teaching.edit(actor=actor, rule=stored, seen=seen, **_given(form)),
            "live": lambda: teaching.put_live(actor=actor, rule=stored, seen=seen),
            "retire": lambda: teaching.retire(actor=actor, rule=stored),
        }
        if do not in verbs:
            raise BadRequest(f"no such button: {do!r}")
        if not request.user.has_perm("articles.change_publisherrule"):
            raise PermissionDenied
        if do == "save" and not form.is_valid():
            return False
        if self._carried_out(form, verbs[do], request) is None:
            return False
        messages.success(request, DONE[do])
        return True

    def _carried_out(
        self, form: RuleForm, verb: Callable[[], Any], request: HttpRequest | None = None
    ) -> PublisherRule | None:
        """What the verb gives, or None when it was refused; the form or a message says why."""
        try:
            with conductor.writing():
                return verb() or form.instance
        except NotPermitted as error:
            raise PermissionDenied(wording.refusal(error)) from error
        except NewsroomError as error:
            if form.is_bound:
                form.add_error(
                    "pattern" if "pattern" in form.fields and form.is_valid() else None, wording.refusal(error)
                )
            elif request is not None:
                messages.error(request, wording.refusal(error))
            return None

    def _page(self, request: HttpRequest, form: RuleForm, about: dict[str, Any]) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, "form": form, **about}
        return TemplateResponse(request, "admin/dianbao/rule.html", context, status=422 if form.errors else 200)


def _given(form: RuleForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in form.Meta.fields if name in form.cleaned_data}


def _actor(request: HttpRequest) -> Any:
    return request.user


def _address(rule: PublisherRule) -> str:
    return reverse("admin:articles_publisherrule_change", args=[rule.pk])
