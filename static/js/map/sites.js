// The sites of an incident's claims, gathered by place. Pure.

/**
 * One spot for each point that claims give, with the sides that give it in the order of `sides`,
 * all `sites` behind it, and every radius once. It is exact only where all claims say so.
 */
export function gathered(sites, sides) {
  const spots = new Map();
  for (const site of sites) {
    const key = `${site.lon}/${site.lat}`;
    if (!spots.has(key)) {
      spots.set(key, { lon: site.lon, lat: site.lat, name: site.label, sites: [] });
    }
    spots.get(key).sites.push(site);
  }
  return [...spots.values()].map((spot) => described(spot, sides));
}

function described(spot, sides) {
  const radii = [...new Set(spot.sites.map((site) => site.radius_m))].sort((a, b) => a - b);
  return {
    ...spot,
    radii,
    radius: radii.at(-1),
    exact: spot.sites.every(({ exact }) => exact),
    sides: sides.filter((code) => spot.sites.some(({ side }) => side === code)),
  };
}

/**
 * The circles to draw: one for each point and radius that claims give, with the sides that give
 * it in the order of `sides`. Wide ones first, so that narrow ones lie on top.
 */
export function reaches(sites, sides) {
  const found = new Map();
  for (const { lon, lat, radius_m: radius, side } of sites) {
    const key = `${lon}/${lat}/${radius}`;
    if (!found.has(key)) {
      found.set(key, { lon, lat, radius, given: new Set() });
    }
    found.get(key).given.add(side);
  }
  return [...found.values()]
    .map(({ given, ...circle }) => ({ ...circle, sides: sides.filter((code) => given.has(code)) }))
    .sort((a, b) => b.radius - a.radius);
}
