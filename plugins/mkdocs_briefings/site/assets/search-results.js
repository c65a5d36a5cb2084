/* What a record of the index has to show for a query: the page itself, and the quotes, claims, events
   and actors in it that answer. Pagefind finds pages; which of their parts were meant is found here, by
   the places of the words (see finding/record_html.py for what a record holds). */
import { SENTENCES, isIn, passagesOf, sentenceOf, textOf } from "./search-excerpts.js";
import { isOn } from "./search-query.js";
import { bare, flat, isLike, split } from "./search-words.js";

// What a record says of itself and its parts, which have what they do not say from their page.
const unpack = (id) => {
  const { parts = [], ...page } = JSON.parse(id.replaceAll("~", " "));
  const { actor, speaker, ...facets } = page.facets;
  return { names: [page.title], ...page, parts: parts.map((part) => ({ names: [part.title], lang: page.lang, date: page.date, ...part, facets: { ...facets, ...part.facets } })) };
};

// A record as it was found: its words, the stretches of its sentences and sections, and for each term
// the places of the words that were found by it; of those alike, where another form of them was found.
const readRecord = (data, asked) => {
  const words = data.content.split(/\s+/), told = unpack(data.anchors[0].id), { terms, phrases, days, typed } = asked;
  const marks = data.anchors.slice(1).filter(({ element }) => element === "i" || /^h[1-6]$/.test(element))
    .sort((one, other) => one.location - other.location);
  const stretches = marks.map(({ id, element, text, location }, n) => ({
    id,
    from: location + (element === "h1" ? text.split(/\s+/).length : 0),
    to: marks[n + 1]?.location ?? words.length,
  })).filter(({ id }) => id !== "-");
  const plainly = words.map(bare);
  const places = terms.map((term) => {
    const found = data.locations.filter((n) => (terms.length === 1 && !term.verbs.length) || isLike(term)(plainly[n]));
    return new Set(found.length || term.word.length < 3 ? found : [...words.keys()].filter((n) => isLike(term)(plainly[n])));
  });
  return { data, words, plainly, told, stretches, terms, phrases, days, typed, places, marked: new Set(places.flatMap((some) => [...some])) };
};

// Where no word begins as one of the query does, Pagefind takes the longest that the query begins
// with: `in` for `inventaire`. So a term is meant where a word is like it.
const isMeant = ({ data, words }, term) => {
  const found = data.locations.map((place) => words[place]).join(" ");
  return split(`${found} ${Object.values(data.meta).join(" ")}`).some(isLike(term));
};

const isAny = (value, days) => days.some((day) => isOn(value, day));
const hasPhrases = (phrases, texts) => phrases.every((phrase) => texts.some((text) => flat(text).includes(flat(phrase))));

const calledOf = ({ names, role = "" }) => [...names, role].join(" ");

// Whether a part answers: each term stands in its sentences, or is its name, speaker or date.
const answers = ({ words, terms, phrases, days, typed, places }, part, own) => {
  if (days.length && !(part.kind === "event" && isAny(part.when ?? part.date, days))) return false;
  if (phrases.length && !hasPhrases(phrases, [...part.names, ...own.map(({ from, to }) => words.slice(from, to).join(" "))])) return false;
  const spoken = split(calledOf(part));
  return terms.every((term, n) => isIn(places[n], own) || spoken.some(isLike(term)));
};

// The sentences with a date that is of the day asked for.
const datedOf = (record) => {
  const { told, days } = record, ends = Object.entries(told.dated ?? {}).filter(([value]) => isAny(value, days)).flatMap(([, some]) => some);
  const dated = record.stretches.filter(({ id }) => ends.some((end) => id.endsWith(end)));
  return dated.slice(0, SENTENCES).map((stretch) => sentenceOf(record, stretch));
};

