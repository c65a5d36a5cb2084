/* Hides annotations, copies quotes with their source: see reading_aids.py. */
(() => {
  const KEY = "bf-plain", root = document.documentElement;
  const add = (parent, tag, name, text = "") => {
    const element = document.createElement(tag);
    element.className = name;
    element.textContent = text;
    parent.append(element);
    return element;
  };
  const show = () => {
    const plain = root.classList.contains(KEY);
    document.querySelector(".bf-switch")?.setAttribute("aria-pressed", plain);
    for (const link of document.querySelectorAll(".source-text a.actor")) link.tabIndex = -plain;
  };
  const press = () => {
    const plain = root.classList.toggle(KEY);
    try { plain ? localStorage.setItem(KEY, 1) : localStorage.removeItem(KEY); } catch {}
    show();
  };
  const copy = async (text, status, words) => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = words.copied;
    } catch { status.textContent = words.failed; }
  };
  const dress = () => {
    const told = document.getElementById("bf-words");
    if (!told || document.querySelector(".bf-switch, .bf-copy")) return;
    const words = JSON.parse(told.dataset.words);
    const first = document.querySelector(".bf-source:has(.sentence)");
    if (first) {
      const button = add(document.createElement("p"), "button", "bf-switch", words.hide);
      first.before(button.parentNode);
      button.onclick = press;
      show();
    }
    for (const box of navigator.clipboard ? document.querySelectorAll("[data-citation]") : []) {
      const place = box.querySelector("figcaption");
      const button = add(place, "button", "bf-copy", words.copy);
      const status = add(place, "output", "bf-copied");
      button.ariaLabel = `${words.copy}, ${box.querySelector(".bf-speaker").textContent}`;
      button.onclick = () => copy(`${box.dataset.citation}\n${box.querySelector(".bf-way").href}`, status, words);
    }
  };
  window.document$ ? document$.subscribe(dress) : dress();
})();
