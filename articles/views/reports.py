"""The form by which a reader reports an error, and the page that says what came of it. Both work without a cookie."""

from __future__ import annotations

import time
from ipaddress import IPv6Address, IPv6Network

from django import forms
from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt

from articles.errors import InvalidDecision
from articles.models import Article
from articles.reading import public_reports, wording
from articles.reading.public_head import head
from articles.views.base import live_page, show
from articles.workflow import conductor, reports

SECONDS_TO_WRITE = 3  # a person reads the form first
SECONDS_OF_A_FORM = 24 * 3600
_SALT = "reader-report"


class ReportForm(forms.Form):
    """What is wrong and where. `website` is hidden from people: who fills it in is none. `form` is signed, and as old as its page."""

    paragraph = forms.TypedChoiceField(coerce=int, required=False)
    message = forms.CharField(required=False)
    website = forms.CharField(required=False)
    form = forms.CharField(required=False)

    def __init__(self, subject: public_reports.Subject, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["paragraph"].choices = [(0, ""), *((c.row, c.excerpt) for c in subject.choices)]  # type: ignore[attr-defined]
        self.subject = subject

    @property
    def is_of_a_person(self) -> bool:
        """Whether it was filled in at a person's pace, out of a page of ours."""
        try:
            slug, made_at = signing.loads(self.cleaned_data["form"], salt=_SALT)
        except (signing.BadSignature, ValueError, TypeError):
            return False
        is_of_its_age = SECONDS_TO_WRITE <= time.time() - made_at <= SECONDS_OF_A_FORM
        return bool(slug == self.subject.slug and is_of_its_age and not self.cleaned_data["website"])


# No cookie, so no session that a forged post could use; the signed field says that the form was ours.
@csrf_exempt
@live_page
def report(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """The form, with the passage of ?p=p12 chosen; a post lays the report before the desk and leads to its page."""
    subject = public_reports.subject(slug, language)
    if subject is None:  # the article's own page says what there is instead
        return HttpResponseRedirect(reverse("article", kwargs={"language": language, "slug": slug}))
    if request.method != "POST":
        return _form(request, language, subject, chosen=request.GET.get("p", "").removeprefix("p"))
    form = ReportForm(subject, request.POST)
    if not form.is_valid() or not form.is_of_a_person:
        told = gettext("The form was open for too long, or was sent too fast. Please send it again.")
        return _form(request, language, subject, told=told)
    try:
        made = conductor.take_report(
            get_object_or_404(Article, slug=slug),
            language=language,
            paragraph=form.cleaned_data["paragraph"] or 0,
            message=form.cleaned_data["message"],
            address=network_address(request),
        )
    except InvalidDecision as error:
        return _form(request, language, subject, told=wording.refusal(error))
    return HttpResponseRedirect(reverse("outcome", kwargs={"language": language, "token": made.token}))


@live_page
def outcome(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """What came of a report."""
    found = public_reports.outcome(token)
    if found is None:
        raise Http404("There is no such report.")
    meta = head("outcome", language, title=gettext("Your report"), indexable=(), token=token)
    return show(request, "outcome.html", meta, language, about=(), outcome=found)


def network_address(request: HttpRequest) -> str:
    """Where a request comes from: the last address that a proxy of ours added, else the peer's; of IPv6 the network of one household."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    address = forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
    try:
        found = IPv6Address(address)
    except ValueError:
        return address
    return str(found.ipv4_mapped or IPv6Network((int(found), 64), strict=False).network_address)


def _form(
    request: HttpRequest, language: str, subject: public_reports.Subject, *, told: str = "", chosen: str = ""
) -> HttpResponse:
    """The form, again with what was typed; 422 where something was wrong with it."""
    meta = head("report", language, slug=subject.slug, title=gettext("Report an error"), indexable=())
    context = {
        "subject": subject,
        "told": told,
        "chosen": request.POST.get("paragraph", chosen),
        "typed": request.POST.get("message", ""),
        "form": signing.dumps([subject.slug, time.time()], salt=_SALT),
        "longest": reports.LONGEST,
    }
    return show(request, "report.html", meta, language, about=(), status=422 if told else 200, **context)
