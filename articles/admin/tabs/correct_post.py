"""What the page "Correct" posts: the boxes that somebody typed into, and what each button means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from django.contrib.auth.models import User
from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.admin.tabs.page import Decision, number
from articles.errors import InvalidDecision
from articles.models import Article, Finding, Paragraph
from articles.models.languages import LANGUAGES, get
from articles.models.story import digest
from articles.reading import desk_people, desk_review
from articles.reading.desk_sheet import Draft, Place
from articles.text.merge import merge
from articles.workflow import arrangement, corrections, review
from articles.workflow.access import languages_of

_BOX = re.compile(r"text-([0-9]+)-([a-z-]+)")


class Post(NamedTuple):
    """What was posted: by whom, the form, the article's rows by id, and the boxes whose text is another one than is stored.

    The rows are one object each: decisions about several texts of a row follow each other on it.
    """

    article: Article
    viewer: User
    data: QueryDict
    rows: dict[int, Paragraph]
    drafts: dict[Place, Draft]

    def paragraph(self, about: str) -> Paragraph:
        """The row that a button is about, as it stands."""
        found = self.rows.get(number(about))
        if found is None:
            raise gone()
        return found

    def finding(self, about: str) -> Finding:
        """The finding that a button is about."""
        found = self.article.findings.select_related("paragraph").filter(pk=number(about)).first()
        if found is None:
            raise InvalidDecision("This finding is gone: its text was changed meanwhile.", code="gone")
        return found

    def base(self, paragraph: Paragraph, language: str) -> str:
        """The digest of the text that the person saw."""
        return self.data.get(f"base-{paragraph.pk}-{language}", "")


def posted(article: Article, viewer: User, data: QueryDict) -> Post:
    """The form, with the boxes that somebody changed, against what she saw and against what is stored."""
    rows = {row.pk: row for row in article.paragraphs.all()}
    drafts = {}
    for name in data:
        match = _BOX.fullmatch(name)
        if match is None or match[2] not in LANGUAGES or number(match[1]) not in rows:
            continue
        place, typed = (number(match[1]), match[2]), str(data[name])
        draft = Draft(one_line(typed), data.get(f"base-{match[1]}-{match[2]}", ""))
        if digest(draft.text) != draft.base and not is_same(typed, get(rows[place[0]], "text", place[1])):
            drafts[place] = draft
    return Post(article, viewer, data, rows, drafts)


def gone() -> InvalidDecision:
    """The refusal of a row that is not there any more."""
    return InvalidDecision("This row is gone: somebody arranged the rows anew meanwhile.", code="gone")


def one_line(text: str) -> str:
    """What was typed into a box, as a paragraph; a database keeps no NUL."""
    return " ".join(text.replace("\0", "").splitlines()).strip()


def is_same(typed: str, stored: str) -> bool:
    """Whether a box holds what is stored, be it broken into lines to be split there."""
    if len(typed.strip().splitlines()) > 1:
        return "".join(typed.split()) == "".join(stored.split())
    return one_line(typed) == one_line(stored)


def brought_together(post: Post, row: str, language: str) -> dict[Place, Draft]:
    """The draft of a text with what somebody else made of it meanwhile, to be looked at and saved."""
    paragraph = post.paragraph(row)
    place = paragraph.pk, language
    draft, stored = post.drafts.get(place), get(paragraph, "text", language)
    if draft is None:
        return {}
    base = post.data.get(f"began-{row}-{language}", draft.base)
    began_from = desk_people.began_from(post.article, post.viewer, place, base)
    both = merge(began_from, stored, draft.text)
    return {place: Draft(both.text, digest(stored), stored)} if began_from and both.is_clean else {place: draft}


def _save(post: Post, row: str, language: str) -> list[Decision]:
    paragraph = post.paragraph(row)
    draft = post.drafts.get((paragraph.pk, language))
    return [_correction(paragraph, language, draft)] if draft else []


def _save_all(post: Post) -> list[Decision]:
    return [_correction(post.rows[row], language, draft) for (row, language), draft in post.drafts.items()]


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


def _apply_kind(post: Post, check: str) -> list[Decision]:
    """What a check suggests, in every text without an unsaved draft."""
    findings = post.article.findings.filter(check_id=check).select_related("paragraph").order_by("-start")
    texts: dict[Place, str] = {}
    untouched: dict[Place, int] = {}  # from which place on a text has been mended
    for finding in desk_review.repairable(findings):
        place = finding.paragraph_id or 0, finding.language
        text = texts.get(place, get(post.rows[place[0]], "text", finding.language))
        if place not in post.drafts and finding.end <= untouched.get(place, len(text)):
            texts[place] = text[: finding.start] + (finding.suggestion or "") + text[finding.end :]
            untouched[place] = finding.start
    hers = languages_of(post.viewer)
    return [
        _correction(post.rows[row], code, Draft(text, post.base(post.rows[row], code)))
        for (row, code), text in texts.items()
        if code in hers
    ]


def _nothing(post: Post, *about: str) -> list[Decision]:
    return []


def _undo(post: Post, row: str, language: str) -> list[Decision]:
    paragraph = post.paragraph(row)
    about = {"paragraph": paragraph, "language": language, "base": post.base(paragraph, language)}
    return [(corrections.undo, about)]


def _approve(post: Post, row: str, language: str) -> list[Decision]:
    return _approval(post, [post.paragraph(row)], language)


def _approve_row(post: Post, row: str) -> list[Decision]:
    """Every text of a row that somebody has yet to approve, and that has no unsaved draft."""
    paragraph, source = post.paragraph(row), post.article.source_language
    return [
        decision
        for code in LANGUAGES
        if paragraph.needs_approval(code, source) and (paragraph.pk, code) not in post.drafts
        for decision in _approval(post, [paragraph], code)
    ]


def _approve_clean(post: Post, language: str) -> list[Decision]:
    """The texts that wait, and against which nothing speaks: no open finding, no stale source, nothing typed into their box."""
    source = post.article.source_language
    open_in = post.article.findings.filter(language=language, state=Finding.State.OPEN)
    spoken_against = {
        *open_in.values_list("paragraph", flat=True),
        *(row for row, code in post.drafts if code == language),
    }
    waiting = [
        row
        for pk, row in post.rows.items()
        if pk not in spoken_against and row.needs_approval(language, source) and not row.is_stale(language, source)
    ]
    return _approval(post, waiting, language) if waiting else []


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
        raise InvalidDecision("Say why this language leaves the paragraph out.", code="reason")
    return [(corrections.leave_out, {"paragraph": post.paragraph(row), "language": language, "reason": reason})]


def _put_back(post: Post, row: str, language: str) -> list[Decision]:
    return [(corrections.leave_out, {"paragraph": post.paragraph(row), "language": language, "reason": ""})]


def _set_kind(post: Post, row: str) -> list[Decision]:
    return [(corrections.set_kind, {"paragraph": post.paragraph(row), "kind": post.data.get(f"kind-{row}", "")})]


def _dismiss(post: Post, about: str) -> list[Decision]:
    return [(review.dismiss, {"finding": post.finding(about), "reason": post.data.get(f"why-{about}", "")})]


def _reopen(post: Post, about: str) -> list[Decision]:
    return [(review.reopen, {"finding": post.finding(about)})]


def _merge(post: Post, row: str, following: str) -> list[Decision]:
    about = {"paragraph": post.paragraph(row), "following": post.paragraph(following)}
    _expect_saved(post, about.values())
    return [(arrangement.merge, about)]


def _expect_saved(post: Post, rows: Iterable[Paragraph]) -> None:
    """A text that moves to another row, or whose row goes, would part from what was typed into its box."""
    typed = {row for row, _language in post.drafts}
    if any(row.pk in typed for row in rows):
        raise InvalidDecision("Save what you typed into these rows first, or put it aside.", code="unsaved")


def _split(post: Post, row: str, language: str) -> list[Decision]:
    """Where the box holds a line break, or where a script says that the cursor is."""
    paragraph, box = post.paragraph(row), post.data.get(f"text-{row}-{language}", "")
    before, broken, _rest = box.strip().partition("\n")
    if box and not is_same(box, get(paragraph, "text", language)):
        raise InvalidDecision("Save the text before you split it.", code="unsaved")
    place = len(one_line(before)) if broken else number(post.data.get(f"cut-{row}-{language}") or "0")
    _expect_saved(post, [paragraph])
    about = {"paragraph": paragraph, "language": language, "at": place, "base": post.base(paragraph, language)}
    return [(arrangement.split, about)]


def _move(post: Post, row: str, neighbour: str) -> list[Decision]:
    return [(arrangement.move, {"paragraph": post.paragraph(row), "neighbour": post.paragraph(neighbour)})]


def _move_text(post: Post, row: str, language: str, neighbour: str) -> list[Decision]:
    paragraph, other = post.paragraph(row), post.paragraph(neighbour)
    _expect_saved(post, [paragraph, other])
    return [(arrangement.move_text, {"paragraph": paragraph, "neighbour": other, "language": language})]


def _push_down(post: Post, row: str, language: str) -> list[Decision]:
    paragraph = post.paragraph(row)
    _expect_saved(post, post.article.paragraphs.filter(position__gte=paragraph.position))
    return [(arrangement.push_down, {"paragraph": paragraph, "language": language})]


def _pull_up(post: Post, row: str, language: str) -> list[Decision]:
    paragraph = post.paragraph(row)
    _expect_saved(post, post.article.paragraphs.filter(position__gte=paragraph.position))
    return [(arrangement.pull_up, {"paragraph": paragraph, "language": language})]


class Action(NamedTuple):
    """What a button does: what it names ("row", "language" or "finding"), the decisions it stands for, and what is said when they are
    taken; `is_mere` of one that needs no decision to have done something."""

    names: str
    decisions: Callable[..., list[Decision]]
    done: object
    is_mere: bool = False

    def fits(self, about: list[str]) -> bool:
        """Whether a button's words are what this action names."""
        names = self.names.split()
        return len(names) == len(about) and all(
            word in LANGUAGES for name, word in zip(names, about, strict=True) if name == "language"
        )


