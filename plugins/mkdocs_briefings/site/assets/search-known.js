/* Whom a query names, or whose role it is, and what was meant by one that is mistyped (see finding/known.py). */
import { bare, distance, joined, plain } from "./search-words.js";

const LEADS = 5, BEGUN = 3, MEANT = 3, OFFERED = 5, LONGEST = 6;
// Letters that may be wrong in a word: none of a short one, two of a long one.
const wrong = ({ length }) => length < 4 ? 0 : length < 8 ? 1 : 2;

export const openKnown = async (root) => {
  const read = async (name) => (await fetch(new URL(`pagefind/${name}.json`, root))).json();
  const { actors: told, kinds, letters, ...habits } = await read("known");
  const telling = (text) => plain(joined(text)).split(/[^\p{L}\p{N}]+/u).filter((word) => word && !habits.silent.includes(word));
  const actors = told.map(([name, url, kind, briefings, quotes, role = "", others = [], roles = []]) => ({
    name, url, kind: kinds[kind], isPerson: kind === 0, isActing: kind < 2, briefings, quotes, role,
    names: [name, ...others], called: [name, ...others].map(telling), roles: [role, ...roles].map(telling),
  }));

  const has = (name) => (word) => name.includes(word);
  const begins = (name) => (word) => name.some((known) => known.startsWith(word));
  // A role is another's but for its ending, and of several words for a letter: « présidente », "defense".
  const isLikeIn = (role, words) => (word) => role.some((known) => known === word || (word.length > 3 && known.startsWith(word))
    || (words.length > 1 && word.length > 5 && known.length > 5 && distance(word, known, 1) < 2));

  /* How well an actor answers: 0 by the whole of a name, 1 by words of one, 2 by a surname alone, 3 by the beginning of a name,
     4 by the role, 5 by one of before. Where a surname alone is an actor, its bearer is likelier meant. */
  const fit = ({ called, roles, isPerson }, words) => {
    const isStub = isPerson && called[0].length === 1;
    if (called.some((name) => words.every(has(name)) && name.length === words.length)) return isStub ? 2 : 0;
    if (called.some((name) => words.every(has(name)))) return 1;
    if (called.some((name) => words.every(begins(name)))) return 3;
    const isHeld = (role) => words.some(isLikeIn(role, words)) && words.every((word) => isLikeIn(role, words)(word) || called.flat().includes(word));
    const held = roles.findIndex(isHeld);
    return held < 0 ? Infinity : Math.min(4 + held, 5);
  };

  /* The actors that a query names, those most in view before the others; few where it only begins a name or role. */
  const leads = ({ terms, phrases, days }) => {
    const words = terms.map(({ word }) => word);
    if (!words.length || days.length || phrases.length || words.join("").length < 2) return [];
    const fitting = actors.map((actor) => ({ ...actor, fit: fit(actor, words) })).filter(({ fit }) => fit < Infinity);
    // The shorter of two roles is nearer to the words.
    const more = ({ fit, roles }) => fit === 4 ? roles[0].length : 0;
    fitting.sort((one, other) => one.fit - other.fit || more(one) - more(other));
    const named = fitting.filter(({ fit }) => fit < 3).length;
    return fitting.slice(0, named ? Math.min(named, LEADS) : BEGUN);
  };

  // A word of a person's name stands for the person; that of an organisation may be any word.
  const isNamed = (words) => actors.some((actor) => fit(actor, words) < (actor.isPerson ? 3 : Number(actor.isActing)));
  const areNamed = (words) => isNamed(words) || words.some((_, n) => n && isNamed(words.slice(0, n)) && areNamed(words.slice(n)));

  /* Whether a query names several people or organisations, and nothing else. */
  const isOfTwo = ({ terms, phrases, days }) => {
    const words = terms.map(({ word }) => word);
    return !days.length && !phrases.length && words.length > 1 && words.length <= LONGEST && !isNamed(words) && areNamed(words);
  };

  // How far a word is from the nearest of some, and that one.
  const nearest = (word, words) => {
    let best = [Infinity];
    for (const known of words) {
      const far = known.startsWith(word) ? 0 : distance(word, bare(known), wrong(word));
      if (far <= wrong(word) && far < best[0]) best = [far, known];
    }
    return best;
  };

  // The names that some words are but for a few letters.
  const closeTo = (words) => {
    const close = [];
    for (const { name, called, briefings } of actors) {
      for (const names of called) {
        const far = words.reduce((sum, word) => sum + nearest(word, names)[0], 0);
        if (far > 0 && far < Infinity) close.push({ name, far, more: names.length - words.length, briefings });
      }
    }
    close.sort((one, other) => one.far - other.far || one.more - other.more || other.briefings - one.briefings);
    return [...new Set(close.map(({ name }) => name))].slice(0, MEANT);
  };

  /* The names that what has been typed begins, else those that it may have meant. */
  const offers = (typed) => {
    const words = telling(typed);
    if (words.join("").length < 2) return [];
    const begun = actors.filter(({ called }) => called.some((name) => words.every(begins(name)))).map(({ name }) => name);
    return begun.length ? begun.slice(0, OFFERED) : closeTo(words);
  };

  /* What may have been meant: names that are the query but for a few letters, else the query with those words
     mended that stand nowhere. `unseen` are the words of it that what was found does not have. */
  const meant = async ({ terms }, unseen) => {
    if (!unseen.some((word) => wrong(word))) return [];
    const names = closeTo(terms.map(({ word }) => word));
    if (names.length) return names;
    const mended = await Promise.all(terms.map(async ({ typed, word }) => {
      if (!unseen.includes(word)) return typed;
      const named = nearest(word, actors.flatMap(({ called }) => called.flat()));
      const other = named[0] > 1 && letters.includes(word[0]) ? nearest(word, (await read(`words/${word[0]}`)).filter((other) => !habits.silent.includes(bare(other)))) : [Infinity];
      return (other[0] < named[0] ? other : named)[1] ?? typed;
    }));
    return mended.some((word, n) => word !== terms[n].typed) ? [mended.join(" ")] : [];
  };
  return { habits, leads, isOfTwo, offers, meant };
};
