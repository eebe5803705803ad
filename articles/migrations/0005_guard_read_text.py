"""Guards the text that was read out of a page's markup like the bytes themselves: block offsets count its characters.

Also puts back the triggers that SQLite dropped when 0004 rebuilt the table.
"""

from django.db import migrations

TABLE = "articles_rawdocument"
BEFORE = ("content", "sha256", "encoding", "received_at", "received_by_id")
AFTER = (*BEFORE, "extracted", "container_id", "item")


def _guard(schema_editor, columns):
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for event, name in ((f"UPDATE OF {', '.join(columns)}", f"{TABLE}_no_update"), ("DELETE", f"{TABLE}_no_delete")):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {TABLE}" if on_postgresql else ""))
        body = (
            "FOR EACH ROW EXECUTE FUNCTION articles_forbid_change()"
            if on_postgresql
            else f"BEGIN SELECT RAISE(ABORT, '{TABLE} rows are never changed or deleted'); END"
        )
        schema_editor.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {TABLE} {body}")


def guard(apps, schema_editor):
    _guard(schema_editor, AFTER)


def guard_as_before(apps, schema_editor):
    _guard(schema_editor, BEFORE)


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_intake_of_any_page")]

    operations = [migrations.RunPython(guard, guard_as_before)]
