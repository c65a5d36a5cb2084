/* What a query asks for: its words that tell something, the phrases and the day in it, and the beginnings of
   the verbs that tell what its nouns name (see languages/…/finding.yml). */
import { bare, flat, joined, plain } from "./search-words.js";

const pad = (number) => String(number).padStart(2, "0");

// The name of each month, short or cut, that is the name of no other, with its number.
const monthsOf = (languages) => {
  const found = new Map();
  for (const language of languages) for (const style of ["long", "short"]) for (let month = 1; month <= 12; month++) {
    const date = new Date(Date.UTC(2024, month - 1, 15));
    const name = plain(date.toLocaleDateString(language, { month: style, timeZone: "UTC" })).replace(".", "");
    for (let size = Math.min(3, name.length); size <= name.length; size++) {
      const cut = name.slice(0, size);
      found.set(cut, found.has(cut) && found.get(cut) !== month ? 0 : month);
    }
  }
  return new Map([...found].filter(([, month]) => month));
};
const weekdaysOf = (languages) => languages.flatMap((language) => [...Array(7).keys()].map((day) =>
  plain(new Date(Date.UTC(2024, 0, 7 + day)).toLocaleDateString(language, { weekday: "long", timeZone: "UTC" }))));

const isDay = ({ month, day }) => month >= 1 && month <= 12 && (day === undefined || (day >= 1 && day <= 31));
const century = (year) => year.length === 2 ? Number(year) + (year < "70" ? 2000 : 1900) : Number(year);

// Days in figures: the year first or last, any separator. Of 2/3 the day comes first, but where Americans read.
const inFigures = (text) => {
  const year = /(?<!\d)(\d{4})([-\/. ])(\d{1,2})(?:\2(\d{1,2}))?(?![\d])/.exec(text) ?? /^\s*((?:19|20)\d\d)()(\d\d)(\d\d)\s*$/.exec(text);
  if (year) return [year[0], [{ year: Number(year[1]), month: Number(year[3]), day: year[4] && Number(year[4]) }]];
  const full = /(?<!\d)(\d{1,2})([-\/. ])(\d{1,2})\2(\d{4}|\d\d)(?!\d)/.exec(text) ?? /^\s*(\d{1,2})(\/)(\d{1,2})\s*$/.exec(text);
  if (full) {
    const [whole, one, , two, last] = full, of = last && century(last);
    const read = [{ year: of, month: Number(two), day: Number(one) }, { year: of, month: Number(one), day: Number(two) }];
    return [whole, navigator.language === "en-US" ? read.reverse() : read];
  }
  const month = /(?<!\d)(\d{1,2})[-\/.](\d{4})(?!\d)/.exec(text);
  return month && [month[0], [{ year: Number(month[2]), month: Number(month[1]) }]];
};

// A month in words with its day, its year or both.
const inWords = (text, { languages, first }) => {
  const months = monthsOf(languages), names = [...months.keys()].sort((one, other) => other.length - one.length).join("|");
  const day = String.raw`(?:(?:the |le )?(?:(\d{1,2})(?:st|nd|rd|th|er|re|e)?|(${first.join("|")})))`, link = String.raw`\s+(?:of |de |d')?`;
  const pattern = new RegExp(String.raw`(?<![\p{L}\d])(?:${day}${link})?(${names})\.?(?:\s+${day}(?![\d]))?(?:,?${link}(\d{4}))?(?![\p{L}\d])`, "gu");
  for (const [whole, before, one, name, after, other, year] of text.matchAll(pattern)) {
    const day = before ?? after ?? (one || other ? 1 : undefined);
    if (day || year) return [whole, [{ year: year && Number(year), month: months.get(name), day: day && Number(day) }]];
  }
  return null;
};

// What the index calls a day, a month, and a day of any year (see finding/days.py).
const told = ({ year, month, day }) => year ? `d${year}${pad(month)}${day ? pad(day) : ""}` : `x${pad(month)}${pad(day)}`;
const written = ({ year, month, day }, language) => new Date(Date.UTC(year ?? 2024, month - 1, day ?? 1))
  .toLocaleDateString(language, { year: year && "numeric", month: "long", day: day && "numeric", timeZone: "UTC" });

