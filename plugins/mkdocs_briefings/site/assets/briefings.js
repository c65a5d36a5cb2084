/* Cards open on hover, focus and tap. */
(() => {
  if (!HTMLElement.prototype.showPopover) return;
  let timer, link, card, closing;
  const linkAt = (event) => event.target.closest?.("a[data-card]");
  const isOpen = () => card?.matches(":popover-open");
  const place = () => {
    const box = link.getClientRects()[0];
    const high = card.offsetHeight + 6;
    const top = box.bottom + high <= innerHeight ? box.bottom + 6 : Math.max(8, box.top - high);
    const left = Math.max(8, Math.min(box.left, innerWidth - card.offsetWidth - 8));
    card.style.cssText = `top:${top}px;left:${left}px`;
  };
  const open = (source) => {
    link = source;
    card = document.getElementById(link.dataset.card);
    if (!isOpen()) card.showPopover({ source });
    place();
  };
  const close = () => isOpen() && card.hidePopover();
  const soon = (action, delay) => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };
  const on = (name, action) => document.addEventListener(name, action, true);
  on("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const over = linkAt(event);
    if (over) soon(() => open(over), 150);
    else if (!isOpen() || card.contains(event.target)) clearTimeout(timer);
    else if (!card.contains(document.activeElement)) soon(close, 250);
  });
  on("beforetoggle", (event) => (closing = event.newState === "closed"));
  on("toggle", () => (closing = false));
  on("focusin", (event) => {
    const at = linkAt(event);
    // A closing card gives the focus back: it stays shut, as beside a target.
    if (closing) return;
    if (at?.matches(":focus-visible:not(:target)")) soon(() => at === document.activeElement && open(at), 0);
    else if (!card?.contains(event.target)) close();
  });
  on("click", (event) => {
    const at = linkAt(event);
    if (!at || event.pointerType !== "touch") return;
    event.preventDefault();
    event.stopPropagation();
    open(at);
  });
  on("scroll", () => isOpen() && place());
})();
