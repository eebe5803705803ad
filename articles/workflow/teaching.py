"""What editors teach of a publisher: a ruling against the verdict becomes a rule, which its list lets them change and withdraw.

A rule is a draft, live or retired. Only a live one judges. Two who teach the same text at once teach it once: the row decides.
"""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from articles.errors import EditConflict, InvalidDecision
from articles.models import Article, Block, PublisherRule, Source
from articles.models.story import digest
from articles.text.cruft import taught
from articles.workflow.access import require
from articles.workflow.audit import record

Match, Ruling, State = PublisherRule.Match, PublisherRule.Ruling, PublisherRule.State


def learn(*, actor: User, article: Article, block: Block) -> None:
    """What a person's ruling on a block says of its publisher's next pages; the verb of the ruling has asked for permission.

    Against the verdict it makes a live rule, and a draft with the figures left open. Against a rule on this text it retires
    that rule; a rule that was contradicted before, and would hold again, waits as a draft.
    """
    publisher, text = block.document.publisher_id, _text(block)
    if publisher is None:
        return
    contradicts = (block.ruling == Block.Ruling.STRIP) != block.is_cruft
    pattern = taught.normalised(text)
    rules = PublisherRule.objects.select_for_update().filter(publisher=publisher, match=Match.TEXT)
    rule = rules.filter(digest=digest(pattern)).first()
    if contradicts:
        _reconsider_skeleton(actor, article, block)
    if rule is not None:
        _taught_again(actor, article, block, rule, contradicts)
    elif contradicts and taught.is_teachable(text, block.ruling):
        _teach(actor, article, block, Match.TEXT, pattern, State.LIVE)
        if bones := taught.skeleton(text):
            _teach(actor, article, block, Match.SKELETON, bones, State.DRAFT)


def unlearn(*, actor: User, article: Article, block: Block, ruling: str, since: datetime | None) -> None:
    """Retires what the actor's own ruling of `since` taught, when she takes that ruling back."""
    document = block.document
    if document.publisher_id is None or since is None:
        return
    patterns = {Match.TEXT: taught.normalised(_text(block)), Match.SKELETON: taught.skeleton(_text(block))}
    for match, pattern in patterns.items():
        own = PublisherRule.objects.filter(publisher=document.publisher_id, match=match, digest=digest(pattern))
        rule = own.filter(ruling=ruling, made_by=actor, made_at__gte=since).exclude(state=State.RETIRED).first()
        if rule is not None:
            _move(actor, article, rule, State.RETIRED)


def make(*, actor: User, publisher: Source, match: str, pattern: str, ruling: str, note: str = "") -> PublisherRule:
    """A new rule, as a draft. Raises InvalidDecision for a pattern that cannot be compared with, or that has a rule."""
    require(actor, "add_publisherrule")
    values = _checked(match, pattern, ruling)
    try:
        with transaction.atomic():
            rule = PublisherRule.objects.create(
                publisher=publisher, state=State.DRAFT, note=note, made_by=actor, **values
            )
    except IntegrityError as error:
        raise _taken() from error
    record(actor, "make rule", rule, article=None, after=_described(rule))
    return rule


def edit(
    *, actor: User, rule: PublisherRule, match: str, pattern: str, ruling: str, note: str = "", seen: str | None = None
) -> PublisherRule:
    """Changes a rule; unless only its note is another, it is a draft again. `seen` is the fingerprint that the editor saw."""
    require(actor, "change_publisherrule")
    before, values = _described(rule), _checked(match, pattern, ruling)
    _refuse_if_moved(rule, seen)
    changed = any(getattr(rule, name) != value for name, value in values.items())
    if not changed and note == rule.note:
        return rule
    values |= {"note": note, **({"state": State.DRAFT} if changed else {})}
    try:
        with transaction.atomic():
            _write(rule, values)
    except IntegrityError as error:
        raise _taken() from error
    record(actor, "edit rule", rule, article=None, before=before, after=_described(rule))
    return rule


def put_live(*, actor: User, rule: PublisherRule, seen: str | None = None) -> None:
    """Lets a rule judge the publisher's next pages, as it was when the editor saw it."""
    require(actor, "change_publisherrule")
    _refuse_if_moved(rule, seen)
    if rule.state != State.LIVE:
        _move(actor, None, rule, State.LIVE)


