/* `/review/`: what to look at first in all briefings, and how far each of them is. */
import { ask, fill, h, sentence, site } from "./ask.js";

const main = document.querySelector("main");
const wanted = { kind: "", rule: "", words: "", slug: "" };
let told = await ask("corpus", wanted);
let asked = 0;
const t = (key, values) => fill(told.texts ?? {}, key, values);
const href = (mark) => `${site}briefings/${encodeURIComponent(mark.slug)}/?desk=${encodeURIComponent(mark.anchor)}`;

const select = (name, label, options) =>
  h("label", {}, `${label} `, h("select", { onchange: (event) => { wanted[name] = event.target.value; show(0); } },
    h("option", { value: "" }, t("any")), Object.entries(options).map(([value, count]) => h("option", { value }, `${t(`mark-${value}`) === `mark-${value}` ? value : t(`mark-${value}`)} (${count})`))));

const list = h("ol", { class: "bf-desk-queue" });
const count = h("p", { role: "status" });
const more = h("button", { type: "button", onclick: () => show(list.children.length) });
const item = (mark) =>
  h("li", {},
    h("a", { href: href(mark) }, h("b", {}, t(`mark-${mark.kind}`)), " ", sentence(mark)),
    h("p", {}, `${mark.title} · ${mark.value}${mark.rivals.length ? ` (${t("beat", { rivals: mark.rivals.join(", ") })})` : ""}${mark.rules.length ? ` · ${mark.rules.at(-1).told}` : ""}`));
const draw = (start) => {
  if (!start) list.replaceChildren();
  list.append(...told.marks.map(item));
  count.textContent = t("found", { count: told.found });
  more.textContent = t("more", { count: told.found - list.children.length });
  more.hidden = list.children.length >= told.found;
};
/* The desk looks through all that waits, and tells it page by page; the last question alone counts. */
const show = async (start) => {
  const mine = ++asked;
  const found = await ask("corpus", { ...wanted, start });
  if (mine !== asked || found.problem) return;
  told = found;
  draw(start);
};

if (told.problem) main.append(h("p", { role: "alert" }, told.told));
else {
  const row = (one) => {
    const all = one.open + one.decided;
    const state = one.faults ? t("faulty") : one.changed ? t("changed-since") : one.signed ? t("signed-short") : "";
    return h("tr", {},
      h("th", { scope: "row" }, h("a", { href: `${site}briefings/${encodeURIComponent(one.slug)}/` }, one.title)),
      h("td", {}, h("progress", { max: String(all || 1), value: String(all ? one.decided : 1), "aria-label": t("progress") })),
      h("td", {}, t("left", { count: one.open })), h("td", {}, state));
  };
  main.append(
    h("p", {}, t("corpus-left", { count: told.count, briefings: told.briefings.length })),
    h("form", { onsubmit: (event) => event.preventDefault() },
      select("kind", t("filter-kind"), told.kinds), select("rule", t("filter-rule"), told.rules),
      select("slug", t("filter-briefing"), Object.fromEntries(told.briefings.filter((one) => one.open).map((one) => [one.slug, one.open]))),
      h("label", {}, `${t("filter-actor")} `, h("input", { type: "search", oninput: (event) => { wanted.words = event.target.value; show(0); } }))),
    count, list, more,
    h("h2", {}, t("progress")),
    h("table", {}, h("tbody", {}, told.briefings.sort((one, other) => other.open - one.open).map(row))));
  draw(0);
}
main.dataset.ready = "true";