// Whether what is dated so, a day, a month or the days between two, is of a day or month that is asked for.
export const isOn = (value, { year, month, day }) => {
  const asked = `${year ?? ""}-${pad(month)}${day ? `-${pad(day)}` : ""}`, skip = year ? 0 : 4;
  const [from, to = from] = value.split("/").map((end) => end.slice(skip));
  return from === to ? from.startsWith(asked) : from.slice(0, asked.length) <= asked && asked <= to.slice(0, asked.length);
};

// The beginnings of the verbs that a noun may stand for, in any language: « signature » for « signe ».
const verbsOf = (typed, { endings, pairs }) => {
  const word = bare(typed), isParticiple = /é(e?s?)$/i.test(typed.normalize());
  // « prématuré » is no « signature », whatever is left of its accents.
  const fits = ([end, left]) => word.endsWith(end) && (!isParticiple || /ees?$/.test(end)) && word.length - end.length + left.length >= 4;
  const derived = endings.map((some) => some.find(fits)).filter(Boolean).map(([end, left]) => word.slice(0, word.length - end.length) + left);
  return [...new Set([...Object.hasOwn(pairs, word) ? pairs[word] : [], ...derived])];
};

const wordsOf = (text) => joined(text).replace(/(\p{L})[-‐‑](?=\p{L})/gu, "$1 ").replace(/(^|\s)\p{L}{1,2}'(?=\p{L})/gu, "$1")
  .replace(/'/g, " ").split(/\s+/).filter(bare);

/* `asks` are what Pagefind is asked, one after the other: `text` in its own syntax, with the terms, phrases and
   days that a result then has to have. `isBoth` says that the second is no less meant than the first. */
export const understand = (typed, known, language) => {
  const text = typed.trim().replace(/[«»“”„]/g, '"').replace(/[’ʼ]/g, "'");
  const phrases = [...text.matchAll(/"([^"]+)"/g)].map(([, words]) => words.trim()).filter(bare);
  const unquoted = text.replace(/"/g, " "), isSilent = (word) => known.silent.includes(bare(word));
  const termsOf = (words) => {
    const telling = words.filter((word) => !isSilent(word));
    return (telling.length ? telling : words).map((word) => ({ typed: word, word: bare(word), verbs: verbsOf(word, known), silent: known.silent }));
  };
  const terms = termsOf(wordsOf(unquoted)), asked = { terms, phrases, days: [], typed: flat(unquoted) };
  const join = (some) => some.map(({ typed }) => typed).join(" ");
  const plainly = { ...asked, text: join(terms) };
  if (phrases.length) {
    const isWhole = /^"[^"]+"$/.test(text);
    return { ...asked, asks: isWhole ? [{ ...asked, text: `"${wordsOf(phrases[0]).join(" ")}"` }, plainly] : [plainly] };
  }
  const folded = plain(unquoted), [whole, read] = inFigures(folded) ?? inWords(folded, known) ?? [];
  const days = (read ?? []).filter(isDay);
  if (days.length) {
    const weekdays = weekdaysOf(known.languages);
    const rest = wordsOf(folded.replace(whole, " ")).filter((word) => !isSilent(word) && !weekdays.includes(word));
    // Pagefind takes a word alone as it is in quotation marks only, else for a beginning of others.
    const others = termsOf(rest), textOf = (day) => others.length ? `${told(day)} ${join(others)}` : `"${told(day)}"`;
    const dated = days.map((day) => ({ ...asked, terms: others, days, text: textOf(day) }));
    // Then whatever speaks of it, in each language, that of the site first.
    const texts = new Set([language, ...known.languages].map((one) => written(days[0], one)));
    const spoken = [...texts].map((day) => [day, termsOf(wordsOf(`${day} ${rest.join(" ")}`))]).map(([day, words]) => ({ ...asked, phrases: [day], terms: words, text: join(words) }));
    return { ...asked, days, asks: [...dated, ...spoken] };
  }
  const most = Math.max(0, ...terms.map(({ verbs }) => verbs.length));
  const verbal = [...Array(most).keys()].map((n) => ({ ...asked, text: terms.map(({ typed, verbs }) => verbs.length ? verbs[Math.min(n, verbs.length - 1)] : typed).join(" ") }));
  return { ...asked, isBoth: true, asks: [plainly, ...verbal] };
};
