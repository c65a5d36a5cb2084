/* The search page: asks Pagefind, and shows results, their sentences and the facets. It is on every
   page, for instant navigation may lead to the search page from any; Pagefind itself is loaded on
   first use. The address always says what is searched for. */
(() => {
  const root = new URL("../", document.currentScript.src);
  const AT_ONCE = 10, SENTENCES = 3, WORDS = 40, BEFORE = 10, PAUSE = 150;
  const WEIGHTS = { names: 10, heading: 4, title: 1, facts: 0.4 };
  // What the index puts between words that the text has joined (see finding/record.py).
  const JOIN = "\u2060", APOSTROPHE = /['’ʼ]$/;
  let engine;
  const load = () => engine ??= (async () => {
    const pagefind = await import(new URL("pagefind/pagefind.js", root));
    await pagefind.options({ baseUrl: root.pathname, ranking: { metaWeights: WEIGHTS } });
    return { search: pagefind.search, facets: await pagefind.filters() };
  })();

  const make = (tag, attributes = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...children);
    return element;
  };

  // « l’équipement » is found by `equipement`; in a phrase between quotation marks all words count.
  const isPhrase = (query) => /^".+"$/.test(query);
  const normalise = (query) => {
    const text = query.trim().replace(/[«»“”]/g, '"');
    const words = isPhrase(text) ? text : text.replace(/(\p{L})[-‐‑](?=\p{L})/gu, "$1 ")
      .replace(/(^|\s)\p{L}{1,2}['’ʼ](?=\p{L})/gu, "$1");
    return words.replace(/['’ʼ]/g, " ");
  };

  // Where no word begins as one of the query does, Pagefind takes the longest that the query begins
  // with: `in` for `inventaire`. It does so for every result alike, so one of them tells.
  const bare = (word) => word.normalize("NFD").toLowerCase()
    .replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/[^\p{L}\p{N}]/gu, "");
  const isMeant = (query, data) => {
    const words = data.content.split(/\s+/);
    const found = [...data.locations.map((place) => words[place]), ...Object.values(data.meta).join(" ").split(/\s+/)];
    const known = found.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}\p{M}]+/u)]).map(bare);
    return query.split(/\s+/).map(bare).every((term) => known.some((word) => {
      let same = 0;
      while (same < term.length && term[same] === word[same]) same++;
      return same >= Math.min(term.length, Math.max(3, 0.6 * term.length));
    }));
  };

  const passage = (words, from, to, found) => {
    const shown = document.createDocumentFragment();
    for (let n = from; n < Math.min(to, words.length); n++) {
      const joined = words[n].startsWith(JOIN);
      if (n > from) shown.append(!joined ? " " : APOSTROPHE.test(words[n - 1]) ? "" : "\u202f");
      const word = words[n].replaceAll(JOIN, "");
      const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(word);
      shown.append(...(found.has(n) ? [before, make("mark", {}, core), after] : [word]));
    }
    return shown;
  };
  const whole = (text) => passage(text.split(/\s+/), 0, Infinity, new Set());

  const excerpt = (words, from, to, found) => {
    const first = Math.min(...[...found].filter((place) => place >= from && place < to), to);
    const begin = to - from > WORDS && first < to ? Math.max(from, first - BEFORE) : from;
    const end = Math.min(to, begin + WORDS);
    return [begin > from ? "… " : "", passage(words, begin, end, found), end < to ? " …" : ""];
  };

  // The sentences and sections with the most hits; what only the title says, the title shows.
  const sentences = (data, url, words, found) => {
    const anchors = data.anchors.slice(1)
      .filter((anchor) => /-sentence-/.test(anchor.id) || /^h[1-6]$/.test(anchor.element))
      .sort((one, other) => one.location - other.location);
    const parts = anchors.map(({ id, element, text, location }, n) => {
      const from = location + (element === "h1" ? text.split(/\s+/).length : 0);
      const to = anchors[n + 1]?.location ?? words.length;
      return { id, from, to, hits: [...found].filter((place) => place >= from && place < to).length };
    });
    const best = parts.filter((part) => part.hits).sort((one, other) => other.hits - one.hits);
    return best.slice(0, SENTENCES).map(({ id, from, to }) => ({
      href: `${url}#${id}`,
      text: excerpt(words, from, to, found),
    }));
  };

  const hit = (data, texts) => {
    const words = data.content.split(/\s+/), found = new Set(data.locations);
    const kind = data.filters.kind[0], { url, lang } = JSON.parse(data.anchors[0].id);
    const link = (href, ...children) => make("a", { href: new URL(href, root) }, ...children);
    const parts = ["briefing", "page"].includes(kind) ? sentences(data, url, words, found) : [];
    const facts = make("p", { className: "bf-facts" }, make("span", { className: "bf-kind" }, texts[`names.${kind}`]));
    if (data.meta.facts) facts.append(make("span", {}, whole(data.meta.facts)));
    const item = make("li", {}, facts, make("h2", {}, link(url, whole(data.meta.title))));
    item.dataset.kind = kind;
    if (parts.length) {
      const list = make("ul", { ariaLabel: texts.sentences });
      list.append(...parts.map(({ href, text }) => make("li", { lang, dir: "auto" }, link(href, ...text))));
      item.append(list);
    } else item.append(make("p", { lang, dir: "auto", className: "bf-excerpt" }, ...excerpt(words, 0, words.length, found)));
    return item;
  };

  const mount = () => {
    const form = document.querySelector("form.bf-search");
    if (!form || !form.hidden) return;
    const list = document.querySelector(".bf-hits"), more = document.querySelector(".bf-more");
    const status = form.querySelector("[role=status]"), texts = JSON.parse(form.dataset.words);
    const lang = document.documentElement.lang, plural = new Intl.PluralRules(lang);
    const selects = [...form.querySelectorAll("select")].filter((select) => select.name !== "sort");
    let turn = 0, timer, results = [];

    const count = (number) => (texts[`results.${plural.select(number)}`] ?? texts["results.other"])
      .replace("{count}", number.toLocaleString(lang));

    // The dossier whose name the query is, or begins, comes before the many that only mention it.
    const namedFirst = (found) => {
      const query = bare(form.elements.q.value);
      const isNamed = ({ filters, meta }) => filters.kind[0] === "actor" && bare(meta.title).startsWith(query);
      if (!query || form.elements.sort.value) return found;
      return [...found.filter(isNamed), ...found.filter((data) => !isNamed(data))];
    };

    const show = async (mine, from) => {
      const loaded = await Promise.all(results.slice(from, from + AT_ONCE).map((result) => result.data()));
      if (mine !== turn) return;
      const items = namedFirst(loaded).map((data) => hit(data, texts));
      if (from) list.append(...items);
      else list.replaceChildren(...items);
      more.hidden = results.length <= from + AT_ONCE;
      if (from) items[0]?.querySelector("h2 a").focus();
    };

    // A facet that is chosen shows what else it could be; the others, what they would leave.
    const offer = (chosen, left, all) => {
      for (const select of selects) {
        const counts = (chosen[select.name] ? all : left)[select.name] ?? {};
        const names = Object.keys(counts).filter((name) => counts[name] || name === chosen[select.name]);
        names.sort((one, other) => one.localeCompare(other, lang, { numeric: true }));
        if (select.name === "year") names.reverse();
        const options = names.map((name) => new Option(`${name} (${counts[name]})`, name));
        select.replaceChildren(select.options[0], ...options);
        select.value = chosen[select.name] ?? "";
      }
      const kinds = (chosen.kind ? all : left).kind ?? {};
      for (const button of form.elements.kind) {
        const number = kinds[button.value];
        button.parentElement.hidden = Boolean(button.value) && !number && !button.checked;
        button.parentElement.querySelector(".bf-count").textContent = number ?? "";
      }
    };

    const answer = async (query, chosen, sort) => {
      const { search: ask, facets } = await load();
      const nothing = { results: [], filters: {}, totalFilters: {} };
      if (!query && !Object.keys(chosen).length) return { ...nothing, filters: facets, totalFilters: facets };
      const text = query ? normalise(query) : null;
      const found = await ask(text, { filters: chosen, sort: sort ? { date: "desc" } : {} });
      if (!text || isPhrase(text) || !found.results.length) return found;
      return isMeant(text, await found.results[0].data()) ? found : nothing;
    };

    const search = async () => {
      const mine = ++turn;
      const given = [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
      const { q: query, sort, ...chosen } = Object.fromEntries(given);
      const address = new URLSearchParams(given);
      history.replaceState(history.state, "", (address.size ? `?${address}` : location.pathname) + location.hash);
      list.ariaBusy = "true";
      try {
        const found = await answer(query, chosen, sort);
        if (mine !== turn) return;
        results = found.results;
        offer(chosen, found.filters, found.totalFilters);
        await show(mine, 0);
        if (mine !== turn) return;
        const none = query ? texts.none.replace("{query}", () => query) : texts.nothing;
        status.textContent = !given.length ? "" : results.length ? count(results.length) : none;
      } catch (error) {
        status.textContent = texts.failed;
        throw error;
      } finally {
        if (mine === turn) list.ariaBusy = "false";
      }
    };

    const asked = new URLSearchParams(location.search);
    for (const select of selects) {
      const value = asked.get(select.name);
      if (value) select.append(new Option(value, value, true, true));
    }
    for (const [name, value] of asked) if (form.elements[name]) form.elements[name].value = value;
    form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
    // The query is followed as it is typed: its change comes late, when a click on a result takes the
    // focus away, and to make the list anew would then take the result from under the pointer.
    form.addEventListener("change", (event) => { if (event.target.name !== "q") search(); });
    form.addEventListener("input", (event) => {
      if (event.target.name !== "q") return;
      clearTimeout(timer);
      timer = setTimeout(search, PAUSE);
    });
    more.addEventListener("click", () => show(turn, list.children.length));
    form.hidden = false;
    if (!location.hash) form.elements.q.focus({ preventScroll: true });
    search();
  };
  (window.document$ ?? { subscribe: (action) => action() }).subscribe(mount);
})();