// Whether words begin with all the terms, or are those but for an ending.
const isNamed = (terms, text = "") => terms.length > 0 && terms.every((term) => split(text).some((word) => word.startsWith(term.word)
  || (word.length > 3 && term.word.startsWith(word) && term.word.length < word.length + 3) || (term.verbs.length && isLike(term)(word))));

// What comes first of a record: an actor that the query names, the page if its heading says it all,
// then its parts, those named so before the others; what is in doubt last.
const rankOf = ({ terms, data, days, phrases }, result) => {
  if (result.doubt) return 5;
  if (result.parts) return isNamed(terms, data.meta.heading) ? 1 : 3.5;
  if (result.kind === "actor") return isNamed(terms, calledOf(result)) ? 0 : 4;
  if (days.length || (phrases.length && result.kind === "quote")) return 0;
  return isNamed(terms, result.names.join(" ")) ? 2 : 3;
};

// What leads all results, those of other pages too: 0 what is asked for by its name, its day or its words, or an
// event whose verb a noun stands for, 1 what a title tells, 2 all else.
const leadOf = ({ terms, typed, days, phrases, data }, result) => {
  if (result.doubt) return 2;
  if (result.kind === "actor") return result.names.some((name) => flat(name).startsWith(typed) || flat(name) === flat(terms.map(({ word }) => word).join(" "))) ? 0 : 2;
  if (days.length) return result.kind === "event" ? 0 : 1;
  if (phrases.length) return result.kind === "quote" ? 0 : 2;
  const isTitled = result.kind === "event" ? isNamed(terms, result.title) : result.parts && isNamed(terms, data.meta.heading);
  if (terms.length < 2 || !isTitled) return 2;
  return result.kind === "event" && terms.some(({ verbs }) => verbs.length) ? 0 : 1;
};

/* The results of a record for what is asked, each with the passages to show, and the words of the query that
   stand in it; no result where it was not meant. */
export const resultsOf = (data, asked) => {
  let record = readRecord(data, asked);
  if (asked.isNear) record = readRecord(data, { ...asked, terms: asked.terms.filter((term) => isMeant(record, term)) });
  const { told, stretches, terms } = record;
  const known = [...record.plainly, ...split(Object.values(data.meta).join(" "))];
  const isSeen = ({ word }) => known.some((other) => other.startsWith(word) || (other.length > 3 && word.startsWith(other) && word.length < other.length + 3));
  const seen = terms.filter(isSeen).map(({ word }) => word);
  if (asked.isNear && !terms.length) return { seen, results: [] };
  const isPhrased = !asked.phrases.length || hasPhrases(asked.phrases, [data.content, told.title]);
  if (!isPhrased || !terms.every((term) => isMeant(record, term))) return { seen, results: [] };
  const dated = datedOf(record);
  const page = { ...told, id: told.url, passages: dated.length ? dated : passagesOf(record, told) };
  const parts = told.parts.map((part) => {
    const own = stretches.filter(({ id }) => part.in?.includes(id));
    return { ...part, own, id: part.shared ? `${part.kind} ${part.title} ${part.said} ${part.date}` : told.url + part.url, url: told.url + part.url };
  });
  const isAll = !terms.length && !asked.days.length && !asked.phrases.length;
  const answering = parts.filter((part) => isAll || answers(record, part, part.own));
  const found = [page, ...answering.map((part) => ({ ...part, passages: [{ text: textOf(record, part.own) }] }))];
  if (isAll) return { seen, results: found };
  const ranked = found.map((result) => ({ ...result, lead: leadOf(record, result), place: rankOf(record, result) })).sort((one, other) => one.place - other.place);
  // The page itself comes no later than second: it leads to all of its parts. But it has to tell of a day.
  const place = ranked.findIndex(({ id }) => id === page.id);
  if (asked.days.length && !dated.length) ranked.splice(place, 1);
  else if (place > 1) ranked.splice(1, 0, ...ranked.splice(place, 1));
  return { seen, results: ranked };
};
