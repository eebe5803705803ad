"""Deleting files that nothing names: neither a picture, nor any revision, nor what was stored a moment ago."""

import os
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.workflow import conductor, pictures, publication
from tests.make import make_short_story, make_user
from tests.pictures import make_file, make_image, make_pictured, stored_files

pytestmark = pytest.mark.django_db


def prune(*arguments: str) -> str:
    out = StringIO()
    call_command("prune_media", *arguments, stdout=out)
    return out.getvalue()


def grow_old(media: Path) -> None:
    for path in media.rglob("*.*"):
        os.utime(path, (time.time() - 200_000,) * 2)


def test_a_picture_that_nothing_names_any_more_is_deleted(media) -> None:
    story, mei = make_short_story(), make_user()
    picture = make_pictured(story, mei)
    conductor.decide(story, pictures.remove, actor=mei, seen=picture.sha256)
    grow_old(media)
    before = stored_files()
    assert before
    assert f"{len(before)} files would be deleted" in prune("--dry-run")
    assert stored_files() == before
    assert f"{len(before)} files deleted" in prune()
    assert stored_files() == set()


def test_what_the_article_or_an_old_revision_names_stays(media) -> None:
    story, mei = make_short_story(), make_user()
    old = make_pictured(story, mei, en="Hills")
    conductor.decide(story, publication.publish, actor=make_user("wang", "Publisher"), language="en")
    new = make_pictured(story, mei, make_file("PNG", make_image(left="green")))
    grow_old(media)
    prune()
    named = {each["name"] for picture in (old, new) for each in picture.files}
    assert stored_files() == named | {new.master}


def test_what_was_stored_a_moment_ago_stays(media) -> None:
    pictures.take_in(actor=make_user(), content=make_file(), filename="a.jpg")
    before = stored_files()
    assert prune().startswith("0 files")
    assert stored_files() == before


def test_an_empty_storage_is_no_error(media) -> None:
    assert prune() == "0 files deleted, 0.0 MB\n"


def test_what_is_no_picture_of_ours_is_left_alone(media) -> None:
    media.mkdir()
    (media / "README").write_text("Not ours")
    prune()
    assert (media / "README").exists()
