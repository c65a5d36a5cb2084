/* The search page: asks the index, and shows results, their sentences, the facets and what else may have been
   meant. The index and what reads it are loaded on first use. The address always says what is searched for. */
import { openFacet } from "./search-facets.js";

const AT_ONCE = 10, PAUSE = 150;
let engine;

const make = (tag, attributes = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...children);
  return element;
};

const hit = ({ kind, url, lang, title, facts, said, doubt, passages }, texts, root) => {
  const link = (href, ...children) => make("a", { href: new URL(href, root) }, ...children);
  const shown = make("p", { className: "bf-facts" }, make("span", { className: "bf-kind" }, texts[`names.${kind}`]));
  if (facts) shown.append(" ", make("span", {}, facts));
  if (doubt) shown.append(" ", make("span", { className: "bf-unsure" }, texts.doubt));
  // Results of one speaker are told apart by what is said.
  const words = said ? [" – ", make("span", { lang, dir: "auto", className: "bf-words" }, said)] : [];
  const item = make("li", {}, shown, make("h2", {}, link(url, title, ...words)));
  item.dataset.kind = kind;
  const [first] = passages;
  if (first?.url) {
    const list = make("ul", { ariaLabel: texts.sentences });
    list.append(...passages.map(({ url: href, text }) => make("li", { lang, dir: "auto" }, link(href, ...text))));
    item.append(list);
  } else if (first?.text.join("")) item.append(make("p", { lang, dir: "auto", className: "bf-excerpt" }, ...first.text));
  return item;
};

export const mount = (root) => {
  const form = document.querySelector("form.bf-search");
  if (!form?.hidden) return;
  const list = form.querySelector(".bf-hits"), more = form.querySelector(".bf-more"), meant = form.querySelector(".bf-meant");
  const status = form.querySelector("[role=status]"), texts = JSON.parse(form.dataset.words), field = form.elements.q;
  const lang = document.documentElement.lang, plural = new Intl.PluralRules(lang);
  const narrow = form.querySelector(".bf-narrow"), isSmall = "small" in form.dataset;
  const fieldsets = [...narrow.querySelectorAll("fieldset")], facets = ["kind", ...fieldsets.map(({ dataset }) => dataset.facet)];
  const number = (count) => count.toLocaleString(lang);
  const counted = (key, count) => (texts[`${key}.${plural.select(count)}`] ?? texts[`${key}.other`]).replace("{count}", number(count));
  const choices = new Map(fieldsets.map((one) => [one.dataset.facet, openFacet(one, texts, { number, plural })]));
  const load = () => engine ??= import(new URL("assets/search-index.js", root)).then(({ openIndex }) => openIndex(root, { language: lang, isSmall }));
  let turn = 0, timer, listed = null, opened = false;

  const told = ({ results, pages, read, isWhole }) => {
    const found = counted("results", results.length);
    return isWhole() ? found : texts.partly.replace("{results}", found).replace("{read}", number(read)).replace("{pages}", number(pages));
  };

  // The card of an actor that the query names says of it what its dossier does.
  const factsOf = (result) => result.what ? { ...result, facts: [result.what, counted("briefings", result.briefings), result.quotes && counted("quotes", result.quotes)].filter(Boolean).join(" · ") } : result;
  const show = () => {
    const shown = list.children.length, next = listed.results.slice(shown, shown + AT_ONCE);
    list.append(...next.map((result) => hit(factsOf(result), texts, root)));
    more.hidden = listed.isWhole() && list.children.length === listed.results.length;
    return list.children[shown];
  };

  const offer = (chosen, found) => {
    const word = (facet) => (count) => found[facet]?.ofPages ? texts.pages.replace("{count}", number(count)) : number(count);
    for (const [facet, open] of choices) open(found[facet]?.counts ?? {}, chosen[facet], word(facet));
    for (const button of form.elements.kind) {
      const count = button.value && found.kind?.counts[button.value];
      button.parentElement.hidden = Boolean(button.value && found.kind) && !count && !button.checked;
      button.parentElement.querySelector(".bf-count").textContent = count ? word("kind")(count) : "";
    }
  };

  const suggest = (names) => {
    const buttons = names.map((name) => make("button", { type: "button", value: name }, name));
    meant.replaceChildren(...names.length ? [texts.meant, ...buttons.flatMap((button) => [" ", button])] : []);
    meant.hidden = !names.length;
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
    if (!engine) status.textContent = texts.loading;
    try {
      const isAsked = query || Object.keys(chosen).length;
      const { find } = await load();
      // Without words nothing is more to the point than what is new.
      const options = { facets: opened ? facets : isAsked && isSmall ? ["kind"] : [], sort: sort || (!query && "date") };
      const found = isAsked || opened ? await find(query || null, chosen, options) : { counted: {}, meant: [] };
      if (mine !== turn) return;
      offer(chosen, found.counted);
      suggest(found.meant);
      listed = isAsked ? found.listed : null;
      list.replaceChildren();
      if (listed?.results.length) {
        show();
        status.textContent = found.isNear ? `${texts.near} ${told(listed)}` : told(listed);
      } else {
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
    if (mine !== turn) return;
    show()?.querySelector("h2 a").focus();
    status.textContent = told(listed);
  };

  // From the field to what may have been meant, along it, and back.
  const step = (event) => {
    const stops = [field, ...meant.querySelectorAll("button")], at = stops.indexOf(document.activeElement);
    const by = { ArrowDown: 1, ArrowUp: -1, ArrowRight: at && 1, ArrowLeft: at && -1, Escape: -at }[event.key];
    if (at < 0 || !by || !stops[at + by]) return;
    event.preventDefault();
    stops[at + by].focus();
  };

  const given = new URLSearchParams(location.search);
  for (const [facet, open] of choices) open({}, given.get(facet), String);
  narrow.open = [...choices.keys()].some((facet) => given.get(facet)) || (isSmall && matchMedia("(min-width: 60em)").matches);
  narrow.addEventListener("toggle", () => { if (narrow.open && !opened) search(); });
  for (const name of ["q", "kind", "sort"]) if (given.get(name)) form.elements[name].value = given.get(name);
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  // The query is followed as it is typed: its change comes late, when a click on a result takes the
  // focus away, and to make the list anew would then take the result from under the pointer.
  form.addEventListener("change", (event) => { if (event.target.type !== "search") search(); });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  form.addEventListener("keydown", step);
  meant.addEventListener("click", ({ target }) => {
    if (!target.matches("button")) return;
    field.value = target.value;
    field.focus();
    search();
  });
  more.addEventListener("click", showMore);
  form.hidden = false;
  // On a phone the keyboard would hide what has been found.
  if (!location.hash && !location.search) field.focus({ preventScroll: true });
  search();
};
