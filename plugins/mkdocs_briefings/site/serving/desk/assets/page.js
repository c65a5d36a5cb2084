/* The page beside the panel: it shows the mark in hand, and follows its file without being loaded again. */
import { site } from "./ask.js";

const CONTAINER = ".md-content, main, [role=main]";
let following = 0;
let active = false;

/** Return the name of the briefing that the page shows; null on any other page. */
export const briefingOf = (path) => {
  const found = decodeURIComponent(path.slice(site.length)).match(/^briefings\/([^/]+?)(?:\/(?:index\.html)?|\.html)$/);
  return found ? found[1] : null;
};

/** Show a mark: the page scrolls to it. */
export const show = (anchor, place) => {
  for (const old of document.querySelectorAll(".bf-desk-here")) old.classList.remove("bf-desk-here");
  const element = document.getElementById(anchor) ?? document.getElementById(place);
  if (!element) return;
  element.classList.add("bf-desk-here");
  element.scrollIntoView({ block: "center", behavior: "instant" });
};

const epochIn = (text) => /livereload\((\d+), \d+\);/.exec(text)?.[1];

/* MkDocs' own script would load the page again under the author's hands; it stops when a page is left. */
const hush = () => dispatchEvent(new Event("beforeunload"));

const renew = async () => {
  const here = document.querySelector(CONTAINER);
  const answer = await fetch(location.pathname, { cache: "no-store" });
  const text = await answer.text();
  const there = new DOMParser().parseFromString(text, "text/html").querySelector(CONTAINER);
  if (!answer.ok || !here || !there) return null;
  here.replaceChildren(...document.importNode(there, true).childNodes);
  return epochIn(text);
};

/** Follow the file of the page from now on; `renewed` is called when the page shows a new state. */
export const follow = async (renewed) => {
  const mine = ++following;
  active = true;
  let epoch = [...document.scripts].map((script) => epochIn(script.text)).find(Boolean);
  hush();
  while (epoch && mine === following) {
    let now = null;
    try {
      const answer = await fetch(`/livereload/${epoch}/${Date.now()}`);
      now = Number(await answer.text());
    } catch {
      await new Promise((done) => setTimeout(done, 3000));
    }
    hush();
    if (mine !== following || !now || now <= Number(epoch)) continue;
    // Words that somebody is selecting stay where they are.
    while (mine === following && !getSelection().isCollapsed) await new Promise((done) => setTimeout(done, 200));
    epoch = (await renew()) ?? String(now);
    if (mine === following) renewed();
  }
};

/** Follow no more: MkDocs' own script takes over. */
export const leave = () => {
  following += 1;
  active = false;
  show(null, null);
};

for (const name of ["load", "visibilitychange"]) addEventListener(name, () => active && setTimeout(hush, 0));

/** Return the words that are selected in the text of a source, or in the panel, with their sentence. */
export const selected = (marks) => {
  const chosen = getSelection();
  const words = String(chosen).trim();
  if (!words || !chosen.rangeCount) return null;
  const range = chosen.getRangeAt(0);
  const start = range.startContainer.nodeType === 1 ? range.startContainer : range.startContainer.parentElement;
  const home = start?.closest(".sentence, [data-place]");
  const place = home?.dataset.place ?? home?.id;
  if (!place) return null;
  const source = marks.find((mark) => mark.place === place)?.source ?? sourceOf(place);
  const before = document.createRange();
  before.setStart(home, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const flat = (text) => text.replace(/\s+/g, " ");
  const wanted = flat(words);
  const led = flat(before.toString() + words.slice(0, -1));
  return { source, sentence: place, words, occurrence: led.split(wanted).length };
};

/* The anchor of a sentence is its source's id, the word `sentence` and six digits. */
const sourceOf = (place) => place.replace(/-sentence-[0-9a-f]{6}(?:-\d+)?$/, "");
