/* The review panel: one decision at a time, one key each. It is served by `mkdocs serve` alone. */
import { ask, fill, h, sentence, site } from "./ask.js";
import { KINDS, chooseActor, chooseKind, writeText } from "./choice.js";
import { briefingOf, follow, leave, selected, show } from "./page.js";

const SPEECH = ["quote", "claim"];
const memory = "bf-desk";
let state = null; // what the desk has told of the briefing
let world = [];
let texts = {};
let at = 0; // the mark in hand
let mode = null; // an open field, with its element
let message = "";
let likes = null; // those of the mark in hand
let withLikes = false;
let inRegister = false;
let working = false;
const waiting = []; // keys and deeds that came while another was being done

const t = (key, values) => fill(texts, key, values);
const root = h("aside", { id: "bf-desk", hidden: true, tabindex: "-1", role: "region" });
const opener = h("button", { id: "bf-desk-open", type: "button", hidden: true, onclick: () => open() });
const mark = () => state?.marks[at];
/* Anchors count marks of the same words: where one goes, others get its anchor. Places stay. */
const keyOf = (one) => one && [one.place, one.start, one.end, one.kind].join(" ");
const find = (wanted) => state.marks.findIndex((one) => keyOf(one) === wanted);
const nameOf = (id) => (id === "?" ? t("unknown") : state.actors.find((one) => one.id === id)?.name ?? state.names[id] ?? id);
const actors = () => {
  const own = state.actors;
  const here = new Set(own.map((one) => one.id));
  return [...own, ...world.filter((one) => !here.has(one.id))];
};
const remember = () => sessionStorage.setItem(memory, JSON.stringify({ slug: state?.briefing, open: !root.hidden, anchor: mark()?.anchor }));

/* --- going from mark to mark --- */

const go = (number, quietly) => {
  if (!state?.marks.length) return draw();
  at = Math.max(0, Math.min(number, state.marks.length - 1));
  [likes, withLikes, inRegister, mode] = [null, false, false, null];
  show(mark().anchor, mark().place);
  draw();
  remember();
  if (!quietly) lookForLikes();
};
const step = (by) => {
  const wanted = state.open > 0;
  for (let next = at + by; next >= 0 && next < state.marks.length; next += by) if (!wanted || state.marks[next].open) return go(next);
  const first = state.marks.findIndex((one) => one.open);
  if (wanted && first >= 0 && by > 0) return go(first);
  return go(at);
};
const lookForLikes = async () => {
  const { anchor } = mark();
  const found = await ask("likes", { briefing: state.briefing, anchor });
  if (anchor !== mark()?.anchor || found.problem) return;
  likes = found;
  // The rest is not drawn again: words may be selected in it.
  likesBox.replaceChildren(drawLikes() || "");
};

/* --- deciding --- */

const take = (told) => {
  if (told.problem) {
    message = told.problem === "gone" ? t("gone") : told.told;
    return false;
  }
  state = { ...state, ...told };
  return true;
};
/* One deed after another: what is pressed meanwhile is about what the panel shows then. */
const run = async (deed) => {
  if (working) return waiting.push(deed);
  working = true;
  try { await deed(); } finally { working = false; }
  const next = waiting.shift();
  if (next) typeof next === "string" ? press(next) : run(next);
};
const press = (key) => {
  if (working) return waiting.push(key);
  const field = mode?.field;
  if (field) {
    if (key.length > 1) field.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
    else { field.value += key; field.dispatchEvent(new Event("input")); }
    const next = waiting.shift();
    return next && (typeof next === "string" ? press(next) : run(next));
  }
  const digit = /^[1-9]$/.test(key) && Number(key);
  run(digit ? () => (mode?.digits ?? choose)(digit) : KEYS[key] ?? (() => {}));
};
const decide = async (decision, stay) => {
  const [before, wanted] = [state.marks, keyOf(mark())];
  const payload = { briefing: state.briefing, digest: state.digest, decision };
  if (withLikes && likes) payload.likes = Object.fromEntries(likes.likes.map((one) => [one.slug, one.digest]));
  if (inRegister) payload.register = true;
  mode = null;
  message = "";
  const told = await ask("decide", payload);
  if (!take(told)) {
    if (told.problem === "changed") {
      // Somebody else has written: nothing is written over, and the new state is shown.
      take(await ask("open", { briefing: state.briefing }));
      message = t("changed", { file: told.told });
      return go(Math.max(find(wanted), 0));
    }
    return draw();
  }
  const left = new Set(state.marks.map(keyOf));
  const gone = () => before.slice(0, at).filter((one) => left.has(keyOf(one))).length - 1;
  at = left.has(wanted) ? find(wanted) : gone();
  if (stay) return go(at);
  return step(1);
};
const undo = async () => {
  message = "";
  const told = await ask("undo", { briefing: state.briefing });
  const before = state.marks;
  if (!take(told)) {
    if (told.problem === "changed") message = t("undo-changed", { file: told.told });
    return draw();
  }
  if (told.about && told.about !== state.briefing) message = t("undone-elsewhere", { briefing: told.about });
  const said = (one) => JSON.stringify([keyOf(one), one.value, one.doubt, one.sure, one.event]);
  const known = new Set(before.map(said));
  const back = state.marks.findIndex((one) => !known.has(said(one)));
  return go(back < 0 ? at : back);
};
const choose = (number) => mark()?.rivals[number - 1] && decide({ do: "value", anchor: mark().anchor, value: mark().rivals[number - 1] });
const accept = () => decide({ do: "accept", anchor: mark().anchor });
const remove = () => decide({ do: "delete", anchor: mark().anchor });
const unknown = () => SPEECH.includes(mark().kind) && decide({ do: "unknown", anchor: mark().anchor });
const named = (actor) => (actor === null ? { value: "?" } : actor.isNew ? { name: actor.name, kind: actor.kind } : { value: actor.id });

