"""What the web server runs. WSGI, not ASGI: views are synchronous and measured faster so."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

application = get_wsgi_application()

# Models can be imported from here on.
from incidents.snapshot.holding import holder  # noqa: E402

# Not in a request, which would wait for it.
holder.begin()
