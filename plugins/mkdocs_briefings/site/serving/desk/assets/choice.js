/* Whom a mark names: type-ahead over the actors of the article, then the register, then everybody known. */
import { h } from "./ask.js";

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const KINDS = ["person", "organisation", "group", "place", "agreement", "event", "country"];
const MOST = 9;

const rank = (name, words) => {
  const at = name.indexOf(words);
  return at < 0 ? -1 : at === 0 ? 2 : /\W/.test(name[at - 1]) ? 1 : 0;
};

const find = (actors, text) => {
  const words = plain(text.trim());
  if (!words) return actors.slice(0, MOST);
  return actors
    .map((actor) => [rank(plain(`${actor.name} ${actor.id} ${actor.aliases ?? ""}`), words), actor])
    .filter(([score]) => score >= 0)
    .sort((one, other) => other[0] - one[0])
    .slice(0, MOST)
    .map(([, actor]) => actor);
};

/** Return a field that calls `chosen` with an actor, or with `{name, kind}` for a new one. */
export const chooseActor = ({ actors, label, t, chosen, left, unknown }) => {
  let at = 0;
  let options = [];
  const list = h("ol", { role: "listbox", id: "bf-desk-options" });
  const draw = () => {
    const text = field.value.trim();
    options = find(actors, text).map((actor) => ({ actor, told: `${actor.name} · ${t(`kind-${actor.kind}`)}` }));
    const known = options.some(({ actor }) => plain(actor.name) === plain(text));
    if (text && !known) options.push(...KINDS.slice(0, 6).map((kind) => ({ actor: { name: text, kind, isNew: true }, told: t("new", { name: text, kind: t(`kind-${kind}`) }) })));
    if (!text && unknown) options = [{ actor: null, told: t("unknown") }, ...options];
    at = Math.min(at, Math.max(0, options.length - 1));
    list.replaceChildren(...options.map(({ told }, number) =>
      h("li", { role: "option", "aria-selected": String(number === at), onclick: () => pick(number) }, told)));
  };
  const pick = (number) => options[number] && chosen(options[number].actor);
  const field = h("input", {
    type: "text", role: "combobox", "aria-label": label, "aria-controls": "bf-desk-options", "aria-expanded": "true",
    autocomplete: "off", spellcheck: "false", maxlength: "300",
    oninput: () => { at = 0; draw(); },
    onkeydown: (event) => {
      if (event.key === "ArrowDown") at = Math.min(at + 1, options.length - 1);
      else if (event.key === "ArrowUp") at = Math.max(at - 1, 0);
      else if (event.key === "Enter") pick(at);
      else if (event.key === "Escape") left();
      else return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key.startsWith("Arrow")) draw();
    },
  });
  draw();
  return { element: h("div", { class: "bf-desk-choice" }, h("label", {}, label), field, list), field };
};

/** Return a field for one text, which calls `chosen` with it. */
export const writeText = ({ label, value, chosen, left }) => {
  const field = h("input", {
    type: "text", "aria-label": label, maxlength: "300", autocomplete: "off",
    onkeydown: (event) => {
      if (event.key === "Enter") chosen(field.value.trim());
      else if (event.key === "Escape") left();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  });
  field.value = value ?? "";
  return { element: h("div", { class: "bf-desk-choice" }, h("label", {}, label), field), field };
};

/** Return the kinds of actor, each with its key. */
export const chooseKind = ({ label, t, chosen }) =>
  h("div", { class: "bf-desk-choice" }, h("p", {}, label),
    h("ol", {}, KINDS.map((kind, number) => h("li", {}, h("button", { type: "button", onclick: () => chosen(kind) }, h("kbd", {}, String(number + 1)), ` ${t(`kind-${kind}`)}`)))));

export { KINDS };
