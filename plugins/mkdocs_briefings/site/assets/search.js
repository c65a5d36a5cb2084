/* The search page: asks Pagefind, and shows results, their sentences and the facets. It is on every
   page, for instant navigation may lead to the search page from any; Pagefind itself is loaded on
   first use. The address always says what is searched for. */
(() => {
  const root = new URL("../", document.currentScript.src);
  const AT_ONCE = 10, SENTENCES = 3, WORDS = 40, BEFORE = 10, PAUSE = 150;
  const WEIGHTS = { names: 10, heading: 4, title: 1, said: 0.4, facts: 0.4, forms: 0.4 };
  // What the index puts between words that the text has joined (see finding/record.py).
  const JOIN = "\u2060", APOSTROPHE = /['’ʼ]$/;
  let engine;
  const load = () => engine ??= (async () => {
    const pagefind = await import(new URL("pagefind/pagefind.js", root));
    await pagefind.options({ baseUrl: root.pathname, ranking: { metaWeights: WEIGHTS } });
    return pagefind;
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
  const isLike = (term) => (word) => {
    let same = 0;
    while (same < term.length && term[same] === word[same]) same++;
    return same >= Math.min(term.length, Math.max(3, 0.6 * term.length));
  };
  const isMeant = (query, data) => {
    const words = data.content.split(/\s+/);
    const found = [...data.locations.map((place) => words[place]), ...Object.values(data.meta).join(" ").split(/\s+/)];
    const known = found.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}\p{M}]+/u)]).map(bare);
    return query.split(/\s+/).map(bare).every((term) => known.some(isLike(term)));
  };

  // The places of the words that are found; of those alike, where another form of them was found.
  const placesOf = (query, data, words) => {
    if (data.locations.length || !query) return new Set(data.locations);
    const terms = query.split(/\s+/).map(bare).filter((term) => term.length > 2).map(isLike);
    const alike = words.map((word, n) => terms.some((like) => like(bare(word))) ? n : -1);
    return new Set(alike.filter((n) => n >= 0));
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

  const hit = (data, query, texts) => {
    const words = data.content.split(/\s+/), found = placesOf(query, data, words);
    const kind = data.filters.kind[0], { url, lang } = JSON.parse(data.anchors[0].id);
    const link = (href, ...children) => make("a", { href: new URL(href, root) }, ...children);
    const parts = ["briefing", "page"].includes(kind) ? sentences(data, url, words, found) : [];
    const facts = make("p", { className: "bf-facts" }, make("span", { className: "bf-kind" }, texts[`names.${kind}`]));
    if (data.meta.facts) facts.append(" ", make("span", {}, whole(data.meta.facts)));
    // Results of one speaker are told apart by what is said.
    const said = data.meta.said ? [" – ", make("span", { lang, dir: "auto", className: "bf-words" }, whole(data.meta.said))] : [];
    const item = make("li", {}, facts, make("h2", {}, link(url, whole(data.meta.title), ...said)));
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
    const narrow = form.querySelector("details"), kinds = [...form.elements.kind].map((button) => button.value).filter(Boolean);
    const isSmall = narrow.open;
    let turn = 0, timer, results = [], asked = null, opened = false;

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
      const items = namedFirst(loaded).map((data) => hit(data, asked, texts));
      if (from) list.append(...items);
      else list.replaceChildren(...items);
      more.hidden = results.length <= from + AT_ONCE;
      if (from) items[0]?.querySelector("h2 a").focus();
    };

    const offer = (chosen, counted) => {
      for (const select of selects) {
        const counts = counted[select.name] ?? {}, own = chosen[select.name];
        const names = Object.keys(counts).filter((name) => counts[name] || name === own);
        if (own && !names.includes(own)) names.push(own);
        names.sort(new Intl.Collator(lang, { numeric: true }).compare);
        if (select.name === "year") names.reverse();
        const options = names.map((name) => new Option(name in counts ? `${name} (${counts[name]})` : name, name));
        select.replaceChildren(select.options[0], ...options);
        select.value = own ?? "";
      }
      for (const button of form.elements.kind) {
        const number = counted.kind?.[button.value];
        button.parentElement.hidden = Boolean(button.value && counted.kind) && !number && !button.checked;
        button.parentElement.querySelector(".bf-count").textContent = number ?? "";
      }
    };

    // How many results each choice leaves, the other choices given. Of facets that are not open only
    // the kinds are counted, and of a large site none, for their files grow with it.
    const answer = async (text, chosen, sort) => {
      const pagefind = await load();
      const all = opened ? await pagefind.filters() : {};
      const nothing = { results: [], counted: all };
      if (!text && !Object.keys(chosen).length) return nothing;
      const counting = isSmall || opened ? { kind: { any: kinds } } : {};
      const ask = ({ ...filters }) => pagefind.search(text, { filters: { ...counting, ...filters }, sort: sort ? { date: "desc" } : {} });
      const found = await ask(chosen);
      const meant = !text || isPhrase(text) || !found.results.length || isMeant(text, await found.results[0].data());
      if (!meant) return nothing;
      const counted = { ...found.filters };
      for (const name of Object.keys(chosen)) {
        const { [name]: left, ...others } = chosen;
        // What Pagefind counts in all is what the words find: without words, nothing.
        const asked = !text || Object.keys(others).length;
        const without = asked ? (await ask(others)).filters : found.totalFilters;
        counted[name] = without[name];
      }
      return { results: found.results, counted };
    };

    const search = async () => {
      const mine = ++turn;
      opened ||= narrow.open;
      const given = [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
      const { q: query, sort, ...chosen } = Object.fromEntries(given);
      const address = new URLSearchParams(given);
      history.replaceState(history.state, "", (address.size ? `?${address}` : location.pathname) + location.hash);
      list.ariaBusy = "true";
      try {
        const text = query ? normalise(query) : null;
        const found = await answer(text, chosen, sort);
        if (mine !== turn) return;
        results = found.results;
        asked = text;
        offer(chosen, found.counted);
        await show(mine, 0);
        if (mine !== turn) return;
        const none = query ? texts.none.replace("{query}", () => query) : texts.nothing;
        const isAsked = query || Object.keys(chosen).length;
        status.textContent = !isAsked ? "" : results.length ? count(results.length) : none;
      } catch (error) {
        status.textContent = texts.failed;
        throw error;
      } finally {
        if (mine === turn) list.ariaBusy = "false";
      }
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
    more.addEventListener("click", () => show(turn, list.children.length));
    form.hidden = false;
    // On a phone the keyboard would hide what has been found.
    if (!location.hash && !location.search) form.elements.q.focus({ preventScroll: true });
    search();
  };
  (window.document$ ?? { subscribe: (action) => action() }).subscribe(mount);
})();
