/* What is asked of Pagefind: the pages for a query and the choices made, read some at a time, and how
   much each further choice leaves. Pagefind finds and counts pages; results are what they hold. */
import { understand } from "./search-query.js";
import { openKnown } from "./search-known.js";
import { resultsOf } from "./search-results.js";

const SHOWN = 10, AT_ONCE = 5, ALL = 10, ROUNDS = 2, DATED = 3;
const WEIGHTS = { names: 10, heading: 4, parts: 4, title: 1, facts: 0.4, forms: 0.4, days: 0.4 };
// Facets in which the results of one page differ: the index has them of each kind apart as well.
const BY_KIND = ["actor", "speaker", "year"];

const nameOf = (facet, { kind }) => kind && BY_KIND.includes(facet) ? `${kind}.${facet}` : facet;
const isChosen = (chosen) => ({ kind, facets }) => Object.entries(chosen)
  .every(([name, value]) => name === "kind" ? kind === value : facets[name]?.includes(value));

const NOTHING = { text: null, terms: [], phrases: [], days: [], typed: "" };

export const openIndex = async (root, { language, isSmall }) => {
  const [pagefind, { habits, leads, isOfTwo, meant }] = await Promise.all([import(new URL("pagefind/pagefind.js", root)), openKnown(root)]);
  // To start a worker, and fetch it, takes longer than to search an index that is small.
  await pagefind.options({ baseUrl: root.pathname, ranking: { metaWeights: WEIGHTS }, noWorker: isSmall });

  // No page has an empty value: this narrows nothing, but has the pages counted by the facet.
  const askOne = (text, chosen, { facets = [], sort }) => {
    const counted = facets.map((facet) => [nameOf(facet, chosen), { none: [""] }]);
    const narrowed = Object.entries(chosen).map(([facet, value]) => [nameOf(facet, chosen), value]);
    const order = sort ? { [chosen.kind === "event" ? "event" : "date"]: "desc" } : {};
    return pagefind.search(text, { filters: Object.fromEntries([...counted, ...narrowed]), sort: order });
  };

  // The pages for all that is asked, each once, with what it may be judged by. Where both are meant they are taken in turn.
  const merge = (lists, isBoth) => {
    const entries = lists.flatMap(({ pages, one }, n) => pages.map((page, place) => ({ page, one, order: isBoth ? place * lists.length + n : 0 })));
    const merged = new Map();
    for (const { page, one } of entries.sort((some, others) => some.order - others.order)) {
      if (merged.has(page.id)) merged.get(page.id).asks.push(one);
      else merged.set(page.id, { page, asks: [one] });
    }
    return [...merged.values()];
  };
  const ask = async (asked, chosen, options) => {
    const lists = [], filters = {};
    for (const one of asked?.asks ?? [NOTHING]) {
      const found = await askOne(one.text, chosen, options);
      lists.push({ pages: found.results, one });
      for (const [facet, counts] of Object.entries(found.filters ?? {})) {
        for (const [value, count] of Object.entries(counts)) (filters[facet] ??= {})[value] = Math.max(count, filters[facet][value] ?? 0);
      }
      // What tells of a day by its date is enough; a phrase is looked for in all ways.
      if (!asked?.isBoth && found.results.length >= (one.days.length ? DATED : SHOWN)) break;
    }
    return { pages: merge(lists, asked?.isBoth), filters };
  };

  // The pages that have the most of the words, the rarest first, where none has all.
  const askNear = async ({ terms, phrases, days, typed }, chosen, options) => {
    const telling = terms.filter(({ word }) => word.length > 3 || /\d/.test(word));
    if (telling.length < 2 || phrases.length || days.length) return [];
    const having = new Map(), asked = { terms: telling, phrases, days, typed, isNear: true };
    for (const { typed: word } of telling) {
      const { results } = await askOne(word, chosen, options);
      for (const page of results) {
        const entry = having.get(page.id) ?? { page, asks: [asked], weight: 0 };
        having.set(page.id, Object.assign(entry, { weight: entry.weight + 1 / results.length }));
      }
    }
    return [...having.values()].sort((one, other) => other.weight - one.weight);
  };

  // The results of pages, as far as these have been read; `first` are those that are known before.
  const list = (entries, asked, chosen, { sort }, first = []) => {
    const isLate = ({ kind }) => kind === "page" && !sort && asked && chosen.kind !== kind;
    const left = [...entries], late = [], results = [...first], known = new Map(first.map((result) => [result.id, result])), seen = new Set();
    const read = async () => {
      const some = left.splice(0, entries.length > ALL ? AT_ONCE : ALL);
      const loaded = await Promise.all(some.map(({ page }) => page.data()));
      const judged = loaded.map((data, n) => {
        const all = some[n].asks.map((one) => resultsOf(data, one));
        return all.find(({ results }) => results.length) ?? all[0];
      });
      for (const one of judged) for (const word of one.seen) seen.add(word);
      const found = judged.flatMap((one) => one.results.map((result, rank) => ({ ...result, rank })));
      if (sort) found.sort((one, other) => (other.date ?? "").localeCompare(one.date ?? ""));
      // What leads, then the best of each page before its second.
      else if (asked) found.sort((one, other) => one.lead - other.lead || one.rank - other.rank);
      for (const result of found.filter(isChosen(chosen))) {
        if (known.has(result.id)) known.get(result.id).facets = result.facets;
        else (isLate(result) ? late : results).push(result);
        known.set(result.id, known.get(result.id) ?? result);
      }
      // The guide and such come after all news.
      if (!left.length) results.push(...late.splice(0));
    };
    return {
      results, seen,
      pages: entries.length,
      get read() { return entries.length - left.length; },
      isWhole: () => !left.length,
      leave: () => { left.length = 0; },
      hasOnly: (some) => results.length === some.length,
      // Reads on until there are so many results, but no further than a reader waits for.
      fill: async (size) => {
        for (let round = 0; round < ROUNDS && left.length && results.length < size; round++) await read();
        if (!results.length) results.push(...late.splice(0));
      },
    };
  };

  const cardOf = (actor) => ({ ...actor, id: actor.url, kind: "actor", lang: language, title: actor.name, what: actor.kind, passages: [{ text: [actor.role] }], facets: {} });

  /* The results for a query (null: for the choices alone), what else may have been meant, and for each facet how much its
     values leave, the other choices given: results where so few pages are found that all are read, else pages. */
  const find = async (query, chosen, options) => {
    const asked = query && understand(query, habits, language);
    const isOfActors = Object.entries(chosen).every(([name, value]) => name === "kind" && value === "actor");
    const cards = asked && isOfActors && !options.sort ? leads(asked).map(cardOf) : [];
    const found = await ask(asked, chosen, options);
    let listed = list(found.pages, asked, chosen, options, cards), isNear = false;
    await listed.fill(SHOWN);
    const lead = (isFirst) => {
      const place = listed.results.findIndex(isFirst);
      if (place > 0) listed.results.unshift(...listed.results.splice(place, 1));
    };
    // Who is called just that, without a page, comes before those whose name only begins so, or whose role it is.
    if (cards[0]?.fit > 2) lead((result) => result.kind === "actor" && result.lead === 0);
    // Of two that are named, the page where both stand.
    if (asked && !options.sort && isOfTwo(asked)) lead(({ kind }) => kind === "briefing");
    if (asked && !listed.results.length) {
      const near = list(await askNear(asked, chosen, options), asked, chosen, options);
      await near.fill(SHOWN);
      for (const word of near.seen) listed.seen.add(word);
      if (near.results.length) [listed, isNear] = [Object.assign(near, { seen: listed.seen }), true];
    }
    // Words that none of the best pages means, none does.
    if (asked && listed.hasOnly(cards) && !Object.keys(chosen).length) listed.leave();
    const unseen = asked ? asked.terms.map(({ word }) => word).filter((word) => !listed.seen.has(word)) : [];
    const others = asked && !asked.days.length && !cards.length && unseen.length ? await meant(asked, unseen) : [];
    const count = async (facet) => {
      const { [facet]: own, ...rest } = chosen;
      const again = own ? await ask(asked, rest, options) : found;
      if (again.pages.length > ALL || (isNear && !own)) return { counts: again.filters[nameOf(facet, rest)] ?? {}, ofPages: true };
      const whole = own ? list(again.pages, asked, rest, options) : listed;
      await whole.fill(Infinity);
      const counts = {};
      for (const { kind, facets } of whole.results) {
        for (const value of facet === "kind" ? [kind] : facets[facet] ?? []) counts[value] = (counts[value] ?? 0) + 1;
      }
      return { counts, ofPages: false };
    };
    const counted = await Promise.all(options.facets.map(async (facet) => [facet, await count(facet)]));
    return { listed, isNear, meant: others, counted: Object.fromEntries(counted) };
  };
  return { find };
};
