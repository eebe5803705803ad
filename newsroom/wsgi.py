"""The WSGI application that a production server serves: stored public pages, and Django behind them."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django = get_wsgi_application()

from django.conf import settings  # noqa: E402 - after Django is set up

from articles.serving.server import PageServer  # noqa: E402 - the same

application = PageServer(django) if settings.PAGE_STORE else django