ACTIONS: Mapping[str, Action] = {
    "save": Action("row language", _save, _("Saved.")),
    "save-all": Action("", _save_all, _("All changed rows are saved.")),
    "save-approve": Action("row language", _save_and_approve, _("Saved and approved.")),
    "discard": Action("row language", _nothing, _("Your text was put aside; the stored one stands."), is_mere=True),
    "both": Action(
        "row language", _nothing, _("Both texts are in the box now. Look at it, and save it."), is_mere=True
    ),
    "check": Action("", _nothing, _("Checked again."), is_mere=True),
    "undo": Action("row language", _undo, _("The text is what it was before.")),
    "approve": Action("row language", _approve, _("Approved.")),
    "approve-row": Action("row", _approve_row, _("The row is approved.")),
    "approve-clean": Action(
        "language", _approve_clean, _("The rows of this language that nothing speaks against are approved.")
    ),
    "take": Action("row language", _take, _("The proposal was taken.")),
    "leave-out": Action("row language", _leave_out, _("This language leaves the paragraph out.")),
    "put-back": Action("row language", _put_back, _("The paragraph is no longer left out.")),
    "kind": Action("row", _set_kind, _("The kind was changed.")),
    "merge": Action("row row", _merge, _("The two rows are one.")),
    "split": Action("row language", _split, _("The row is split in two.")),
    "move": Action("row row", _move, _("The two rows changed places.")),
    "move-text": Action("row language row", _move_text, _("The text moved to the other row.")),
    "push-down": Action("row language", _push_down, _("The texts below moved down by one row.")),
    "pull-up": Action("row language", _pull_up, _("The texts below moved up by one row.")),
    "apply": Action("finding", _apply, _("The suggestion was applied.")),
    "apply-kind": Action("check", _apply_kind, _("All suggestions of this kind were applied.")),
    "dismiss": Action("finding", _dismiss, _("The finding was dismissed.")),
    "reopen": Action("finding", _reopen, _("The finding is open again.")),
}
