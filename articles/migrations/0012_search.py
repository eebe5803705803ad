"""The rows that search reads, and in each database the index over their terms.

SQLite: an external-content FTS5 table that triggers keep in step; SQLite drops a table's triggers when a later migration rebuilds
the table: tests/models/test_search_doc.py then fails, and that migration must call `install` again after `remove`.
PostgreSQL: a generated column of all terms without places (no parser comes between), and a GIN index; without its list of pending
rows, which would be read by each search, and for the size of which the planner takes to reading the whole table.
"""

import django.db.models.deletion
from django.db import migrations, models

import articles.models.search

SQLITE = (
    # "ascii" splits at the spaces between terms and takes every other character as it is.
    """CREATE VIRTUAL TABLE articles_searchindex USING fts5(
        headline, body, content='articles_searchtext', content_rowid='doc_id', tokenize='ascii')""",
    """CREATE TRIGGER articles_searchtext_added AFTER INSERT ON articles_searchtext BEGIN
        INSERT INTO articles_searchindex(rowid, headline, body) VALUES (new.doc_id, new.headline, new.body); END""",
    """CREATE TRIGGER articles_searchtext_gone AFTER DELETE ON articles_searchtext BEGIN
        INSERT INTO articles_searchindex(articles_searchindex, rowid, headline, body)
        VALUES ('delete', old.doc_id, old.headline, old.body); END""",
    """CREATE TRIGGER articles_searchtext_changed AFTER UPDATE ON articles_searchtext BEGIN
        INSERT INTO articles_searchindex(articles_searchindex, rowid, headline, body)
        VALUES ('delete', old.doc_id, old.headline, old.body);
        INSERT INTO articles_searchindex(rowid, headline, body) VALUES (new.doc_id, new.headline, new.body); END""",
    "INSERT INTO articles_searchindex(articles_searchindex) VALUES ('rebuild')",
)
# PostgreSQL takes a look at a text that lies apart from its row for free, and would rather look at all of them than ask the index.
COSTS_A_READ = """CREATE FUNCTION articles_costs_a_read(bigint) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 400 AS $$ BEGIN RETURN true; END $$"""
POSTGRESQL = (
    COSTS_A_READ,
    """ALTER TABLE articles_searchtext ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        array_to_tsvector(array_remove(string_to_array(headline || body, ' '), ''))) STORED""",
    "CREATE INDEX search_terms ON articles_searchtext USING gin (vector) WITH (fastupdate = off)",
)
SQLITE_BACK = (
    "DROP TRIGGER IF EXISTS articles_searchtext_added",
    "DROP TRIGGER IF EXISTS articles_searchtext_gone",
    "DROP TRIGGER IF EXISTS articles_searchtext_changed",
    "DROP TABLE IF EXISTS articles_searchindex",
)


def install(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def remove(apps, schema_editor):
    """(On PostgreSQL column and index go with the table.)"""
    _run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": ("DROP FUNCTION articles_costs_a_read",)})


def _run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_pages")]

    operations = [
        migrations.CreateModel(
            name="SearchDoc",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("edition", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="search", to="articles.edition")),
                ("revision", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.revision")),
                ("language", models.CharField(max_length=20, verbose_name="language")),
                ("published_at", models.DateTimeField(verbose_name="published at")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("region", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="search_docs", to="articles.region", verbose_name="region")),
                ("topics", models.ManyToManyField(related_name="search_docs", to="articles.topic", verbose_name="topics")),
                ("sources", models.ManyToManyField(related_name="search_docs", to="articles.source", verbose_name="sources")),
            ],
            options={
                "verbose_name": "entry of the search",
                "verbose_name_plural": "entries of the search",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SearchText",
            fields=[
                ("doc", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="text", serialize=False, to="articles.searchdoc")),
                ("headline", models.TextField()),
                ("body", models.TextField()),
            ],
            options={"default_permissions": ()},
        ),
        migrations.CreateModel(
            name="SearchIndex",
            fields=[
                ("doc", models.OneToOneField(db_column="rowid", on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name="index", serialize=False, to="articles.searchdoc")),
                ("terms", articles.models.search.Terms(db_column="articles_searchindex")),
            ],
            options={"managed": False, "default_permissions": ()},
        ),
        migrations.RunPython(install, remove),
    ]
