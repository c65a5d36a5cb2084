/* On every page: the keys that lead to the field of the search, and on the search page the script that
   makes it work; instant navigation may lead there from any. */
(() => {
  const root = new URL("../", document.currentScript.src);
  const WRITING = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=button])";
  addEventListener("keydown", (event) => {
    if (!["/", "s"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(WRITING)) return;
    const fields = document.querySelectorAll("form.bf-search [name=q], .bf-ask [name=q], .bf-find [name=q]");
    const field = [...fields].reverse().find((one) => one.checkVisibility?.() ?? one.offsetParent);
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  addEventListener("input", async ({ target }) => {
    if (target.matches?.(".bf-find [name=q], .bf-ask [name=q]")) (await import(new URL("assets/search-offers.js", root))).offer(target, root);
  });
  const mount = async () => {
    if (document.querySelector("form.bf-search[hidden]")) (await import(new URL("assets/search-page.js", root))).mount(root);
  };
  (window.document$ ?? { subscribe: (action) => action() }).subscribe(mount);
})();
