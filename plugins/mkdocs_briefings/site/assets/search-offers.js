/* Names that are offered below a field of the search, in the header and on the first page, as they are typed. */
import { openKnown } from "./search-known.js";

let known;

const make = (tag, attributes, ...children) => {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...children);
  return element;
};

// From the field to the names, along them, and back.
const step = (event, field, list) => {
  const stops = [field, ...list.querySelectorAll("a")], at = stops.indexOf(document.activeElement);
  const by = { ArrowDown: 1, ArrowUp: -1, Escape: -at }[event.key];
  if (event.key === "Escape") list.hidden = true;
  if (at < 0 || !by || !stops[at + by]) return;
  event.preventDefault();
  stops[at + by].focus();
};

const listOf = (field) => {
  const { form } = field, there = form.querySelector(".bf-offers");
  if (there) return there;
  const list = make("ul", { className: "bf-offers", ariaLabel: field.ariaLabel });
  form.append(list);
  form.addEventListener("keydown", (event) => step(event, field, list));
  form.addEventListener("focusout", ({ relatedTarget }) => { if (!form.contains(relatedTarget)) list.hidden = true; });
  return list;
};

export const offer = async (field, root) => {
  const list = listOf(field), { offers } = await (known ??= openKnown(root)), names = offers(field.value);
  list.replaceChildren(...names.map((name) => make("li", {}, make("a", { href: `${field.form.action}?${new URLSearchParams({ q: name })}` }, name))));
  list.hidden = !names.length || !field.form.contains(document.activeElement);
};
