"""Triggers that forbid changing or deleting raw bytes, revisions and audit entries, on SQLite and on PostgreSQL.

SQLite drops a table's triggers when a later migration rebuilds the table; tests/models/test_immutable.py then fails, and that
migration must call `install` again.
"""

from django.db import migrations

# For each table the columns that an UPDATE may not touch; None is every column. DELETE is never allowed.
GUARDED = {
    "articles_rawdocument": ("content", "sha256", "encoding", "received_at", "received_by_id"),
    "articles_revision": None,
    "articles_auditentry": None,
}
FUNCTION = """
CREATE OR REPLACE FUNCTION articles_forbid_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% rows are never changed or deleted', TG_TABLE_NAME; END $$
"""


def install(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(FUNCTION, params=None)
    for table, columns in GUARDED.items():
        update = f"UPDATE OF {', '.join(columns)}" if columns else "UPDATE"
        for event, name in ((update, f"{table}_no_update"), ("DELETE", f"{table}_no_delete")):
            body = (
                "FOR EACH ROW EXECUTE FUNCTION articles_forbid_change()"
                if vendor == "postgresql"
                else f"BEGIN SELECT RAISE(ABORT, '{table} rows are never changed or deleted'); END"
            )
            schema_editor.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} {body}")


def remove(apps, schema_editor):
    on_table = schema_editor.connection.vendor == "postgresql"
    for table in GUARDED:
        for name in (f"{table}_no_update", f"{table}_no_delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if on_table else ""))
    if on_table:
        schema_editor.execute("DROP FUNCTION IF EXISTS articles_forbid_change()")


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_tables")]

    operations = [migrations.RunPython(install, remove)]