const enter = (field) => {
  mode = field;
  draw();
  field.field?.focus();
};
const left = () => { mode = null; draw(); };
const askActor = () => mark().kind !== "flaw" && mark().kind !== "date" && enter(chooseActor({
  actors: actors(), label: t(mark().kind === "actor" ? "actor" : "speaker"), t, left, unknown: SPEECH.includes(mark().kind),
  chosen: (actor) => run(() => decide(actor === null ? { do: "unknown", anchor: mark().anchor } : { do: "value", anchor: mark().anchor, ...named(actor) })),
}));
const askText = (label, value, decision) => enter(writeText({ label: t(label), value, left, chosen: (text) => run(() => decide(decision(text))) }));
const askDate = () => mark().kind === "date" && askText("date", mark().value, (value) => ({ do: "value", anchor: mark().anchor, value }));
const askTitle = () => mark().kind === "date" && askText("title", mark().event, (value) => ({ do: "title", anchor: mark().anchor, value }));
const whose = () => (["actor", ...SPEECH].includes(mark().kind) && mark().value !== "?" ? mark().value : null);
const askRole = () => whose() && enter(writeText({
  label: t("role", { name: nameOf(whose()) }), value: state.actors.find((one) => one.id === whose())?.role, left,
  chosen: (value) => run(() => decide({ do: "role", actor: whose(), value, anchor: mark().anchor }, mark().kind !== "actor")),
}));
const setKind = (kind) => decide({ do: "kind", actor: whose(), value: kind, anchor: mark().anchor }, mark().kind !== "actor");
const askKind = () => whose() && enter({ ...chooseKind({ label: t("kind", { name: nameOf(whose()) }), t, chosen: (kind) => run(() => setKind(kind)) }), digits: (number) => KINDS[number - 1] && setKind(KINDS[number - 1]) });
const markWords = (kind) => {
  const words = selected(state.marks);
  if (!words) { message = t("select"); return draw(); }
  const decision = { do: "mark", mark: kind, ...words };
  if (kind === "date") return askText("date", "", (value) => ({ ...decision, value }));
  return enter(chooseActor({
    actors: actors(), label: `${t(kind === "actor" ? "actor" : "speaker")} · ${words.words.slice(0, 60)}`, t, left, unknown: kind !== "actor",
    chosen: (actor) => run(() => decide({ ...decision, ...named(actor) }, true)),
  }));
};
const sign = () => enter(writeText({
  label: t("sign"), value: localStorage.getItem("bf-desk-by") ?? "", left,
  chosen: (by) => run(async () => {
    localStorage.setItem("bf-desk-by", by);
    mode = null;
    if (take(await ask("sign", { briefing: state.briefing, digest: state.digest, by }))) message = t("signed", { by });
    draw();
  }),
}));
const tellSince = async () => {
  const { changes } = await ask("since", { briefing: state.briefing });
  const told = changes === null || changes === undefined ? [h("p", {}, t("since-unknown"))]
    : changes.map((one) => h("li", {}, `${one.words} : ${one.before ?? "∅"} → ${one.now ?? "∅"}`));
  enter({ element: h("div", { class: "bf-desk-choice" }, h("p", {}, t("since")), h("ol", {}, told)) });
};

