"""Scheduled editions with their jobs, and the languages that translators are given; those who were translators before keep every language."""

import django.db.models.deletion
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

GROUPS = ("Translator", "Editor", "Publisher")


def grant(apps, schema_editor):
    config = apps.get_app_config("articles")
    config.models_module = True  # create_permissions runs after all migrations; the groups need them now
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    view = apps.get_model("auth", "Permission").objects.get(content_type__app_label="articles", codename="view_job")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.add(view)
    translators = apps.get_model("auth", "User").objects.filter(groups__name="Translator")
    model = apps.get_model("articles", "LanguageGrant")
    model.objects.bulk_create(
        model(user=user, language=code) for user in translators.distinct() for code, _ in settings.LANGUAGES
    )


def unschedule(apps, schema_editor):
    apps.get_model("articles", "Edition").objects.filter(state="scheduled").update(state="draft", published_at=None)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0008_desk_of_editors'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('publish', 'publish')], max_length=20, verbose_name='kind')),
                ('language', models.CharField(max_length=20, verbose_name='language')),
                ('due_at', models.DateTimeField(verbose_name='due at')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='done at')),
                ('attempts', models.PositiveIntegerField(default=0, verbose_name='failed attempts')),
                ('error', models.TextField(blank=True, verbose_name='last error')),
                ('before', models.JSONField(default=dict)),
            ],
            options={
                'verbose_name': 'job',
                'verbose_name_plural': 'jobs',
                'ordering': ['due_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='LanguageGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('en', 'English'), ('zh-hans', '简体中文'), ('zh-hant', '繁體中文')], max_length=20, verbose_name='language')),
            ],
            options={
                'verbose_name': 'language to edit',
                'verbose_name_plural': 'languages to edit',
                'ordering': ['user_id', 'language'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='edition',
            name='edition_published_has_revision',
        ),
        migrations.RemoveIndex(
            model_name='edition',
            name='edition_public',
        ),
        migrations.AlterField(
            model_name='edition',
            name='state',
            field=models.CharField(choices=[('draft', 'draft'), ('in-review', 'in review'), ('approved', 'approved'), ('scheduled', 'scheduled'), ('published', 'published'), ('withdrawn', 'withdrawn'), ('retracted', 'retracted')], default='draft', max_length=10, verbose_name='state'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['language', '-published_at', 'state'], name='edition_public'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['published', 'scheduled']), _negated=True), models.Q(('published_at__isnull', False), ('revision__isnull', False)), _connector='OR'), name='edition_published_has_revision'),
        ),
        migrations.AddField(
            model_name='job',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='jobs', to='articles.article', verbose_name='article'),
        ),
        migrations.AddField(
            model_name='languagegrant',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='language_grants', to=settings.AUTH_USER_MODEL, verbose_name='user'),
        ),
        migrations.AddIndex(
            model_name='job',
            index=models.Index(condition=models.Q(('done_at__isnull', True)), fields=['due_at'], name='job_waiting'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.UniqueConstraint(condition=models.Q(('done_at__isnull', True)), fields=('kind', 'article', 'language'), name='job_waits_once'),
        ),
        migrations.AddConstraint(
            model_name='languagegrant',
            constraint=models.UniqueConstraint(fields=('user', 'language'), name='language_grant_unique'),
        ),
        migrations.RunPython(grant, unschedule),
    ]
