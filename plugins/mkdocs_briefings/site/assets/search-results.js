/* What a record of the index has to show for a query: the page itself, and the quotes, claims, events
   and actors in it that answer. Pagefind finds pages; which of their parts were meant is found here, by
   the places of the words (see finding/record_html.py for what a record holds). */

// What the index puts between words that the text has joined.
const JOIN = "\u2060", APOSTROPHE = /['’ʼ]$/;
const WORDS = 40, BEFORE = 10, SENTENCES = 3;

export const isPhrase = (query) => /^".+"$/.test(query);

// « l’équipement » is found by `equipement`; in a phrase between quotation marks all words count.
export const normalise = (query) => {
  const text = query.trim().replace(/[«»“”]/g, '"');
  const words = isPhrase(text) ? text : text.replace(/(\p{L})[-‐‑](?=\p{L})/gu, "$1 ")
    .replace(/(^|\s)\p{L}{1,2}['’ʼ](?=\p{L})/gu, "$1");
  return words.replace(/['’ʼ]/g, " ");
};

export const bare = (word) => word.normalize("NFD").toLowerCase()
  .replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/[^\p{L}\p{N}]/gu, "");

const split = (text) => text.split(/\s+/).flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}\p{M}]+/u)]).map(bare).filter(Boolean);

// A word like a term: it begins as the term does, for most of it. A number is itself alone.
const isLike = (term) => (word) => {
  if (/^\d+$/.test(term)) return word === term;
  let same = 0;
  while (same < term.length && term[same] === word[same]) same++;
  return same >= Math.min(term.length, Math.max(3, 0.6 * term.length));
};

// The terms of a query; those of a letter or two tell nothing where there are longer ones.
const termsOf = (query) => {
  const terms = query.split(/\s+/).map(bare).filter(Boolean);
  const telling = terms.filter((term) => term.length > 2 || /\d/.test(term));
  return telling.length ? telling : terms;
};

// Where no word begins as one of the query does, Pagefind takes the longest that the query begins
// with: `in` for `inventaire`.
const isMeant = (query, data, words) => {
  const found = data.locations.map((place) => words[place]).join(" ");
  const known = split(`${found} ${Object.values(data.meta).join(" ")}`);
  return query.split(/\s+/).map(bare).every((term) => known.some(isLike(term)));
};

// What a record says of itself and its parts, which have what they do not say from their page.
const unpack = (id) => {
  const { parts = [], ...page } = JSON.parse(id.replaceAll("~", " "));
  const { actor, speaker, ...facets } = page.facets;
  return { names: [page.title], ...page, parts: parts.map((part) => ({ names: [part.title], lang: page.lang, date: page.date, ...part, facets: { ...facets, ...part.facets } })) };
};

// A record as it was found: its words, the stretches of its sentences and sections, and for each term
// the places of the words that were found by it; of those alike, where another form of them was found.
const readRecord = (data, query) => {
  const words = data.content.split(/\s+/), told = unpack(data.anchors[0].id);
  const marks = data.anchors.slice(1).filter(({ id, element }) => element === "i" || /^h[1-6]$/.test(element))
    .sort((one, other) => one.location - other.location);
  const stretches = marks.map(({ id, element, text, location }, n) => ({
    id,
    from: location + (element === "h1" ? text.split(/\s+/).length : 0),
    to: marks[n + 1]?.location ?? words.length,
  })).filter(({ id }) => id !== "-");
  const terms = query ? termsOf(query) : [];
  const places = terms.map((term) => {
    const isFound = (n) => terms.length === 1 || isLike(term)(bare(words[n]));
    const found = data.locations.filter(isFound);
    return new Set(found.length || term.length < 3 ? found : [...words.keys()].filter((n) => isLike(term)(bare(words[n]))));
  });
  const marked = new Set(places.flatMap((some) => [...some]));
  return { data, words, told, stretches, terms, places, marked, query };
};

const flat = (text) => ` ${text.split(/\s+/).map(bare).filter(Boolean).join(" ")}`;

const isIn = (places, stretches) => stretches.some(({ from, to }) => [...places].some((place) => place >= from && place < to));

