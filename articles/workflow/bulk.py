"""Many new rows of one table in one statement, without an object for each: those cost more than all else that an import writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from django.db import connection, models
from django.utils import timezone

# Of other fields the database takes the value as it is.
CONVERTED = models.JSONField | models.DateTimeField


def reserve(model: type[models.Model], count: int) -> Sequence[int]:
    """Keys for new rows, which must be inserted before this is asked again; to be called inside a transaction."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return [key for (key,) in cursor.fetchall()]
        # SQLite has one writer, who got the lock when the transaction began.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = next(iter(cursor.fetchall()), (0,))[0]
        return range(last + 1, last + count + 1)


def insert(model: type[models.Model], rows: Iterable[Mapping[str, Any]]) -> None:
    """Writes rows that map attributes (text_en, article_id) to values; what no row names takes its field's default.

    Neither save() nor a signal runs, and a translated field's base column is left at its default: nothing reads it.
    """
    rows = list(rows)
    if not rows:
        return
    statement = _statement(model, tuple(dict.fromkeys(chain.from_iterable(rows))))
    fixed = [_default(field) for field in statement.others]
    values = [[row.get(name) for name in statement.names] for row in rows]
    for at, field in statement.converted:
        for value in values:
            value[at] = field.get_db_prep_save(value[at], connection)
    with connection.cursor() as cursor:
        cursor.executemany(statement.sql, [value + fixed for value in values])


class _Statement(NamedTuple):
    """An INSERT for the attributes `names`, then the fields `others`; `converted` gives those whose values need it by place."""

    sql: str
    names: tuple[str, ...]
    converted: list[tuple[int, models.Field[Any, Any]]]
    others: list[models.Field[Any, Any]]


@lru_cache(maxsize=64)
def _statement(model: type[models.Model], names: tuple[str, ...]) -> _Statement:
    fields: dict[str, models.Field[Any, Any]] = {field.attname: field for field in model._meta.concrete_fields}
    named = [fields[name] for name in names]
    others = [field for field in fields.values() if field not in named and not field.null and not field.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in (*named, *others))
    places = ", ".join(["%s"] * (len(named) + len(others)))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"
    return _Statement(
        sql, names, [(at, field) for at, field in enumerate(named) if isinstance(field, CONVERTED)], others
    )


def _default(field: models.Field[Any, Any]) -> Any:
    value = timezone.now() if getattr(field, "auto_now_add", False) else field.get_default()
    return field.get_db_prep_save(value, connection)
