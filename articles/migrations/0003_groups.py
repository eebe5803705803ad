"""The groups Translator, Editor and Publisher, each with the permissions of the one before."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

VIEWS = (
    "article",
    "auditentry",
    "block",
    "correction",
    "edition",
    "finding",
    "paragraph",
    "quote",
    "rawdocument",
    "region",
    "revision",
    "source",
    "term",
    "topic",
)
TRANSLATOR = (*(f"view_{name}" for name in VIEWS), "correct_paragraph")
EDITOR = (
    *TRANSLATOR,
    "receive_document",
    "judge_block",
    "approve_paragraph",
    "dismiss_finding",
    "confirm_quote",
    "change_article",
    *(f"{verb}_{name}" for name in ("region", "topic", "source", "term") for verb in ("add", "change")),
)
PUBLISHER = (*EDITOR, "publish_edition", "override_gate", "change_correction")
GROUPS = {"Translator": TRANSLATOR, "Editor": EDITOR, "Publisher": PUBLISHER}


def make(apps, schema_editor):
    config = apps.get_app_config("articles")
    config.models_module = True  # create_permissions runs after all migrations; the groups need them now
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    permission = apps.get_model("auth", "Permission").objects
    for name, codenames in GROUPS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        found = permission.filter(content_type__app_label="articles", codename__in=codenames)
        assert found.count() == len(codenames), f"{name}: a permission is missing"
        group.permissions.set(found)


def remove(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_immutable_rows"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make, remove)]
