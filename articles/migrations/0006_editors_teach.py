"""Editors make and change publisher rules; translators see them."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

GRANTED = {
    "Translator": ("view_publisherrule",),
    "Editor": ("view_publisherrule", "add_publisherrule", "change_publisherrule"),
    "Publisher": ("view_publisherrule", "add_publisherrule", "change_publisherrule"),
}


def _each(apps, schema_editor):
    config = apps.get_app_config("articles")
    config.models_module = True  # create_permissions runs after all migrations; the groups need them now
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    permission = apps.get_model("auth", "Permission").objects
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GRANTED):
        yield group, permission.filter(content_type__app_label="articles", codename__in=GRANTED[group.name])


def grant(apps, schema_editor):
    for group, permissions in _each(apps, schema_editor):
        group.permissions.add(*permissions)


def withdraw(apps, schema_editor):
    for group, permissions in _each(apps, schema_editor):
        group.permissions.remove(*permissions)


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_guard_read_text")]

    operations = [migrations.RunPython(grant, withdraw)]
