"""The house: regions, topics, the staff, and the audit trail."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.utils.translation import gettext_lazy as _

from articles.admin.site import site
from articles.admin.tools import HouseAdmin, ReadOnlyAdmin, in_languages
from articles.models import AuditEntry, Region, Topic
from articles.reading import wording


@admin.register(User, site=site)
class StaffAdmin(UserAdmin):
    """Accounts: plain inputs, because Django's two-sided pickers and clocks have no labels."""

    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")


@admin.register(Group, site=site)
class RolesAdmin(GroupAdmin):
    """Groups and their permissions."""

    filter_horizontal = ()


@admin.register(Region, Topic, site=site)
class NamedAdmin(HouseAdmin):
    """Regions and topics: a slug and a name in each language."""

    fields = ("slug", in_languages("name"))
    list_display = ("slug", *in_languages("name"))
    search_fields = ("slug", *in_languages("name"))


@admin.register(AuditEntry, site=site)
class AuditEntryAdmin(ReadOnlyAdmin):
    """Who did what, when and why."""

    list_display = ("at", "actor", "deed", "language", "article", "reason")
    list_select_related = ("actor", "article")
    list_filter = ("verb",)
    search_fields = ("article__slug", "actor__username", "reason")
    date_hierarchy = "at"

    @admin.display(description=_("what"), ordering="verb")
    def deed(self, entry: AuditEntry) -> str:
        """What was done, in words."""
        return f"{wording.verb(entry.verb)} ({entry.subject})"
