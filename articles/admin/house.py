"""The house: regions, topics, and the staff."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.site import site
from articles.admin.tools import HouseAdmin, in_languages
from articles.models import LanguageGrant, Region, Topic
from articles.models.languages import LANGUAGES
from articles.reading.public_filing import is_filed
from articles.workflow import pages


class LanguageGrantInline(admin.TabularInline):
    """The languages whose texts a translator may edit; editors edit all of them anyway."""

    model = LanguageGrant
    extra = 1
    max_num = len(LANGUAGES)


@admin.register(User, site=site)
class StaffAdmin(UserAdmin):
    """Accounts: plain inputs, because Django's two-sided pickers and clocks have no labels."""

    inlines = (LanguageGrantInline,)

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

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The slug, once a story that readers have seen leads to it."""
        return ("slug",) if obj is not None and is_filed(obj._meta.model_name, obj.slug) else ()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Saves, and has the page about it made anew, and the one at the address that it had."""
        known = [_about(named) for named in type(obj).objects.filter(pk=obj.pk)]
        super().save_model(request, obj, form, change)
        pages.changed(pages.SITEMAPS, _about(obj), *known)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Deletes it, and the page about it."""
        pages.changed(pages.SITEMAPS, _about(obj))
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Deletes several, and the pages about them."""
        pages.changed(pages.SITEMAPS, *map(_about, queryset))
        super().delete_queryset(request, queryset)


def _about(named: Region | Topic) -> str:
    return f"{named._meta.model_name}-{named.slug}"
