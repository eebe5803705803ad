"""Makes a login for trying the product out, and says where to use it."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

NAME = "editor"


class Command(BaseCommand):
    help = "Development only: makes the administrator “editor” with a random password, kept in the data directory, and prints both."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("A printed password is for development (DEBUG=1). In production use createsuperuser.")
        kept = settings.DATA_DIR / "demo-password"
        if not kept.exists():
            kept.touch(mode=0o600)
            kept.write_text(secrets.token_urlsafe(12))
        password = kept.read_text()
        user, _ = get_user_model().objects.get_or_create(
            username=NAME,
            defaults={"is_staff": True, "is_superuser": True, "first_name": "Demo", "last_name": "Editor"},
        )
        if not user.check_password(password):
            user.set_password(password)
            user.save(update_fields=["password"])
        self.stdout.write(
            f"\n  Public pages  {settings.SITE_URL}/\n"
            f"  Admin         {settings.SITE_URL}{reverse('admin:index')}\n"
            f"  Log in as     {NAME}\n"
            f"  Password      {password}\n"
        )
