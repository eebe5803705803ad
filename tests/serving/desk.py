"""A process of the newsroom that does what it is told: each line of its input is Python as JSON, each line that it prints the outcome."""

import json
import sys
import traceback
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402 - after setup
from django.utils import timezone  # noqa: E402

from articles.models import Article, Region  # noqa: E402
from articles.models.languages import LANGUAGES  # noqa: E402
from articles.workflow import conductor, correcting, publication, schedule  # noqa: E402
from tests.make import make_user  # noqa: E402
from tests.public.make import make_piece, make_region  # noqa: E402


def yunnan() -> Region:
    """The region of the stories."""
    return Region.objects.filter(slug="yunnan").first() or make_region()


def story(slug: str) -> Article:
    """The story of this slug."""
    return Article.objects.get(slug=slug)


def do(slug: str, verb: Any, **about: Any) -> Any:
    """One decision of a publisher about a story."""
    wang = User.objects.filter(username="wang").first() or make_user("wang", "Publisher")
    return conductor.decide(story(slug), verb, actor=wang, **about)


TOOLS = {
    "Article": Article,
    "LANGUAGES": LANGUAGES,
    "conductor": conductor,
    "correcting": correcting,
    "do": do,
    "make_piece": make_piece,
    "publication": publication,
    "schedule": schedule,
    "story": story,
    "timedelta": timedelta,
    "timezone": timezone,
    "yunnan": yunnan,
}

for line in sys.stdin:
    outcome = {}
    try:
        for expression in json.loads(line).split("; "):
            outcome = {"value": str(eval(expression, TOOLS))}
    except Exception:
        outcome = {"error": traceback.format_exc()}
    print(json.dumps(outcome))
