/* The words of a record as a result shows them, those found in marks. */

// What the index puts between words that the text has joined, and between the figures of a number.
const JOIN = "\u2060", APOSTROPHE = /['’ʼ]$/;
const WORDS = 40, BEFORE = 10;
export const SENTENCES = 3;

export const isIn = (places, stretches) => stretches.some(({ from, to }) => [...places].some((place) => place >= from && place < to));

// The sentences and sections with the most hits; what only the title says, the title shows.
export const passagesOf = (record, { kind }) => {
  const whole = [{ text: excerpt(record, 0, record.words.length) }];
  if (kind === "actor") return whole;
  const hits = ({ from, to }) => record.places.filter((some) => [...some].some((place) => place >= from && place < to)).length;
  const best = record.stretches.filter(hits).sort((one, other) => hits(other) - hits(one)).slice(0, SENTENCES);
  return best.length ? best.map((stretch) => sentenceOf(record, stretch)) : whole;
};

export const sentenceOf = (record, { id, from, to }) => ({ url: `${record.told.url}#${id}`, text: excerpt(record, from, to) });

// The sentences of a part that stand together; where they are told twice, those that were found.
export const textOf = (record, stretches) => {
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
    const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(words[n].replace(JOIN, joined ? "" : JOIN).replaceAll(JOIN, "\u202f"));
    if (!marked.has(n)) shown.append(before + core + after);
    else {
      const mark = document.createElement("mark");
      mark.append(core);
      shown.append(before, mark, after);
    }
  }
  return shown;
};
