/* `/review/`: what to look at first in all briefings, and how far each of them is. */
import { ask, fill, h, sentence, site } from "./ask.js";

const main = document.querySelector("main");
const wanted = { kind: "", rule: "", words: "", slug: "" };
const told = await ask("corpus");
const t = (key, values) => fill(told.texts ?? {}, key, values);
const href = (mark) => `${site}briefings/${encodeURIComponent(mark.slug)}/?desk=${encodeURIComponent(mark.anchor)}`;

const select = (name, label, options) =>
  h("label", {}, `${label} `, h("select", { onchange: (event) => { wanted[name] = event.target.value; draw(); } },
    h("option", { value: "" }, t("any")), Object.entries(options).map(([value, count]) => h("option", { value }, `${t(`mark-${value}`) === `mark-${value}` ? value : t(`mark-${value}`)} (${count})`))));

const isWanted = (mark) =>
  (!wanted.kind || mark.kind === wanted.kind) &&
  (!wanted.slug || mark.slug === wanted.slug) &&
  (!wanted.rule || mark.rules.some((rule) => rule.name === wanted.rule)) &&
  (!wanted.words || `${mark.words} ${mark.value} ${mark.rivals.join(" ")}`.toLowerCase().includes(wanted.words.toLowerCase()));

const list = h("ol", { class: "bf-desk-queue" });
const draw = () => list.replaceChildren(...told.marks.filter(isWanted).slice(0, 200).map((mark) =>
  h("li", {},
    h("a", { href: href(mark) }, h("b", {}, t(`mark-${mark.kind}`)), " ", sentence(mark)),
    h("p", {}, `${mark.title} · ${mark.value}${mark.rivals.length ? ` (${t("beat", { rivals: mark.rivals.join(", ") })})` : ""}${mark.rules.length ? ` · ${mark.rules.at(-1).told}` : ""}`))));

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
      h("label", {}, `${t("filter-actor")} `, h("input", { type: "search", oninput: (event) => { wanted.words = event.target.value; draw(); } }))),
    list,
    h("h2", {}, t("progress")),
    h("table", {}, h("tbody", {}, told.briefings.sort((one, other) => other.open - one.open).map(row))));
  draw();
}
main.dataset.ready = "true";
