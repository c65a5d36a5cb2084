/* Words as search compares them: without capitals, accents and marks. */

export const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae");
export const bare = (word) => plain(word).replace(/[^\p{L}\p{N}]/gu, "");

// « 10 000 », "10,000" and `10000` are one number.
export const joined = (text) => text.replace(/(?<![\d.,])\d{1,3}(?:[\s\u2060.,]+\d{3})+(?!\d)/g, (number) => number.replace(/\D/g, ""));

export const split = (text) => joined(text).split(/\s+/).flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}\p{M}]+/u)]).map(bare).filter(Boolean);
export const flat = (text) => ` ${joined(text).split(/[\s\u2060'’ʼ]+/).map(bare).filter(Boolean).join(" ")}`;

// Endings of a verb that is told by its beginning are no longer than this: « envahissaient ».
const ENDING = 7;

// A word like a term: it begins as the term does, for most of it, or as the verb of a noun. A number is itself alone,
// and so is a word that tells nothing: « dans » is no form of « Dana ». A short term that is not all of it has but
// another end (« élus » and « élue »): « Danemark » is no form of it either.
export const isLike = ({ word: term, verbs, silent = [] }) => (word) => {
  if (/^\d+$/.test(term) || silent.includes(word)) return word === term;
  let same = 0;
  while (same < term.length && term[same] === word[same]) same++;
  const isEnough = same === term.length || term.length > 4 || word.length <= term.length;
  return (isEnough && same >= Math.min(term.length, Math.max(3, 0.6 * term.length)))
    || verbs.some((verb) => word.startsWith(verb) && word.length <= verb.length + ENDING);
};

// How many letters must be put in, left out, changed or swapped to make one word of another; more than the limit is too many.
export const distance = (one, other, limit) => {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before = [], last = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = last[j - 1] + (one[i - 1] !== other[j - 1]);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? before[j - 2] + 1 : Infinity;
      row.push(Math.min(changed, swapped, last[j] + 1, row[j - 1] + 1));
    }
    if (Math.min(...row) > limit) return limit + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
};
