/* The choices that narrow the results: of each facet the values that leave most, and a field to find others. */
import { plain } from "./search-words.js";

const SHOWN = 7, FILTERED = 20;

const make = (tag, attributes = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...children);
  return element;
};

/* Brings the fieldset of a facet to life, and returns what it is told of: the values with their counts, and the
   one that is chosen. `tell` words a count. */
export const openFacet = (fieldset, texts, { number, plural }) => {
  const name = fieldset.dataset.facet, filter = fieldset.querySelector("input[type=search]");
  const list = fieldset.querySelector(".bf-values"), rest = fieldset.querySelector(".bf-rest");
  const any = fieldset.querySelector("label");
  let counted = {}, chosen = "", tell = String;
  const show = () => {
    const wanted = plain(filter.value.trim()), kept = list.querySelector(":focus")?.value;
    const names = Object.keys(counted).filter((value) => counted[value] || value === chosen);
    if (chosen && !names.includes(chosen)) names.push(chosen);
    names.sort((one, other) => (other === chosen) - (one === chosen)
      || (name === "year" ? other.localeCompare(one) : counted[other] - counted[one] || one.localeCompare(other)));
    const fitting = wanted ? names.filter((value) => value === chosen || plain(value).includes(wanted)) : names;
    const shown = fitting.slice(0, wanted ? FILTERED : SHOWN);
    const choices = shown.map((value) => {
      const input = make("input", { type: "radio", name, value, checked: value === chosen });
      const count = value in counted ? [" ", make("span", { className: "bf-count" }, tell(counted[value]))] : [];
      return make("label", {}, input, make("span", {}, value, ...count));
    });
    list.replaceChildren(any, ...choices);
    any.hidden = !chosen;
    any.querySelector("input").checked = !chosen;
    if (kept !== undefined) [...list.querySelectorAll("input")].find(({ value }) => value === kept)?.focus();
    const left = fitting.length - shown.length;
    rest.textContent = left ? (texts[`rest.${plural.select(left)}`] ?? texts["rest.other"]).replace("{count}", number(left)) : "";
    filter.hidden = names.length <= SHOWN && !wanted;
    fieldset.hidden = !names.length;
  };
  filter.addEventListener("input", (event) => { event.stopPropagation(); show(); });
  return (values, own, word) => {
    [counted, chosen, tell] = [values, own ?? "", word];
    show();
  };
};
