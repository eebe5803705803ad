"""Files the revisions that were made before there were filings, by what their content says."""

from django.db import migrations

AT_ONCE = 500


def file_revisions(apps, schema_editor):
    Filing, Revision = (apps.get_model("articles", name) for name in ("Filing", "Revision"))
    successors = _successors(apps.get_model("articles", "Source"))
    editions = apps.get_model("articles", "Edition").objects.filter(published_at__isnull=False)
    first = {(article, language): at for article, language, at in editions.values_list("article", "language", "published_at")}
    waiting = []
    for revision in Revision.objects.iterator(chunk_size=AT_ONCE):
        published_at = first.get((revision.article_id, revision.language), revision.created_at)
        waiting += (
            Filing(
                revision_id=revision.pk, kind=kind, slug=slug, language=revision.language, published_at=published_at
            )
            for kind, slug in sorted(set(_filings(revision.content, successors)))
        )
        if len(waiting) >= AT_ONCE:
            Filing.objects.bulk_create(waiting)
            waiting = []
    Filing.objects.bulk_create(waiting)


def _filings(content, successors):
    sources = [content["publisher"], *content["sources"]]
    named = {"region": [content["region"]], "topic": content["topics"], "source": sources}
    for kind, rows in named.items():
        for row in rows:
            if row:
                yield kind, successors.get(row["slug"], row["slug"]) if kind == "source" else row["slug"]
    if content["quotes"]:
        yield "quotes", ""


def _successors(Source):
    """The slug of each merged source with that of the source that it is now."""
    known = {pk: (slug, into) for pk, slug, into in Source.objects.values_list("pk", "slug", "merged_into")}
    found = {}
    for slug, into in known.values():
        while into:
            found[slug], into = known[into]
    return found


def forget(apps, schema_editor):
    apps.get_model("articles", "Filing").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_filing")]

    operations = [migrations.RunPython(file_revisions, forget)]
