"""Django's settings. What comes from the environment is listed in docs/settings.md.

`env` reads and checks the values. The demo (`var/env`, written by script/setup) differs from
production only where `DEMO` is named below.
"""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from tracker.env import BROKER_SCHEMES, CACHE_SCHEMES, Environment, tile_origin

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment.load(os.environ, BASE_DIR)

DEMO = env.demo
DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.secret("SECRET_KEY")
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.origins("CSRF_TRUSTED_ORIGINS")
SITE_URL = env.reachable("SITE_URL", needed_by="EMAIL_URL")
SITE_NAME = env.text("SITE_NAME", default="Ceasefire incident tracker")

INSTALLED_APPS = [
    "tracker",
    "incidents",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.contrib.gis",
    "django.forms",
    "django.contrib.admin",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "leaflet",
    "ninja",
    "pgtrigger",
    "pghistory",
]

MIDDLEWARE = [
    "tracker.logs.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tracker.compression.PublicCompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "tracker.malformed.refuse_nul",
    "tracker.replica.ReplicaMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "incidents.views.preferences.pages_vary",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"
# Django's form and widget templates are looked up like any other, so ours can replace them.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "incidents.views.preferences.reader",
            ]
        },
    }
]

# Records. A connection is kept and checked before use: opening one costs more than most pages.
DATABASES = {
    "default": {
        **env.database("DATABASE_URL"),
        "CONN_MAX_AGE": env.integer("CONN_MAX_AGE", default=600, minimum=0, maximum=86400),
        "CONN_HEALTH_CHECKS": True,
    }
}
DATABASE_ROUTERS: list[str] = []
if env.get("DATABASE_REPLICA_URL"):
    DATABASES["replica"] = {
        **DATABASES["default"],
        **env.database("DATABASE_REPLICA_URL"),
        "TEST": {"MIRROR": "default"},
    }
    DATABASE_ROUTERS = ["tracker.replica.ReplicaRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PGHISTORY_APPEND_ONLY = True
# Reading a page changes nothing, so it needs no context for the history.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

# Jobs, and the counters that limit log-in attempts: these must be shared by all web processes.
BROKER_URL = env.address("BROKER_URL", BROKER_SCHEMES)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env.address(
            "CACHE_URL",
            CACHE_SCHEMES,
            # The broker's own Redis serves; with RabbitMQ there is none and the variable is needed.
            default=None
            if BROKER_URL.startswith("amqp")
            else BROKER_URL.replace("redis+socket://", "unix://"),
        ),
        "KEY_PREFIX": "tracker",
    }
}

# Words and time. Instants are stored in UTC; what is shown is local to the region.
LANGUAGE_CODE = "en-gb"
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "incidents" / "locale"]
USE_TZ = True
# Baku and Yerevan share UTC+4 now, but their histories of summer time differ.
LOCAL_ZONE = env.zone("LOCAL_ZONE", default="Asia/Baku")
TIME_ZONE = LOCAL_ZONE

# Files: collected static ones, and captures of publications.
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / env.text("STATIC_ROOT", default="var/static")
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = BASE_DIR / env.text("MEDIA_ROOT", default="var/media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "tracker.storage.HashedModuleStorage"},
}

# Map. Points outside the box are refused: a swapped or mistyped coordinate lands far away.
REGION_BBOX = env.box("REGION_BBOX", default="43.0,38.0,51.0,42.5")
MAP_TILES_URL = env.tiles("MAP_TILES_URL")
MAP_TILES_ATTRIBUTION = env.text("MAP_TILES_ATTRIBUTION", default="© OpenStreetMap contributors")
# Up to how many incidents a browser is sent to filter by itself; beyond, it asks for tiles.
EXPLORER_MOST = env.integer("EXPLORER_MOST", default=250_000, minimum=0, maximum=10_000_000)
LEAFLET_CONFIG = {
    "SPATIAL_EXTENT": tuple(REGION_BBOX),
    "MIN_ZOOM": 6,
    "MAX_ZOOM": 18,
    "SCALE": "metric",
    "RESET_VIEW": False,
    # The outlines drawn by our own module are the background unless the deployer allows tiles.
    # OpenStreetMap refuses requests without a Referer.
    "TILES": [
        (
            _("Map"),
            MAP_TILES_URL,
            {
                "attribution": MAP_TILES_ATTRIBUTION,
                "maxZoom": 18,
                "referrerPolicy": "strict-origin-when-cross-origin",
            },
        )
    ]
    if MAP_TILES_URL
    else [],
}

# Forms. A whole draft may be sent at once: a million characters, of up to four bytes and with
# what stood there before, in thousands of fields.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# People.
AUTH_USER_MODEL = "incidents.User"
AUTHENTICATION_BACKENDS = ["tracker.accounts.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}"}
    for validator in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
REQUIRE_SECOND_FACTOR = env.flag("REQUIRE_SECOND_FACTOR", default=not DEMO)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "tracker.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
# An administrator makes each account and enters its address, so no message confirms it.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Nobody can sign up, so no letter to an unknown address suggests it.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
EMAIL_SUBJECT_PREFIX = ACCOUNT_EMAIL_SUBJECT_PREFIX = f"[{SITE_NAME}] "
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = SITE_NAME
# Phones' clocks differ: the codes before and after are taken as well.
MFA_TOTP_TOLERANCE = 1

# Browsers.
HTTPS = env.flag("HTTPS", default=not (DEMO or DEBUG))
PROXY_COUNT = env.integer("PROXY_COUNT", default=0, minimum=0, maximum=9)
ALLAUTH_TRUSTED_PROXY_COUNT = PROXY_COUNT
if PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = HTTPS
# Health checks come from inside, without a proxy that would speak HTTPS for them.
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]
HSTS_SECONDS = env.integer("HSTS_SECONDS", default=31_536_000, minimum=1, maximum=63_072_000)
SECURE_HSTS_SECONDS = HSTS_SECONDS if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# Browsers' preload lists cannot be left quickly: entering one is the deployer's own decision.
SECURE_HSTS_PRELOAD = env.flag("HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = [
    "security.W021",
    # Debian 12 has GDAL 3.6. Spatial references come from our own files, never from a visitor.
    "gis.W001",
]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *([tile_origin(MAP_TILES_URL)] if MAP_TILES_URL else [])],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Messages and logs.
MAIL_FROM = env.sender("MAIL_FROM", default="tracker@localhost")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL_FROM
MAIL = env.email("EMAIL_URL", default=f"file://{BASE_DIR}/var/mail" if DEMO else "")
globals().update(MAIL)
# A notice leads back to this site, so without its address none is mailed.
NOTICES_BY_MAIL = bool(SITE_URL) and not MAIL["EMAIL_BACKEND"].endswith("dummy.EmailBackend")
LOG_LEVEL = env.choice(
    "LOG_LEVEL", options=("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"), default="INFO"
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "tracker.logs.PrivateJsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        # Without these Django adds handlers of its own, and a second line for each refusal.
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
        "django.request": {"level": "ERROR"},
    },
}
