/* Filters the timeline in place; without this each filter is a link to a page of its own. The
   choice stands in the query of the address, so that it can be kept, sent and gone back to. */
(() => {
  const add = (parent, tag, name, text = "") => {
    const element = document.createElement(tag);
    element.className = name;
    element.textContent = text;
    parent.append(element);
    return element;
  };
  const has = (entry, name, value) => ` ${entry.dataset[name]} `.includes(` ${value} `);
  const nameOf = (value) =>
    document.querySelector(`.bf-what .bf-name[href*="/${CSS.escape(value)}"]`)?.textContent ?? value;
  let page;

  const chosen = () => page.selects.filter((select) => select.value);
  const matches = (entry, selects) => selects.every((s) => has(entry, s.name, s.value));

  const hideEmpty = (selector) => {
    for (const box of document.querySelectorAll(selector)) {
      box.hidden = !box.querySelector(".bf-what:not([hidden])");
      const id = box.querySelector(":scope > :is(h2, h3)")?.id;
      if (!id) continue;
      // The theme has the table of contents twice, for wide screens and for narrow ones.
      for (const way of document.querySelectorAll(`.md-nav--secondary a[href$="#${id}"]`))
        way.parentNode.hidden = box.hidden;
    }
  };
  const count = () => {
    for (const select of page.selects) {
      const others = chosen().filter((other) => other !== select);
      const within = page.entries.filter((entry) => matches(entry, others));
      for (const option of select.options) {
        if (!option.value) continue;
        const number = within.filter((entry) => has(entry, select.name, option.value)).length;
        option.textContent = `${option.title} (${number})`;
        option.disabled = !number && !option.selected;
      }
    }
  };
  const show = () => {
    const selects = chosen();
    for (const entry of page.entries) entry.hidden = !matches(entry, selects);
    hideEmpty(".bf-timeline > li");
    hideEmpty(".bf-stretch");
    const shown = page.entries.filter((entry) => !entry.hidden).length;
    const told = page.words.shown
      .replace("{shown}", shown).replace("{all}", page.entries.length);
    page.status.textContent = shown ? told : `${told}. ${page.words.none}`;
    page.reset.hidden = !selects.length;
    for (const way of document.querySelectorAll(".bf-periods a")) way.search = location.search;
    count();
  };
  const restore = () => {
    const query = new URLSearchParams(location.search);
    for (const select of page.selects) {
      const value = query.get(select.name) ?? "";
      if (![...select.options].some((option) => option.value === value))
        select.append(new Option("", value));
      select.value = value;
      select.selectedOptions[0].title ||= nameOf(value);
    }
    show();
  };
  const keep = () => {
    const query = new URLSearchParams(location.search);
    for (const { name, value } of page.selects) value ? query.set(name, value) : query.delete(name);
    const address = new URL(location.href);
    address.search = query;
    address.hash = "";
    history.pushState(null, "", address);
    show();
  };

  const control = (form, group) => {
    const place = add(form, "div", "");
    const label = add(place, "label", "", group.querySelector("summary").textContent);
    const select = add(place, "select", "");
    select.name = group.dataset.filter;
    label.htmlFor = select.id = `bf-filter-${select.name}`;
    const links = [...group.querySelectorAll("a")];
    select.append(new Option(links.pop().textContent, ""));
    for (const link of links) {
      const option = new Option("", link.dataset.value);
      option.title = link.textContent;
      option.lang = link.lang;
      select.append(option);
    }
    group.hidden = true;
    return select;
  };
  const dress = () => {
    const nav = document.querySelector(".bf-filters[data-words]");
    if (nav && !nav.querySelector("form")) {
      const form = add(nav, "form", "bf-filter-form");
      const groups = [...nav.querySelectorAll("details")];
      page = {
        words: JSON.parse(nav.dataset.words),
        entries: [...document.querySelectorAll(".bf-what[data-actor]")],
        // The group that this page belongs to stays what it is: links to the other pages.
        selects: groups.filter((g) => !g.querySelector("[aria-current]")).map((g) => control(form, g)),
      };
      page.status = add(form, "output", "bf-shown");
      page.reset = add(form, "button", "bf-reset", page.words.reset);
      form.onchange = keep;
      form.onreset = () => setTimeout(() => { keep(); page.selects[0].focus(); });
      page.reset.type = "reset";
      form.onsubmit = (event) => event.preventDefault();
      restore();
    } else if (!nav) page = null;
  };
  addEventListener("popstate", () => {
    if (page && document.contains(page.status)) restore();
  });
  window.document$ ? document$.subscribe(dress) : dress();
})();
