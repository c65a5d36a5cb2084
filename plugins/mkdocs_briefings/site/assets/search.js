/* The search page: asks the index, and shows results, their sentences and the facets. It is on every
   page, for instant navigation may lead to the search page from any; the index and what reads it are
   loaded on first use. The address always says what is searched for. */
(() => {
  const root = new URL("../", document.currentScript.src);
  const AT_ONCE = 10, PAUSE = 150;
  let engine;
  const load = () => engine ??= (async () => {
    const [{ openIndex }, { normalise }] = await Promise.all(["index", "results"].map((name) => import(new URL(`assets/search-${name}.js`, root))));
    return { normalise, ...await openIndex(root) };
  })();

  const make = (tag, attributes = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...children);
    return element;
  };

  const hit = ({ kind, url, lang, title, facts, said, passages }, texts) => {
    const link = (href, ...children) => make("a", { href: new URL(href, root) }, ...children);
    const shown = make("p", { className: "bf-facts" }, make("span", { className: "bf-kind" }, texts[`names.${kind}`]));
    if (facts) shown.append(make("span", {}, facts));
    // Results of one speaker are told apart by what is said.
    const words = said ? [" – ", make("span", { lang, dir: "auto", className: "bf-words" }, said)] : [];
    const item = make("li", {}, shown, make("h2", {}, link(url, title, ...words)));
    item.dataset.kind = kind;
    const [first] = passages;
    if (first?.url) {
      const list = make("ul", { ariaLabel: texts.sentences });
      list.append(...passages.map(({ url: href, text }) => make("li", { lang, dir: "auto" }, link(href, ...text))));
      item.append(list);
    } else if (first?.text.length) item.append(make("p", { lang, dir: "auto", className: "bf-excerpt" }, ...first.text));
    return item;
  };

  const mount = () => {
    const form = document.querySelector("form.bf-search");
    if (!form || !form.hidden) return;
    const list = document.querySelector(".bf-hits"), more = document.querySelector(".bf-more");
    const status = form.querySelector("[role=status]"), texts = JSON.parse(form.dataset.words);
    const lang = document.documentElement.lang, plural = new Intl.PluralRules(lang);
    const selects = [...form.querySelectorAll("select")].filter((select) => select.name !== "sort");
    const narrow = form.querySelector("details"), isSmall = narrow.open;
    const facets = ["kind", ...selects.map((select) => select.name)];
    let turn = 0, timer, listed = null, opened = false;

    const number = (count) => count.toLocaleString(lang);
    const told = ({ results, pages, read, isWhole }) => {
      const found = (texts[`results.${plural.select(results.length)}`] ?? texts["results.other"]).replace("{count}", number(results.length));
      return isWhole() ? found : texts.partly.replace("{results}", found).replace("{read}", number(read)).replace("{pages}", number(pages));
    };

    const show = () => {
      const shown = list.children.length, next = listed.results.slice(shown, shown + AT_ONCE);
      list.append(...next.map((result) => hit(result, texts)));
      more.hidden = listed.isWhole() && list.children.length === listed.results.length;
      status.textContent = told(listed);
      return list.children[shown];
    };

    const offer = (chosen, counted) => {
      const tell = (facet, value) => {
        const { counts, ofPages } = counted[facet] ?? {};
        const count = counts && number(counts[value] ?? 0);
        return count && (ofPages ? texts.pages.replace("{count}", count) : count);
      };
      for (const select of selects) {
        const { counts = {} } = counted[select.name] ?? {}, own = chosen[select.name];
        const names = Object.keys(counts).filter((name) => counts[name] || name === own);
        if (own && !names.includes(own)) names.push(own);
        names.sort(new Intl.Collator(lang, { numeric: true }).compare);
        if (select.name === "year") names.reverse();
        const options = names.map((name) => new Option(name in counts ? `${name} (${tell(select.name, name)})` : name, name));
        select.replaceChildren(select.options[0], ...options);
        select.value = own ?? "";
      }
      for (const button of form.elements.kind) {
        const count = button.value && counted.kind?.counts[button.value];
        button.parentElement.hidden = Boolean(button.value && counted.kind) && !count && !button.checked;
        button.parentElement.querySelector(".bf-count").textContent = count ? tell("kind", button.value) : "";
      }
    };

    // Of facets that are not open only the kinds are counted, and of a large site none, for the files
    // of the facets grow with it.
    const search = async () => {
      const mine = ++turn;
      opened ||= narrow.open;
      const given = [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
      const { q: query, sort, ...chosen } = Object.fromEntries(given);
      const address = new URLSearchParams(given);
      history.replaceState(history.state, "", (address.size ? `?${address}` : location.pathname) + location.hash);
      list.ariaBusy = "true";
      try {
        const isAsked = query || Object.keys(chosen).length;
        const { find, normalise } = await load();
        const options = { facets: opened ? facets : isAsked && isSmall ? ["kind"] : [], sort };
        const found = isAsked || opened ? await find(query ? normalise(query) : null, chosen, options) : { counted: {} };
        if (mine !== turn) return;
        offer(chosen, found.counted);
        listed = isAsked ? found.listed : null;
        list.replaceChildren();
        if (listed?.results.length) show();
        else {
          more.hidden = !listed || listed.isWhole();
          const none = query ? texts.none.replace("{query}", () => query) : texts.nothing;
          status.textContent = !listed ? "" : listed.isWhole() ? none : told(listed);
        }
      } catch (error) {
        status.textContent = texts.failed;
        throw error;
      } finally {
        if (mine === turn) list.ariaBusy = "false";
      }
    };

    const showMore = async () => {
      const mine = turn;
      await listed.fill(list.children.length + AT_ONCE);
      if (mine === turn) show()?.querySelector("h2 a").focus();
    };

    const given = new URLSearchParams(location.search);
    for (const select of selects) {
      const value = given.get(select.name);
      if (value) select.append(new Option(value, value, true, true));
    }
    narrow.open = selects.some((select) => select.value) || (narrow.open && matchMedia("(min-width: 60em)").matches);
    narrow.addEventListener("toggle", () => { if (narrow.open && !opened) search(); });
    for (const [name, value] of given) if (form.elements[name]) form.elements[name].value = value;
    form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
    // The query is followed as it is typed: its change comes late, when a click on a result takes the
    // focus away, and to make the list anew would then take the result from under the pointer.
    form.addEventListener("change", (event) => { if (event.target.name !== "q") search(); });
    form.addEventListener("input", (event) => {
      if (event.target.name !== "q") return;
      clearTimeout(timer);
      timer = setTimeout(search, PAUSE);
    });
    more.addEventListener("click", showMore);
    form.hidden = false;
    // On a phone the keyboard would hide what has been found.
    if (!location.hash && !location.search) form.elements.q.focus({ preventScroll: true });
    search();
  };
  (window.document$ ?? { subscribe: (action) => action() }).subscribe(mount);
})();
