"""The app's registration with Django."""

from django.apps import AppConfig
from django.core import checks

from articles.system_checks import SYSTEM_CHECKS


class ArticlesConfig(AppConfig):
    """The one app of the project."""

    name = "articles"
    verbose_name = "Dianbao"

    def ready(self) -> None:
        """Registers the checks that run at every start of a command or server."""
        for check in SYSTEM_CHECKS:
            checks.register(check)
