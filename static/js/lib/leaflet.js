// Leaflet is a classic script that sets a global; this is the one place where it is read.
export const L = window.L;
