/* What helps to read a briefing: notes made of what the lists below the text say, how much of them is
   seen, quotes copied with their source, the parts of the page in the drawer. See reading_aids.py. */
(() => {
  const state = document.documentElement.dataset;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const first = (selector, within = document) => within?.querySelector(selector);
  const named = (id) => document.getElementById(id);
  const make = (tag, name, ...children) => {
    const element = document.createElement(tag);
    element.className = name;
    element.append(...children);
    return element;
  };
  let say, notes, lit, sheet;

  // What is told of a mark, as a list of nodes; none where there is nothing to tell.
  const tell = (mark, kind, way) => {
    const box = named(mark.dataset.card ?? way?.hash.slice(1))?.closest("figure, details, .bf-card");
    const copy = (selector) => first(selector, box)?.cloneNode(true) ?? "";
    const rest = (text) => text && make("span", "bf-rest", `, ${text}`);
    const told = [];
    if (kind === "date") {
      const value = (way ?? mark).dataset.told;
      if (value) told.push(make("b", "", value), rest(say.deduced), box ? ` · ${copy(".bf-event").textContent}` : "");
    } else if (kind === "actor") {
      const role = copy(".bf-role"), about = copy("p:not([class], :has(a))");
      if (role || about) told.push(copy("b"), role ? `, ${role.textContent}` : rest(about.textContent));
    } else if (box) told.push(copy(".bf-speaker a") || copy(".bf-speaker"), rest(copy(".bf-role").textContent ?? ""), " ", copy(".bf-via"));
    return told;
  };

  // In the margin each note stands at the height of its words, or below the one before.
  const place = () => {
    let end, aside;
    for (const { note, marks } of notes) {
      if (!note.offsetParent) continue;
      if (aside !== note.parentNode) [aside, end] = [note.parentNode, 0];
      end = Math.max(end, marks[0].getBoundingClientRect().top - aside.getBoundingClientRect().top + 3);
      note.style.translate = `0 ${end}px`;
      end += note.offsetHeight + 6;
      aside.parentNode.style.setProperty("--bf-end", `${end}px`);
    }
  };
  const turn = (one, on) => one && [one.note, ...one.marks].forEach((part) => part.classList.toggle("bf-lit", on));
  const light = (next) => {
    if (next === lit) return;
    turn(lit, false);
    turn((lit = next), true);
    place();
  };
  const find = (at) => at?.closest && (notes.find(({ note, marks }) => note === at || marks.includes(at)) ?? find(at.parentNode));
  // Where there is no margin, the note opens at the foot.
  const open = (one) => {
    const way = one.way?.cloneNode();
    if (way) Object.assign(way, { className: "", textContent: way.ariaLabel });
    sheet.replaceChildren(one.note.cloneNode(true), way ?? "");
    sheet.showPopover();
    light(one);
  };
  const annotate = (text) => {
    const aside = make("aside", "bf-notes");
    const seen = new Map();
    aside.ariaLabel = say.notes;
    text.parentNode.append(aside);
    for (const mark of all(".quote, .claim, .date, a.actor", text)) {
      const kind = mark.classList[0], { card, doubt: why } = mark.dataset, last = notes.at(-1);
      const way = first(":scope > .bf-back", mark);
      const doubt = why && make("span", "bf-doubt", ` ${why}`);
      const note = make("div", `bf-note bf-of-${kind}`, ...(seen.has(card) && !doubt ? [] : tell(mark, kind, way)), doubt || "");
      mark.removeAttribute("title");
      if (card) seen.set(card);
      if (!note.innerText) continue;
      // Who speaks just after being named is told once.
      const own = way && notes.find((one) => one.card === `card-${mark.dataset.speaker}` && one.marks[0].closest("p, li")?.contains(mark));
      if (own) {
        own.note.classList.replace("bf-of-actor", `bf-of-${kind}`);
        if (!own.way) own.note.append(" ", first(".bf-via", note) ?? "");
        own.way ??= way;
        own.marks.push(mark);
      } else if (way && last?.way && last.note.textContent === note.textContent) last.marks.push(mark);
      else aside.append(note), notes.push({ note, way, card, marks: [mark] });
    }
    new ResizeObserver(place).observe(text);
  };

  const show = () => {
    const plain = state.notes === "plain";
    for (const input of all("[name=bf-density]")) input.checked = input.value === state.notes;
    for (const link of all(".source-text a")) link.tabIndex = -plain;
    place();
  };
  const offerCopy = (box) => {
    const button = make("button", "bf-copy", say.copy), status = make("output", "bf-copied");
    const way = first(".bf-up", box.closest(".bf-row")) ?? first(".bf-way", box);
    button.ariaLabel = `${say.copy}, ${first(".bf-speaker", box).textContent}`;
    button.onclick = async () => {
      status.textContent = "";
      try {
        await navigator.clipboard.writeText(`${box.dataset.citation}\n${way.href}`);
        status.textContent = say.copied;
      } catch { status.textContent = say.failed; }
    };
    first("figcaption", box).append(button, status);
  };
  const dress = () => {
    const told = named("bf-words");
    if (!told || first(".bf-copy, .bf-notes")) return;
    say = JSON.parse(told.dataset.words);
    [notes, lit] = [[], null];
    all(".source-text").forEach(annotate);
    if (navigator.clipboard) all("[data-citation]").forEach(offerCopy);
    show();
    if (!notes.length) return;
    sheet = make("div", "bf-card bf-sheet");
    sheet.popover = "auto";
    first(".bf-source").append(sheet);
    first(".md-nav--primary > .md-nav__list")?.append(
      ...all(".md-sidebar--secondary .md-nav__link[href*='#']").map((link) => make("li", "md-nav__item bf-part", link.cloneNode(true))),
    );
  };

  const on = (name, action) => document.addEventListener(name, (event) => notes && action(event));
  on("pointerover", (event) => event.pointerType !== "touch" && light(find(event.target)));
  on("focusin", (event) => light(find(event.target)));
  on("click", (event) => {
    const one = event.detail && !event.target.closest("a.actor, .bf-steps") && find(event.target);
    if (one && !one.note.offsetParent && state.notes !== "plain") event.preventDefault(open(one));
  });
  on("change", ({ target }) => {
    if (target.name !== "bf-density") return;
    state.notes = target.value;
    try { localStorage.setItem("bf-notes", target.value); } catch {}
    show();
  });
  window.document$ ? document$.subscribe(dress) : dress();
})();
