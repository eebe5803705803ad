"""Who may do what: every verb asks here first."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import AnonymousUser, Group, User

from articles.errors import NotPermitted
from articles.models import LanguageGrant
from articles.models.languages import LANGUAGES

# The lowest group that holds each permission; the higher groups hold it too.
HOLDERS: Mapping[str, str] = {
    "correct_paragraph": "Translator",
    "approve_paragraph": "Editor",
    "receive_document": "Editor",
    "judge_block": "Editor",
    "confirm_quote": "Editor",
    "dismiss_finding": "Editor",
    "change_article": "Editor",
    "add_source": "Editor",
    "change_source": "Editor",
    "add_term": "Editor",
    "change_term": "Editor",
    "add_publisherrule": "Editor",
    "change_publisherrule": "Editor",
    "publish_edition": "Publisher",
    "override_gate": "Publisher",
}


def require(actor: User | AnonymousUser, permission: str) -> None:
    """Raises NotPermitted unless the actor holds the permission (a codename of this app)."""
    if not actor.has_perm(f"articles.{permission}"):
        raise NotPermitted(
            "%(who)s may not do this: it takes the permission %(permission)s, which the group %(group)s holds. Ask an administrator.",
            code=permission,
            who=str(actor),
            permission=permission,
            group=HOLDERS[permission],
        )


def require_language(actor: User | AnonymousUser, language: str) -> None:
    """Raises NotPermitted unless the actor may edit the texts of this language."""
    require(actor, "correct_paragraph")
    if language not in languages_of(actor):
        raise NotPermitted(
            "%(who)s may not edit texts in %(language)s: an administrator gives a translator her languages.",
            code="language",
            who=str(actor),
            language=language,
        )


def languages_of(actor: User | AnonymousUser) -> tuple[str, ...]:
    """The languages whose texts the actor may edit: all for who approves texts, else those that she was given."""
    if actor.has_perm("articles.approve_paragraph"):
        return LANGUAGES
    if not actor.has_perm("articles.correct_paragraph"):
        return ()
    given = set(LanguageGrant.objects.filter(user_id=actor.pk or 0).values_list("language", flat=True))
    return tuple(code for code in LANGUAGES if code in given)


def service_user(username: str, group: str, name: str) -> User:
    """The account that a command acts as, under a name for readers: no password, and one group's permissions."""
    user, created = User.objects.get_or_create(username=username, defaults={"first_name": name})
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    user.groups.add(Group.objects.get(name=group))
    return user
