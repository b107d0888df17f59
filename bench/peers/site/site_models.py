"""The view all peers read."""

from django.contrib.gis.db import models


class Feature(models.Model):
    """One published incident."""

    ref = models.TextField()
    title = models.TextField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    type = models.TextField()
    occurrence = models.TextField()
    responsibility = models.TextField()
    precision = models.SmallIntegerField(null=True)
    geom = models.PointField(srid=4326, null=True)

    class Meta:
        """Read only, and of no application of its own."""

        app_label = "vectortiles"
        managed = False
        db_table = "bench_features"

    def __str__(self) -> str:
        return self.ref
