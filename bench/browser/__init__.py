"""The explorer in a real browser, beside a bare canvas and Leaflet.markercluster."""
