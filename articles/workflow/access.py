"""Who may do what: every verb asks here first."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import AnonymousUser, Group, User

from articles.errors import NotPermitted

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
            f"{actor} may not do this: it takes the permission {permission}, "
            f"which the group {HOLDERS[permission]} holds. Ask an administrator.",
            code=permission,
        )


def service_user(username: str, group: str, name: str) -> User:
    """The account that a command acts as, under a name for readers: no password, and one group's permissions."""
    user, created = User.objects.get_or_create(username=username, defaults={"first_name": name})
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    user.groups.add(Group.objects.get(name=group))
    return user