def retire(*, actor: User, rule: PublisherRule, reason: str = "") -> None:
    """Takes a rule out of use; what it decided so far stays, until a page is judged again."""
    require(actor, "change_publisherrule")
    if rule.state != State.RETIRED:
        _move(actor, None, rule, State.RETIRED, reason)


def fingerprint(rule: PublisherRule) -> str:
    """What a rule does, in a digest: another one means that somebody changed it."""
    return digest(f"{rule.match} {rule.ruling} {rule.digest}")


def _teach(actor: User, article: Article, block: Block, match: str, pattern: str, state: str) -> None:
    rule, is_new = PublisherRule.objects.get_or_create(
        publisher_id=block.document.publisher_id,
        match=match,
        digest=digest(pattern),
        defaults={"pattern": pattern, "ruling": block.ruling, "state": state, "made_by": actor},
    )
    if is_new:
        record(actor, "teach rule", rule, article=article, language=block.document.language, after=_described(rule))


def _taught_again(actor: User, article: Article, block: Block, rule: PublisherRule, contradicts: bool) -> None:
    if rule.ruling != block.ruling and rule.state != State.RETIRED:
        _move(actor, article, rule, State.RETIRED)
    elif rule.state == State.RETIRED and contradicts:
        before = _described(rule)
        _write(rule, {"ruling": block.ruling, "state": State.DRAFT})
        record(actor, "teach rule", rule, article=article, before=before, after=_described(rule))


def _reconsider_skeleton(actor: User, article: Article, block: Block) -> None:
    """A live skeleton that a person contradicts on one of its blocks is a draft again: it was too open."""
    live = PublisherRule.objects.select_for_update().filter(match=Match.SKELETON, state=State.LIVE)
    rule = live.filter(pk=block.taught_by_id).first() if block.taught_by_id else None
    if rule is not None:
        _move(actor, article, rule, State.DRAFT)


def _move(actor: User, article: Article | None, rule: PublisherRule, state: str, reason: str = "") -> None:
    before = _described(rule)
    _write(rule, {"state": state})
    verb = {State.LIVE: "put rule live", State.RETIRED: "retire rule"}.get(State(state), "edit rule")
    record(actor, verb, rule, article=article, before=before, after=_described(rule), reason=reason)


def _write(rule: PublisherRule, values: dict[str, str]) -> None:
    """Writes over the rule that was seen, and over no other."""
    seen = {"ruling": rule.ruling, "state": rule.state, "digest": rule.digest, "match": rule.match}
    if not PublisherRule.objects.filter(pk=rule.pk, **seen).update(**values):
        raise _moved(rule)
    for name, value in values.items():
        setattr(rule, name, value)


def _refuse_if_moved(rule: PublisherRule, seen: str | None) -> None:
    if seen is not None and seen != fingerprint(rule):
        raise _moved(rule)


def _moved(rule: PublisherRule) -> EditConflict:
    return EditConflict(
        "Somebody else changed this rule while you were looking at it. Look at it again; nothing was written.",
        theirs=rule.pattern,
        yours="",
    )


def _taken() -> InvalidDecision:
    return InvalidDecision("This publisher has a rule for this text already. Change that one.", code="pattern-taken")


def _checked(match: str, written: str, ruling: str) -> dict[str, str]:
    """The columns of a rule, or the reason why it cannot be one."""
    if match not in Match.values or ruling not in Ruling.values:
        raise InvalidDecision(
            "A rule compares and rules in known ways, not “%(match)s” and “%(ruling)s”.",
            code="rule",
            match=match,
            ruling=ruling,
        )
    pattern = taught.pattern(match, written)
    if not pattern:
        raise InvalidDecision(
            "Nothing is left to compare with. With figures left open a pattern has one to three of them, as “…” or as "
            "figures, and words beside them.",
            code="pattern",
        )
    if not taught.is_teachable(pattern, ruling):
        raise InvalidDecision(
            "This is too long for a rule (%(strip)s letters to strip, %(keep)s to keep): prose is judged page by page.",
            code="too-long",
            strip=taught.LONGEST_STRIP,
            keep=taught.LONGEST_KEEP,
        )
    return {"match": match, "pattern": pattern, "digest": digest(pattern), "ruling": ruling}


def _described(rule: PublisherRule) -> str:
    return f"{rule.state} · {rule.ruling} · {rule.match}: {rule.pattern}"


def _text(block: Block) -> str:
    return block.document.text[block.start : block.end]
