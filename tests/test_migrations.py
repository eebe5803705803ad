"""The migrations say what the models say, and can be taken back."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from pytest_django import DjangoDbBlocker

APP = "articles"


@pytest.mark.django_db
def test_the_models_have_no_change_without_a_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def articles_tables() -> set[str]:
    """The tables of the app that the database has now."""
    return {name for name in connection.introspection.table_names() if name.startswith(f"{APP}_")}


def test_every_migration_can_be_taken_back_and_applied_again(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        latest = [key for key in MigrationExecutor(connection).loader.graph.leaf_nodes() if key[0] == APP]
        before = articles_tables()
        assert before
        try:
            MigrationExecutor(connection).migrate([(APP, None)])
            assert articles_tables() == set()
        finally:
            MigrationExecutor(connection).migrate(latest)
        assert articles_tables() == before
