/* What the desk is asked, by pages of this server alone: the word of this start stands in their head. */
const meta = document.querySelector('meta[name="bf-desk"]');

export const site = meta.dataset.site;

/** Return what an operation tells; `problem` and `told` where it was not carried out. */
export const ask = async (operation, payload = {}) => {
  try {
    const answer = await fetch(meta.dataset.at + operation, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Briefings-Token": meta.content },
      body: JSON.stringify(payload),
    });
    return answer.ok ? await answer.json() : { problem: "gone", told: String(answer.status) };
  } catch (error) {
    return { problem: "gone", told: String(error) };
  }
};

/** Return an element: attributes, listeners (`onclick`) and children, texts among them. */
export const h = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

/** Return the sentence of a mark with its words marked. */
export const sentence = (mark) => [
  mark.sentence.slice(0, mark.start),
  h("mark", {}, mark.sentence.slice(mark.start, mark.end)),
  mark.sentence.slice(mark.end),
];

/** Return a text of the interface with its blanks filled. */
export const fill = (texts, key, values = {}) =>
  (texts[key] ?? key).replace(/\{(\w+)\}/g, (blank, name) => values[name] ?? blank);
