/* What Material for MkDocs leaves undone, on any page. */
(() => {
  // A link to a marked sentence that is followed while the page still scrolls: instant navigation
  // then takes the old place in the page for that of the new one, and no sentence is marked.
  let chosen;
  document.addEventListener("click", ({ target }) => { chosen = target.closest?.("a[href*='#']")?.href; }, true);
  const arrive = () => {
    if (chosen === location.href && !document.querySelector(":target")) location.replace(location.hash);
    chosen = null;
  };

  // A table too wide for the page scrolls within it: by keyboard only if it can have the focus.
  const reach = (entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  };
  const sizes = new ResizeObserver(reach);
  const follow = () => {
    sizes.disconnect();
    for (const wide of document.querySelectorAll(".md-typeset__scrollwrap")) sizes.observe(wide);
  };

  // Tables are wrapped once the page is there, in an order that nobody promises.
  (window.document$ ?? { subscribe: (action) => action() }).subscribe(() => {
    arrive();
    setTimeout(follow);
  });
})();