// Whether a part answers: each term stands in its sentences, or is its name, speaker or date.
const answers = ({ words, terms, places, query }, part, stretches) => {
  if (!query) return true;
  const spoken = split(part.names.join(" "));
  if (isPhrase(query)) {
    const texts = stretches.map(({ from, to }) => words.slice(from, to).join(" "));
    return [...part.names, ...texts].some((text) => flat(text).includes(flat(query)));
  }
  return terms.every((term, n) => isIn(places[n], stretches) || spoken.some(isLike(term)));
};
// Whether words begin with all the terms, or are those but for an ending.
const isNamed = (terms, text = "") => terms.every((term) => split(text)
  .some((word) => word.startsWith(term) || (word.length > 3 && term.startsWith(word) && term.length < word.length + 3)));

// What comes first of a record: an actor that the query names, the page if its heading says it all,
// then its parts, those named so before the others.
const rankOf = ({ terms, data }, result) => {
  const isPart = !result.parts;
  if (isPart && result.kind === "actor") return isNamed(terms, result.names.join(" ")) ? 0 : 4;
  if (!isPart) return isNamed(terms, data.meta.heading) ? 1 : 3.5;
  return isNamed(terms, result.names.join(" ")) ? 2 : 3;
};

/* The results of a record for a query, each with the passages to show; none where it was not meant. */
export const resultsOf = (data, query) => {
  const record = readRecord(data, query), { told, stretches } = record;
  if (query && !isPhrase(query) && !isMeant(query, data, record.words)) return [];
  const page = { ...told, id: told.url, passages: passagesOf(record, told) };
  const parts = told.parts.map((part) => {
    const own = stretches.filter(({ id }) => part.in?.includes(id));
    return { ...part, own, id: part.shared ? `${part.kind} ${part.title} ${part.said} ${part.date}` : told.url + part.url, url: told.url + part.url };
  });
  const answering = parts.filter((part) => answers(record, part, part.own));
  const found = [page, ...answering.map((part) => ({ ...part, passages: [{ text: excerptOf(record, part.own) }] }))];
  if (!query) return found;
  const ranked = found.map((result) => [rankOf(record, result), result]).sort(([one], [other]) => one - other).map(([, result]) => result);
  // The page itself comes no later than second: it leads to all of its parts.
  const place = ranked.indexOf(found[0]);
  if (place > 1) ranked.splice(1, 0, ...ranked.splice(place, 1));
  return ranked;
};

// The sentences and sections with the most hits; what only the title says, the title shows.
const passagesOf = (record, { kind, url }) => {
  if (kind === "actor") return [{ text: excerpt(record, 0, record.words.length) }];
  const hits = ({ from, to }) => [...record.marked].filter((place) => place >= from && place < to).length;
  const best = record.stretches.filter(hits).sort((one, other) => hits(other) - hits(one)).slice(0, SENTENCES);
  if (!best.length) return [{ text: excerpt(record, 0, record.words.length) }];
  return best.map(({ id, from, to }) => ({ url: `${url}#${id}`, text: excerpt(record, from, to) }));
};

// The sentences of a part that stand together; where they are told twice, those that were found.
const excerptOf = (record, stretches) => {
  const groups = [];
  for (const stretch of stretches) {
    const last = groups.at(-1);
    if (last?.to === stretch.from) last.to = stretch.to;
    else groups.push({ ...stretch });
  }
  const shown = groups.find((group) => isIn(record.marked, [group])) ?? groups[0];
  return shown ? excerpt(record, shown.from, shown.to) : [];
};

const excerpt = ({ words, marked }, from, to) => {
  const first = Math.min(...[...marked].filter((place) => place >= from && place < to), to);
  const begin = to - from > WORDS && first < to ? Math.max(from, first - BEFORE) : from;
  const end = Math.min(to, begin + WORDS);
  return [begin > from ? "… " : "", join(words, begin, end, marked), end < to ? " …" : ""];
};

// Words as their text has them, those found in marks.
const join = (words, from, to, marked) => {
  const shown = document.createDocumentFragment();
  for (let n = from; n < Math.min(to, words.length); n++) {
    const joined = words[n].startsWith(JOIN);
    if (n > from) shown.append(!joined ? " " : APOSTROPHE.test(words[n - 1]) ? "" : "\u202f");
    const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(words[n].replaceAll(JOIN, ""));
    if (!marked.has(n)) shown.append(before + core + after);
    else {
      const mark = document.createElement("mark");
      mark.append(core);
      shown.append(before, mark, after);
    }
  }
  return shown;
};