const KEYS = {
  Enter: accept, a: accept, n: () => step(1), ArrowDown: () => step(1), p: () => step(-1), ArrowUp: () => step(-1),
  s: askActor, "?": unknown, u: unknown, d: remove, Delete: remove, g: askKind, r: askRole, t: askDate, e: askTitle, z: undo,
  q: () => markWords("quote"), c: () => markWords("claim"), w: () => markWords("actor"), m: () => markWords("date"),
  l: () => { withLikes = !withLikes && Boolean(likes?.count); draw(); },
  i: () => { inRegister = !inRegister && mark().kind === "actor"; draw(); },
  Escape: () => (mode ? left() : close()),
};
addEventListener("keydown", (event) => {
  if (event.altKey && event.key.toLowerCase() === "r") { event.preventDefault(); return root.hidden ? open() : close(); }
  if (root.hidden || event.altKey || event.metaKey || (event.ctrlKey && event.key !== "z")) return;
  if (!working && event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  if (event.key === "Enter" && event.target.closest?.("button, a, summary")) return;
  if (event.isComposing || (event.key.length > 1 && !KEYS[event.key])) return;
  if (!state?.marks.length && event.key !== "Escape" && event.key !== "z") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  press(event.key);
}, true);

/* --- showing --- */

const button = (key, label, deed, more = {}) => h("button", { type: "button", onclick: () => run(deed), ...more }, h("kbd", {}, key), ` ${label}`);
const told = (one) => (one.kind === "date" ? `${one.value}${one.event ? ` · ${one.event}` : ""}` : one.kind === "flaw" ? one.value : nameOf(one.value));
const drawLikes = () => likes?.count > 0 && h("details", { class: "bf-desk-likes", open: withLikes },
  h("summary", {}, h("label", {}, h("input", { type: "checkbox", checked: withLikes, onchange: (event) => { withLikes = event.target.checked; draw(); } }), h("kbd", {}, "l"), ` ${t("likes", { count: likes.count })}`)),
  h("ol", {}, likes.likes.slice(0, 30).map((one) => h("li", {}, one.slug === state.briefing ? "" : h("b", {}, `${one.title} : `), sentence(one)))));
const likesBox = h("div");
const drawMark = (one) => [
  h("p", { class: "bf-desk-kind" }, h("b", {}, t(`mark-${one.kind}`)), ` ${at + 1}/${state.marks.length}`, one.open ? h("span", {}, ` · ${t("waits")}`) : ` · ${t("stands")}`),
  h("blockquote", { "data-place": one.place }, sentence(one)),
  h("p", { class: "bf-desk-value" }, h("strong", {}, told(one)), one.via ? ` (${t("via")} ${nameOf(one.via)})` : "", one.score !== null ? ` · ${Math.round(one.score * 100)} %` : ""),
  one.rivals.length > 0 && h("ol", { class: "bf-desk-rivals" }, one.rivals.slice(0, 9).map((rival, number) => h("li", {}, button(String(number + 1), one.kind === "date" ? rival : nameOf(rival), () => choose(number + 1))))),
  h("details", { class: "bf-desk-rules" }, h("summary", {}, t("why")), one.rules.length ? h("ul", {}, one.rules.map((rule) => h("li", {}, rule.told))) : h("p", {}, t("by-hand")), one.rivals.length > 0 && h("p", {}, t("beat", { rivals: one.rivals.map((rival) => (one.kind === "date" ? rival : nameOf(rival))).join(", ") })),
    h("p", {}, `${state.briefing}.md:${one.line}`)),
  mode?.element ?? "",
  likesBox,
  one.kind === "actor" && h("label", {}, h("input", { type: "checkbox", checked: inRegister, onchange: (event) => { inRegister = event.target.checked; } }), h("kbd", {}, "i"), ` ${t("register", { words: one.words })}`),
  h("div", { class: "bf-desk-deeds" },
    button("↵", t("accept"), accept, { class: "bf-desk-first" }),
    ["actor", ...SPEECH].includes(one.kind) && button("s", t(one.kind === "actor" ? "other-actor" : "other-speaker"), askActor),
    SPEECH.includes(one.kind) && button("?", t("unknown"), unknown),
    one.kind === "date" && [button("t", t("date"), askDate), button("e", t("title"), askTitle)],
    button("d", t("delete"), remove),
    whose() && [button("g", t("set-kind"), askKind), button("r", t("set-role"), askRole)],
    button("p", t("previous"), () => step(-1)), button("n", t("next"), () => step(1))),
];
const drawFaults = () => h("ul", { class: "bf-desk-faults" }, state.faults.map((fault) => h("li", {}, `${state.briefing}.md:${fault.line} : ${fault.what} ; ${fault.cure}`)));
function draw() {
  if (!state) return;
  const done = state.decided + state.open ? Math.round((100 * state.decided) / (state.decided + state.open)) : 100;
  opener.textContent = t("open", { count: state.open });
  root.setAttribute("aria-label", t("panel"));
  root.dataset.open = state.open;
  likesBox.replaceChildren(drawLikes() || "");
  root.dataset.digest = state.digest;
  root.dataset.anchor = mark()?.anchor ?? "";
  root.replaceChildren(
    h("header", {}, h("b", {}, t("left", { count: state.open })), h("progress", { max: "100", value: done, "aria-label": t("progress") }),
      h("a", { href: `${site}review/` }, t("all")), h("button", { type: "button", "aria-label": t("close"), onclick: close }, "×")),
    h("p", { role: "status", class: "bf-desk-message" }, message),
    state.faults.length ? drawFaults() : mark() ? h("section", {}, drawMark(mark())) : h("p", {}, t("nothing"), mode?.element ?? ""),
    h("footer", {},
      h("p", {}, t("select-hint"), " ", [["q", "quote"], ["c", "claim"], ["w", "actor"], ["m", "date"]].map(([key, kind]) => button(key, t(`mark-${kind}`), () => markWords(kind), { onmousedown: (event) => event.preventDefault() }))),
      button("z", t("undo", { count: state.undo }), undo, { disabled: state.undo === 0 }),
      h("button", { type: "button", onclick: sign }, t("sign-this")),
      state.review && h("p", {}, t(state.review.changed ? "review-changed" : "reviewed", state.review), state.review.changed && h("button", { type: "button", onclick: tellSince }, t("since")))),
  );
}

/* --- opening --- */

const load = async (slug) => {
  const found = await ask("open", { briefing: slug });
  if (found.problem) { state = null; return; }
  state = found;
  ({ world, texts } = found);
  opener.hidden = !root.hidden;
  draw();
};
function open(anchor) {
  if (!state) return;
  root.hidden = false;
  opener.hidden = true;
  document.documentElement.classList.add("bf-desk-opened");
  const wanted = state.marks.findIndex((one) => one.anchor === anchor);
  const first = state.marks.findIndex((one) => one.open);
  go(wanted >= 0 ? wanted : Math.max(0, first));
  root.focus({ preventScroll: true });
  // What has been renewed has another element for the mark in hand; its file may say something new.
  follow(async () => {
    show(mark()?.anchor, mark()?.place);
    const told = await ask("open", { briefing: state.briefing });
    // Nothing is taken from under a hand; what is decided about an old state is refused anyhow.
    if (working || mode || told.problem || told.digest === state.digest) return;
    const wanted = keyOf(mark());
    take(told);
    at = Math.max(find(wanted), 0);
    draw();
  });
}
function close() {
  root.hidden = true;
  opener.hidden = false;
  document.documentElement.classList.remove("bf-desk-opened");
  leave();
  remember();
}
const start = async () => {
  leave();
  [root.hidden, opener.hidden, state] = [true, true, null];
  document.documentElement.classList.remove("bf-desk-opened");
  const slug = briefingOf(location.pathname);
  if (!slug) return;
  await load(slug);
  if (!state) return;
  const asked = new URLSearchParams(location.search).get("desk");
  let before = {};
  try { before = JSON.parse(sessionStorage.getItem(memory)) ?? {}; } catch { /* nothing is remembered */ }
  if (asked) open(asked);
  else if (before.open && before.slug === slug) open(before.anchor);
  root.dataset.ready = "true";
};
document.body.append(opener, root);
let place = location.pathname;
start();
// Themes that load pages without leaving the old one change the address and the body's content.
new MutationObserver(() => { if (location.pathname !== place) { place = location.pathname; document.body.append(opener, root); start(); } }).observe(document.body, { childList: true, subtree: true });
