"""Loads the pieces in seeds/ and carries out their editors' decisions."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from articles.errors import NewsroomError
from articles.formats import piece as pieces
from articles.models import Article
from articles.workflow import conductor, replay
from articles.workflow.access import service_user


class Command(BaseCommand):
    help = "Loads the pieces in seeds/, replays their editors' decisions and publishes them. Run again, it changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--raw", action="store_true", help="stop before the decisions: leave the pieces on the desk"
        )
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "seeds", help="where the pieces are")

    def handle(self, *args: Any, **options: Any) -> None:
        folders = sorted(path.parent for path in options["folder"].glob("*/manifest.toml"))
        if not folders:
            raise CommandError(f"{options['folder']} holds no piece: a piece is a folder with a manifest.toml.")
        actor = service_user("seeds", "Publisher", "Dianbao editors")
        for folder in folders:
            try:
                article, changed = self._load(folder, actor, raw=options["raw"])
            except NewsroomError as error:
                raise CommandError(f"{folder.name}: {error.message}") from error
            self.stdout.write(f"{article.slug}: {_summary(article)}{'' if changed else ' (nothing to do)'}")

    def _load(self, folder: Path, actor: User, *, raw: bool) -> tuple[Article, bool]:
        """All of a piece in one transaction: stopped at any moment, it is there as a whole or not at all."""
        piece = pieces.read(folder)
        with conductor.writing():
            article, is_new = replay.load(piece, actor)
            replayed = not raw and replay.replay(piece, article, actor)
        return article, is_new or replayed


def _summary(article: Article) -> str:
    public = [edition.language for edition in article.editions.published()]
    return f"published in {', '.join(public)}" if public else f"{article.paragraphs.count()} paragraphs on the desk"
