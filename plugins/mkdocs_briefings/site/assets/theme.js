/* What Material for MkDocs leaves undone, on any page. */
(() => {
  const home = document.currentScript.src;

  // Instant navigation may put a page in place twice, or take the place in the old page for that in
  // the new one: nothing is marked then, though the address names it.
  const arrive = () => {
    if (location.hash && !document.querySelector(":target")) location.replace(location.hash);
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
    // What one kind of page alone needs is fetched there.
    if (document.querySelector(".bf-filters[data-words]")) import(new URL("timeline.js", home));
    setTimeout(follow);
  });
})();
