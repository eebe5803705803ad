"""Every setting in one flat file. docs/settings.md says what each environment variable is for."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from csp.constants import NONE, SELF

from newsroom import env

BASE_DIR = Path(__file__).resolve().parent.parent

# --- Where we are ------------------------------------------------------------------------------------------------
DEBUG = env.boolean("DEBUG", default=False)
DATA_DIR = env.directory("DIANBAO_DATA_DIR", default=BASE_DIR / "var")
SECRET_KEY = env.secret("SECRET_KEY", development_file=DATA_DIR / "secret-key" if DEBUG else None)
SITE_NAME = env.text("SITE_NAME", default="滇報 Dianbao")
# Unset in production is caught by the system check dianbao.E003, which can say more than a reader here.
SITE_URL = env.url("SITE_URL", default="http://127.0.0.1:8000" if DEBUG else "")
CONTACT_EMAIL = env.email("CONTACT_EMAIL")
SITE_HOST = urlsplit(SITE_URL).hostname
ALLOWED_HOSTS = env.listing(
    "ALLOWED_HOSTS",
    default=["127.0.0.1", "localhost", "[::1]"] if DEBUG else [SITE_HOST] if SITE_HOST else [],
)

# --- The application ---------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "articles.apps.ArticlesConfig",  # before the admin, some of whose templates it replaces
    "modeltranslation",  # before the admin, whose classes it extends
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
]
MIDDLEWARE = [
    "articles.middleware.request_id_middleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Languages and time ------------------------------------------------------------------------------------------
# The languages of the editions and of the screens, each named in itself. Add one here, then run makemigrations.
LANGUAGES = [
    ("en", "English"),
    ("zh-hans", "简体中文"),
    ("zh-hant", "繁體中文"),
]
LANGUAGE_CODE = "en"
# Whose characters Simplified text becomes: Taiwan's or Hong Kong's.
TRADITIONAL_LOCALE = env.text("TRADITIONAL_LOCALE", default="tw", choices=("tw", "hk"))
LOCALE_PATHS = [BASE_DIR / "articles" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.text("TIME_ZONE", default="Asia/Shanghai")
if TIME_ZONE not in available_timezones():
    raise env.refuse("TIME_ZONE", "must be a name of the time zone database, such as Asia/Shanghai.")

MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_LANGUAGES = tuple(code for code, _ in LANGUAGES)
# A text that is missing in a language is missing: another language never stands in for it unseen.
MODELTRANSLATION_ENABLE_FALLBACKS = False

# --- Database ----------------------------------------------------------------------------------------------------
SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA_DIR / "dianbao.sqlite3",
    # To open it costs more than most questions do. The development server has a thread a request, which would keep its own.
    "CONN_MAX_AGE": 0 if DEBUG else 600,
    "OPTIONS": {
        # Writers queue at the start of a transaction, where waiting helps, instead of failing in the middle of it.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON",
    },
}
POSTGRESQL = env.postgresql("DATABASE_URL")
if POSTGRESQL:
    POOL_SIZE = env.integer("DATABASE_POOL_SIZE", default=8, minimum=1, maximum=100)
    POSTGRESQL["OPTIONS"]["pool"] = {"min_size": 1, "max_size": POOL_SIZE, "timeout": 10}
DATABASES = {"default": POSTGRESQL or SQLITE}

# --- Static files ------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- Public pages ------------------------------------------------------------------------------------------------
# Whether public pages are stored as they are sent. In development templates change at every moment.
PAGE_STORE = env.boolean("PAGE_STORE", default=not DEBUG)
PAGE_MEMORY_BYTES = env.integer("PAGE_MEMORY_MB", default=64, minimum=1, maximum=16_000) * 1024 * 1024
# How long a content delivery network may keep a page without asking. It must be told of changes if this is not 0.
CDN_SECONDS = env.integer("CDN_SECONDS", default=0, minimum=0, maximum=86_400)

# --- Pictures ----------------------------------------------------------------------------------------------------
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_S3_BUCKET = env.text("MEDIA_S3_BUCKET", default="")
MEDIA_S3_URL = env.url("MEDIA_S3_URL", default="")
if bool(MEDIA_S3_BUCKET) != bool(MEDIA_S3_URL):
    raise env.refuse("MEDIA_S3_URL", "and MEDIA_S3_BUCKET belong together: set both of them, or none.")
if MEDIA_S3_BUCKET:
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": MEDIA_S3_BUCKET,
            "endpoint_url": env.url("MEDIA_S3_ENDPOINT", default="") or None,
            "region_name": env.text("MEDIA_S3_REGION", default="") or None,
            "custom_domain": urlsplit(MEDIA_S3_URL).netloc,
            "url_protocol": f"{urlsplit(MEDIA_S3_URL).scheme}:",
            "querystring_auth": False,
            "object_parameters": {"CacheControl": "public, max-age=31536000, immutable"},
        },
    }
# The font of the cards by which stories are shared; without one there are none.
CARD_FONT = env.file(
    "CARD_FONT",
    usual=(
        "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc",  # Debian, Ubuntu: fonts-noto-cjk
        "/usr/share/fonts/google-noto-serif-cjk-fonts/NotoSerifCJK-Bold.ttc",  # Fedora
        "/usr/share/fonts/noto-cjk/NotoSerifCJK-Bold.ttc",  # Arch
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
    ),
)

# --- Security ----------------------------------------------------------------------------------------------------
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
SESSION_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_SECURE = not DEBUG
SECURE_SSL_REDIRECT = not DEBUG
SECURE_HSTS_SECONDS = 0 if DEBUG else 365 * 24 * 3600
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
# Subdomains and browser preload lists bind hosts that are not this application: their owner decides, in the proxy.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if env.boolean("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Whom people who found a hole can tell: /.well-known/security.txt says it.
SECURITY_CONTACT = env.contact("SECURITY_CONTACT")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "img-src": [SELF, MEDIA_S3_URL] if MEDIA_S3_URL else [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

# --- Limits ------------------------------------------------------------------------------------------------------
MAX_UPLOAD_BYTES = env.integer("MAX_UPLOAD_MB", default=10, minimum=1, maximum=500) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_UPLOAD_BYTES
FILE_UPLOAD_MAX_MEMORY_SIZE = MAX_UPLOAD_BYTES
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # one form can hold every paragraph of a long article in every language
DATA_UPLOAD_MAX_NUMBER_FILES = 100

# --- Logging -----------------------------------------------------------------------------------------------------
LOG_LEVEL = env.text("LOG_LEVEL", default="INFO", choices=("DEBUG", "INFO", "WARNING", "ERROR"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "articles": {"level": LOG_LEVEL},
        # Django's own handlers print only in development and mail to nobody: ours prints always, once.
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
