"""A view for each peer for Django, as its documentation shows it, and the server's entry point."""

import os

import django
from django.core.handlers.wsgi import WSGIHandler
from django.urls import path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_settings")
django.setup()

from django.core.serializers import serialize  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from djgeojson.views import GeoJSONLayerView  # noqa: E402
from rest_framework.generics import ListAPIView  # noqa: E402
from rest_framework_gis.serializers import GeoFeatureModelSerializer  # noqa: E402
from site_models import Feature  # noqa: E402
from vectortiles import VectorLayer  # noqa: E402
from vectortiles.views import MVTView  # noqa: E402

FIELDS = ("ref", "title", "starts_on", "ends_on", "type", "occurrence", "responsibility")
PROPERTIES = (*FIELDS, "precision")


def newest(request):
    """Return as many of the newest as the address asks for."""
    return Feature.objects.order_by("-starts_on", "-ref")[: int(request.GET["limit"])]


class RestSerializer(GeoFeatureModelSerializer):
    """djangorestframework-gis."""

    class Meta:
        """All columns of a feature."""

        model = Feature
        geo_field = "geom"
        fields = PROPERTIES


class RestView(ListAPIView):
    """djangorestframework-gis."""

    serializer_class = RestSerializer

    def get_queryset(self):
        """Return the newest."""
        return newest(self.request)


class LayerView(GeoJSONLayerView):
    """django-geojson."""

    model = Feature
    properties = PROPERTIES

    def get_queryset(self):
        """Return the newest."""
        return newest(self.request)


def serialized(request: HttpRequest) -> HttpResponse:
    """Answer with Django's own GeoJSON serializer."""
    text = serialize("geojson", newest(request), geometry_field="geom", fields=PROPERTIES)
    return HttpResponse(text, content_type="application/geo+json")


class TileLayer(VectorLayer):
    """django-vectortiles."""

    model = Feature
    id = "incidents"
    tile_fields = ("ref", "type", "starts_on")
    geom_field = "geom"
    request = None

    def get_queryset(self):
        """Return features of the days the address asks for."""
        asked = self.request.GET
        if "from" not in asked:
            return Feature.objects.all()
        return Feature.objects.filter(starts_on__lte=asked["to"], ends_on__gte=asked["from"])


class TileView(MVTView):
    """django-vectortiles."""

    def get_layers(self):
        """Return the one layer, which reads the address."""
        layer = TileLayer()
        layer.request = self.request
        return [layer]


urlpatterns = [
    path("rest", RestView.as_view()),
    path("geojson", LayerView.as_view()),
    path("serializer", serialized),
    path("tiles/<int:z>/<int:x>/<int:y>", TileView.as_view()),
]
application = WSGIHandler()
