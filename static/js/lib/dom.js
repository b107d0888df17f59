// Building elements. Text is always set as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes and children; strings become text, empty children are left out. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== "" && child != null));
  return made;
}

/** An element of a drawing, like `element` but in the namespace of SVG. */
export function drawn(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== "" && child != null));
  return made;
}

/** The shape of a side, drawn from its path; its name has to stand beside it. */
export function sideSign(code, path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `sign side-${code}`);
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("width", "14");
  svg.setAttribute("height", "14");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}
