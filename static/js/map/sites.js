// The sites of an incident's claims, gathered by place. Pure.

/**
 * One spot for each place, radius and precision that claims give, with the sides that give it
 * in the order of `sides` and all `sites` behind it.
 */
export function gathered(sites, sides) {
  const spots = new Map();
  for (const site of sites) {
    const key = [site.lon, site.lat, site.radius_m, site.exact].join("/");
    if (!spots.has(key)) {
      spots.set(key, {
        lon: site.lon,
        lat: site.lat,
        radius: site.radius_m,
        exact: site.exact,
        name: site.label,
        precision: site.precision,
        sites: [],
      });
    }
    spots.get(key).sites.push(site);
  }
  return [...spots.values()].map((spot) => ({
    ...spot,
    sides: sides.filter((code) => spot.sites.some(({ side }) => side === code)),
  }));
}
