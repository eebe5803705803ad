"""Filters of the board: what an edition needs, whose pieces are shown."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from articles.admin.site import viewer_language
from articles.models import Edition
from articles.models.languages import name_in
from articles.reading.desk_board import RAW, Filters
from articles.templatetags.desk import own_name

register = template.Library()

_NEEDS = {RAW: _("raw pages"), **{need.value: need.label for need in Edition.Need}}
_PEOPLE = {"all": _("Everybody’s"), "mine": _("Mine"), "unassigned": _("Nobody’s")}

_OUTCOMES = {"new": _("new"), "changed": _("changed"), "same": _("as it was"), "refused": _("refused")}


@register.filter
def outcome_name(state: str) -> str:
    """What became of a line of a file, in words."""
    return str(_OUTCOMES.get(state, state))


@register.filter
def need_name(need: str) -> str:
    """What an edition needs, in words."""
    return str(_NEEDS.get(need, need))


@register.filter
def who_name(who: str) -> str:
    """Whose pieces are shown, in words."""
    return str(_PEOPLE.get(who, who))


@register.filter
def named(row: Any) -> str:
    """A region or a source by its name in the screen's language, else in any."""
    return name_in(row, "name", viewer_language())


@register.filter
def short_name(language: str) -> str:
    """A language by a sign that fits above a column of numbers: "EN", "繁"."""
    name = own_name(language)
    return name[:1] if name[:1] > "\u2e80" else language[:2].upper()


@register.filter
def grouped(number: int) -> str:
    """A number with its thousands apart."""
    return f"{number:,}"


@register.filter
def split_words(words: str) -> list[str]:
    """A text's words."""
    return words.split()


@register.filter
def chosen(filters: Filters, name: str) -> str:
    """What stands for one of the board's choices in its address."""
    return str(getattr(filters, name))


@register.simple_tag
def query(filters: Filters, **changed: Any) -> str:
    """The query string of the board with some choices changed."""
    return filters.query(**changed)
