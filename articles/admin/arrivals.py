""" "New from page": what an editor sends is shown block by block, and becomes a draft when she says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.arrival_forms import Sheet, entered, flipped, plans, sheets
from articles.admin.links import tab_link, tab_url
from articles.admin.site import site
from articles.admin.tabs.page import parse
from articles.errors import NewsroomError, NotPermitted, PageRefused, RefusedInput
from articles.models import Arrival, Article, RawDocument
from articles.reading import wording
from articles.workflow import arrivals, drafts
from articles.workflow.arrivals import Sent

BUTTONS = ("save", "look", "drop", "discard", "create")


class SeveralFiles(forms.ClearableFileInput):
    """An input that takes several files."""

    allow_multiple_selected = True


class SendForm(forms.Form):
    """Files, or a page that was copied; `html` holds the formatting of what was pasted, where a script kept it."""

    uploads = forms.FileField(
        label=_("Files"),
        required=False,
        widget=SeveralFiles,
        help_text=_("Web pages, Word documents, plain text, feeds and exports. They are kept byte for byte."),
    )
    text = forms.CharField(
        label=_("Or paste the page here, or its HTML"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    batch = forms.UUIDField(widget=forms.HiddenInput)


def send_view(request: HttpRequest) -> HttpResponse:
    """The form that takes pages; they wait on a page of their own. What is refused is said beside its name."""
    _refuse_others(request)
    if request.method != "POST":
        return _show_form(request, SendForm(initial={"batch": _batch(request.GET.get("batch", ""))}))
    form = SendForm(request.POST)
    files = _files(request)
    if not form.is_valid() or not files:
        form.add_error("uploads", _("Choose files, or paste a page."))
        return _show_form(request, form, status=422)
    batch = form.cleaned_data["batch"]
    try:
        sent = _sent(request, batch, files)
    except NewsroomError as error:
        form.add_error(None, wording.refusal(error))
        return _show_form(request, form, status=422)
    if all(page.arrival for page in sent):
        return HttpResponseRedirect(address(batch))
    form = SendForm(initial={"batch": batch, "text": "" if _waits(request, batch) else form.cleaned_data["text"]})
    return _show_form(request, form, sent, status=422)


def batch_view(request: HttpRequest, batch: UUID) -> HttpResponse:
    """The pages of a batch with every block and its verdict; a POST remembers what the editor decided, and does as she asks."""
    _refuse_others(request)
    waiting = list(_waits(request, batch))
    if not waiting:
        messages.info(
            request, _("These pages do not wait here any more: they became a draft, were dropped, or are a day old.")
        )
        return HttpResponseRedirect(reverse("admin:articles_rawdocument_add"))
    if request.method != "POST":
        return _show_batch(request, batch, sheets(waiting))
    name, about = parse(request)
    if name not in BUTTONS:
        raise BadRequest(f"no such button: {name!r}")
    for arrival in waiting:
        arrivals.decide(
            actor=_actor(request),
            arrival=arrival,
            flips=flipped(arrival, request.POST),
            choices=entered(arrival, request.POST),
        )
    if name == "save":
        return HttpResponse(status=204)
    if name == "create":
        return _create(request, batch, waiting)
    if name in ("drop", "discard"):
        gone = [arrival for arrival in waiting if name == "discard" or [str(arrival.pk)] == about]
        arrivals.discard(actor=_actor(request), arrivals=gone)
        messages.success(request, _("What you dropped is gone; nothing was made of it."))
    return HttpResponseRedirect(address(batch) if name != "discard" else reverse("admin:articles_rawdocument_add"))


def address(batch: UUID) -> str:
    """Where the pages of a batch are looked through."""
    return reverse("admin:articles_rawdocument_batch", args=[batch])


def _create(request: HttpRequest, batch: UUID, waiting: Sequence[Arrival]) -> HttpResponse:
    found = sheets(waiting, request.POST)
    for sheet in found:
        if request.POST.get(f"defaults-{sheet.arrival.pk}") != sheet.page.defaults:
            sheet.form.add_error(
                None,
                _(
                    "The verdicts are others than you saw, by your choice or by what was taught meanwhile. Look at them again."
                ),
            )
    asked = plans(found)
    if asked is None:
        return _show_batch(request, batch, found, status=422)
    try:
        made = drafts.create(actor=_actor(request), plans=asked)
    except NotPermitted as error:
        raise PermissionDenied(wording.refusal(error)) from error
    except PageRefused as error:
        sheet = next(sheet for sheet in found if sheet.arrival.pk == error.page)
        sheet.form.add_error("slug" if error.code == "slug-taken" else None, wording.refusal(error))
        return _show_batch(request, batch, found, status=422)
    links = format_html(" ".join(["{}"] * len(made)), *(tab_link(article, "cruft") for article in made))
    messages.success(request, format_html("{} {}", _("On the desk as a draft:"), links))
    return HttpResponseRedirect(tab_url(made[0], "cruft"))


def _files(request: HttpRequest) -> list[tuple[str, Any]]:
    """What was sent: uploads, and what was pasted as bytes."""
    found: list[tuple[str, Any]] = [(upload.name or "", upload) for upload in request.FILES.getlist("uploads")]
    html, text = (request.POST.get(name, "").replace("\r\n", "\n") for name in ("html", "text"))
    if html.strip():
        found.append(("pasted.html", html.encode()))
    elif text.strip():
        found.append(("", text.encode()))
    return found


def _sent(request: HttpRequest, batch: UUID, files: Sequence[tuple[str, Any]]) -> list[Sent]:
    sent: list[Sent] = []
    for name, content in files:
        if not isinstance(content, bytes):
            if content.size > settings.MAX_UPLOAD_BYTES:
                sent.append(Sent(name, refused=RefusedInput("the file is too large to be a page.", code="size")))
                continue
            content = content.read()
        sent += arrivals.send(actor=_actor(request), batch=batch, files=[(name, content)])
    return sent


def _show_form(request: HttpRequest, form: SendForm, sent: Sequence[Sent] = (), *, status: int = 200) -> HttpResponse:
    mine = (
        Arrival.objects.waiting()
        .pages()
        .filter(sent_by=_actor(request))
        .defer("content")
        .order_by("-sent_at", "position")
    )
    batches: dict[UUID, list[Arrival]] = {}
    for arrival in mine:
        batches.setdefault(arrival.batch, []).append(arrival)
    twins = {page.twin.pk for page in sent if page.twin}
    context = {
        "form": form,
        "sent": sent,
        "batches": [(address(batch), found) for batch, found in batches.items()],
        "articles": Article.objects.filter(documents__in=twins).distinct().prefetch_related("documents")
        if twins
        else (),
        "onward": address(UUID(str(form["batch"].value()))) if sent and any(page.arrival for page in sent) else "",
        "title": _("New from page"),
    }
    return _page(request, "receive", context, status)


def _show_batch(request: HttpRequest, batch: UUID, found: Sequence[Sheet], *, status: int = 200) -> HttpResponse:
    number = sum(sheet.form.opens for sheet in found)
    context = {
        "sheets": found,
        "batch": batch,
        "create": _("Create %(n)s drafts") % {"n": number} if number > 1 else _("Create draft"),
        "add_url": f"{reverse('admin:articles_rawdocument_add')}?batch={batch}",
        "title": _("New from page"),
    }
    return _page(request, "new_page", context, status)


def _page(request: HttpRequest, name: str, about: dict[str, Any], status: int) -> HttpResponse:
    context = {**site.each_context(request), "opts": RawDocument._meta, **about}
    return TemplateResponse(request, f"admin/dianbao/{name}.html", context, status=status)


def _waits(request: HttpRequest, batch: UUID) -> Any:
    return Arrival.objects.waiting().pages().of(request.user).filter(batch=batch).order_by("position")


def _batch(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def _refuse_others(request: HttpRequest) -> None:
    if not request.user.has_perm("articles.receive_document"):
        raise PermissionDenied


def _actor(request: HttpRequest) -> Any:
    return request.user
