// On narrow screens one part at a time, chosen with the thumb; the style sheet does the hiding.

/** Watch the links under the page; `turned` is called when another part is shown. */
export function createTabs(root, turned) {
  const links = [...document.querySelectorAll("[data-tab-link]")];
  const turn = (name) => {
    root.dataset.tab = name;
    for (const link of links) {
      if (link.dataset.tabLink === name) {
        link.setAttribute("aria-current", "true");
      } else {
        link.removeAttribute("aria-current");
      }
    }
    turned();
  };
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      turn(link.dataset.tabLink);
      scrollTo({ top: root.offsetTop });
    });
  }
}
