"""The page "Correct": all boxes travel in one form, so that pressing one button loses nothing that was typed into another box."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.tabs.page import Decision, back, decide, number, parse, show
from articles.errors import InvalidDecision
from articles.models import Article, Finding, Paragraph
from articles.models.languages import LANGUAGES, get
from articles.models.story import digest
from articles.reading import desk_review
from articles.reading.desk_review import Draft, Place
from articles.workflow import corrections, review

_BOX = re.compile(r"text-(\d+)-([a-z-]+)")


class Post(NamedTuple):
    """What was posted: the form, and the boxes whose text is another one than is stored."""

    article: Article
    data: QueryDict
    drafts: dict[Place, Draft]

    def paragraph(self, about: str) -> Paragraph:
        """The row that a button is about, as it stands."""
        return get_object_or_404(self.article.paragraphs, pk=number(about))

    def finding(self, about: str) -> Finding:
        """The finding that a button is about."""
        return get_object_or_404(self.article.findings.select_related("paragraph"), pk=number(about))

    def base(self, paragraph: Paragraph, language: str) -> str:
        """The digest of the text that the person saw."""
        return self.data.get(f"base-{paragraph.pk}-{language}", "")


def view(request: HttpRequest, article: Article) -> HttpResponse:
    """The rows side by side; a POST carries out what its button says and keeps what is typed elsewhere."""
    if request.method != "POST":
        return _show(request, article, {})
    name, about = parse(request)
    post = Post(article, request.POST, _drafts(article, request.POST))
    if name not in ACTIONS or len(about) != ACTIONS[name].arguments or not set(about[1:]) <= set(LANGUAGES):
        raise BadRequest(f"no such button: {name!r}")
    try:
        decisions = ACTIONS[name].decisions(post, *about)
    except InvalidDecision as error:
        messages.error(request, error.message)
        return _show(request, article, post.drafts, status=409)
    done = ACTIONS[name].done if decisions or name in ("discard", "check") else _("Nothing was changed.")
    if not decide(request, article, decisions, done):
        return _show(request, article, post.drafts, status=409)
    saved = {(given["paragraph"].pk, given["language"]) for verb, given in decisions if verb is corrections.correct}
    typed = {place for place in saved if name != "apply"}
    if name == "discard":
        typed = {(number(about[0]), about[1])}
    left = {place: draft for place, draft in post.drafts.items() if place not in typed}
    return _show(request, article, left) if left else back(article, "correct", _anchor(post, name, about))


def _show(request: HttpRequest, article: Article, drafts: Mapping[Place, Draft], status: int = 200) -> HttpResponse:
    sheet = desk_review.sheet(article, drafts)
    return show(request, article, "correct", status, sheet=sheet, kinds=Paragraph.Kind.choices, unsaved=len(drafts))


def _drafts(article: Article, data: QueryDict) -> dict[Place, Draft]:
    """The boxes that somebody changed, against what she saw and against what is stored."""
    rows = {row.pk: row for row in article.paragraphs.all()}
    drafts = {}
    for name in data:
        match = _BOX.fullmatch(name)
        if match is None or match[2] not in LANGUAGES or int(match[1]) not in rows:
            continue
        place = int(match[1]), match[2]
        draft = Draft(_one_line(str(data[name])), data.get(f"base-{match[1]}-{match[2]}", ""))
        if digest(draft.text) != draft.base and draft.text != _one_line(get(rows[place[0]], "text", place[1])):
            drafts[place] = draft
    return drafts


def _one_line(text: str) -> str:
    return " ".join(text.splitlines()).strip()


def _anchor(post: Post, name: str, about: list[str]) -> str:
    if name in ("apply", "dismiss", "reopen"):
        return f"row-{post.finding(about[0]).paragraph_id}"
    return f"row-{about[0]}" if about and name != "approve-all" else ""


def _save(post: Post, row: str, language: str) -> list[Decision]:
    paragraph = post.paragraph(row)
    draft = post.drafts.get((paragraph.pk, language))
    return [_correction(paragraph, language, draft)] if draft else []


def _save_all(post: Post) -> list[Decision]:
    rows = {row.pk: row for row in post.article.paragraphs.all()}  # one object a row: its texts follow each other
    return [_correction(rows[row], language, draft) for (row, language), draft in post.drafts.items()]


def _save_and_approve(post: Post, row: str, language: str) -> list[Decision]:
    saved = _save(post, row, language)
    paragraph = saved[0][1]["paragraph"] if saved else post.paragraph(row)
    base = digest(saved[0][1]["text"]) if saved else post.base(paragraph, language)
    return [
        *saved,
        (corrections.approve, {"paragraphs": [paragraph], "language": language, "base": {paragraph.pk: base}}),
    ]


def _correction(paragraph: Paragraph, language: str, draft: Draft) -> Decision:
    about = {"paragraph": paragraph, "language": language, "text": draft.text, "base": draft.base}
    return corrections.correct, about


def _apply(post: Post, about: str) -> list[Decision]:
    finding = post.finding(about)
    paragraph, language = finding.paragraph, finding.language
    if paragraph is None or finding.suggestion is None:
        raise BadRequest("this finding suggests nothing")
    text = get(paragraph, "text", language)
    mended = text[: finding.start] + finding.suggestion + text[finding.end :]
    return [_correction(paragraph, language, Draft(mended, post.base(paragraph, language)))]


def _discard(post: Post, row: str, language: str) -> list[Decision]:
    return []


def _check(post: Post) -> list[Decision]:
    return []


def _approve(post: Post, row: str, language: str) -> list[Decision]:
    return _approval(post, [post.paragraph(row)], language)


def _approve_all(post: Post, language: str) -> list[Decision]:
    return _approval(post, list(post.article.paragraphs.all()), language)


def _approval(post: Post, paragraphs: list[Paragraph], language: str) -> list[Decision]:
    base = {paragraph.pk: post.base(paragraph, language) for paragraph in paragraphs}
    return [(corrections.approve, {"paragraphs": paragraphs, "language": language, "base": base})]


def _take(post: Post, row: str, language: str) -> list[Decision]:
    paragraph = post.paragraph(row)
    about = {"paragraph": paragraph, "language": language, "base": post.base(paragraph, language)}
    return [(corrections.take_proposal, about)]


def _leave_out(post: Post, row: str, language: str) -> list[Decision]:
    reason = post.data.get(f"reason-{row}-{language}", "")
    if not reason.strip():
        raise InvalidDecision(gettext("Say why this language leaves the paragraph out."), code="reason")
    return [(corrections.leave_out, {"paragraph": post.paragraph(row), "language": language, "reason": reason})]


def _put_back(post: Post, row: str, language: str) -> list[Decision]:
    return [(corrections.leave_out, {"paragraph": post.paragraph(row), "language": language, "reason": ""})]


def _set_kind(post: Post, row: str) -> list[Decision]:
    return [(corrections.set_kind, {"paragraph": post.paragraph(row), "kind": post.data.get(f"kind-{row}", "")})]


def _dismiss(post: Post, about: str) -> list[Decision]:
    return [(review.dismiss, {"finding": post.finding(about), "reason": post.data.get(f"why-{about}", "")})]


def _reopen(post: Post, about: str) -> list[Decision]:
    return [(review.reopen, {"finding": post.finding(about)})]


class Action(NamedTuple):
    """What a button does: how many things it names, the decisions it stands for, and what is said when they are taken."""

    arguments: int
    decisions: Callable[..., list[Decision]]
    done: object


ACTIONS: Mapping[str, Action] = {
    "save": Action(2, _save, _("Saved.")),
    "save-all": Action(0, _save_all, _("All changed rows are saved.")),
    "save-approve": Action(2, _save_and_approve, _("Saved and approved.")),
    "discard": Action(2, _discard, _("Your text was put aside; the stored one stands.")),
    "check": Action(0, _check, _("Checked again.")),
    "approve": Action(2, _approve, _("Approved.")),
    "approve-all": Action(1, _approve_all, _("Every row of this language is approved.")),
    "take": Action(2, _take, _("The proposal was taken.")),
    "leave-out": Action(2, _leave_out, _("This language leaves the paragraph out.")),
    "put-back": Action(2, _put_back, _("The paragraph is no longer left out.")),
    "kind": Action(1, _set_kind, _("The kind was changed.")),
    "apply": Action(1, _apply, _("The suggestion was applied.")),
    "dismiss": Action(1, _dismiss, _("The finding was dismissed.")),
    "reopen": Action(1, _reopen, _("The finding is open again.")),
}
