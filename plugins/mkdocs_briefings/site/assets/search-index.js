/* What is asked of Pagefind: the pages for a query and the choices made, read ten at a time, and how
   much each further choice leaves. Pagefind finds and counts pages; results are what they hold. */
import { bare, resultsOf } from "./search-results.js";

const AT_ONCE = 10, ROUNDS = 3;
const WEIGHTS = { names: 10, heading: 4, parts: 4, title: 1, facts: 0.4, forms: 0.4 };
// Facets in which the results of one page differ: the index has them of each kind apart as well.
const BY_KIND = ["actor", "speaker", "year"];

const nameOf = (facet, { kind }) => kind && BY_KIND.includes(facet) ? `${kind}.${facet}` : facet;
const isChosen = (chosen) => ({ kind, facets }) => Object.entries(chosen)
  .every(([name, value]) => name === "kind" ? kind === value : facets[name]?.includes(value));

export const openIndex = async (root) => {
  const pagefind = await import(new URL("pagefind/pagefind.js", root));
  await pagefind.options({ baseUrl: root.pathname, ranking: { metaWeights: WEIGHTS } });

  // No page has an empty value: this narrows nothing, but has the pages counted by the facet.
  const ask = async (query, chosen, { facets, sort }) => {
    const counted = facets.map((facet) => [nameOf(facet, chosen), { none: [""] }]);
    const narrowed = Object.entries(chosen).map(([facet, value]) => [nameOf(facet, chosen), value]);
    const filters = Object.fromEntries([...counted, ...narrowed]);
    const order = sort ? { [chosen.kind === "event" ? "event" : "date"]: "desc" } : {};
    return pagefind.search(query, { filters, sort: order });
  };

  // The pages that were found, and what has been read of them so far.
  const list = ({ results: pages }, query, chosen, { sort }) => {
    const left = [...pages], results = [], known = new Set();
    const read = async () => {
      const loaded = await Promise.all(left.splice(0, AT_ONCE).map((page) => page.data()));
      const meant = loaded.map((data) => resultsOf(data, query));
      // Words that none of the best ten pages means, none does.
      if (!results.length && left.length && meant.every((some) => !some.length)) left.length = 0;
      const found = meant.flatMap((some) => some.map((result, rank) => ({ ...result, rank })));
      const asked = query && bare(query);
      const isNamed = ({ kind, names }) => Boolean(asked) && kind === "actor" && names.some((name) => bare(name).startsWith(asked));
      // An actor one of whose names the query is, or begins, comes before the many that only mention it; then
      // the best of each page comes before its second.
      if (sort) found.sort((one, other) => (other.date ?? "").localeCompare(one.date ?? ""));
      else if (query) found.sort((one, other) => isNamed(other) - isNamed(one) || one.rank - other.rank);
      for (const result of found.filter(isChosen(chosen))) {
        if (!known.has(result.id)) results.push(result);
        known.add(result.id);
      }
    };
    return {
      results,
      pages: pages.length,
      get read() { return pages.length - left.length; },
      isWhole: () => !left.length,
      // Reads on until there are so many results, but no further than a reader waits for.
      fill: async (size) => {
        for (let round = 0; round < ROUNDS && left.length && results.length < size; round++) await read();
      },
    };
  };

  /* The results for a query (null: for the choices alone), and for each facet how much its values leave,
     the other choices given: results where so few pages are found that all are read, else pages. */
  const find = async (query, chosen, options) => {
    const found = await ask(query, chosen, options), listed = list(found, query, chosen, options);
    await listed.fill(AT_ONCE);
    const count = async (facet) => {
      const { [facet]: own, ...others } = chosen;
      const asked = own ? await ask(query, others, options) : found;
      if (asked.results.length > AT_ONCE) return { counts: asked.filters[nameOf(facet, others)] ?? {}, ofPages: true };
      const whole = own ? list(asked, query, others, options) : listed;
      await whole.fill(Infinity);
      const counts = {};
      for (const { kind, facets } of whole.results) {
        for (const value of facet === "kind" ? [kind] : facets[facet] ?? []) counts[value] = (counts[value] ?? 0) + 1;
      }
      return { counts, ofPages: false };
    };
    const counted = await Promise.all(options.facets.map(async (facet) => [facet, await count(facet)]));
    return { listed, counted: Object.fromEntries(counted) };
  };
  return { find };
};
