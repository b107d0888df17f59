"""Settings of the small site in which the peers for Django run. Nothing of the product is in it."""

import os

SECRET_KEY = "only ever asked by the bench on this machine"  # noqa: S105
ALLOWED_HOSTS = ["localhost"]
INSTALLED_APPS = [
    "django.contrib.gis",
    "rest_framework",
    "rest_framework_gis",
    "vectortiles",
    "djgeojson",
]
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "site_app"
USE_TZ = True
DATABASES = {
    "default": {
        "ENGINE": "django.contrib.gis.db.backends.postgis",
        "NAME": os.environ["BENCH_DATABASE"],
        "USER": "tracker",
        "HOST": os.environ["BENCH_HOST"],
        "CONN_MAX_AGE": None,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
}
