// The page "Correct" without loading it anew: buttons post the form and change the rows that changed, filters hide rows, what
// means the same lights up in all languages, and colleagues are seen. drafts.js comes before, review_keys.js after.
const ARRANGING = /^(merge|split|move|move-text|push-down|pull-up|kind):/;
const PULSE = 10_000;
let shown = "";
let language = "";

const rows = () => [...sheet.querySelectorAll("[data-row]")].filter((row) => !row.hidden);
const rowOf = (element) => element?.closest?.("[data-row]") ?? null;
const cellOf = (element) => element?.closest?.(".cell") ?? null;
const cellsOf = (row) => [...row.querySelectorAll(".cell")].filter((cell) => !cell.closest("details.twin:not([open])"));
const button = (scope, selector) => scope?.querySelector(selector) ?? null;

// Where the editor is: the focused row and cell, the text that a focused finding is about, else the first row on the screen.
function here() {
  const row = rowOf(document.activeElement) ?? rows().find((one) => one.getBoundingClientRect().bottom > 140) ?? null;
  const note = document.activeElement.closest("[data-note]");
  const told = note && row.querySelector(`.cell[data-language="${note.dataset.language}"]`);
  return { row, cell: cellOf(document.activeElement) ?? told ?? (row && cellIn(row)) };
}

function cellIn(row) {
  const cells = cellsOf(row);
  return cells.find((cell) => cell.dataset.language === language) ?? cells.at(-1);
}

function go(element) {
  if (!element) return;
  if (!element.matches("a, button, textarea, [tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}

function step(list, from, by) {
  const at = list.indexOf(from);
  return list[at < 0 ? 0 : Math.min(Math.max(at + by, 0), list.length - 1)];
}

// Editing in place: the box takes the place of the text.
function edit(cell, at = null) {
  const details = button(cell, ".edit");
  if (!details) return;
  cell.closest("details.twin")?.setAttribute("open", "");
  details.open = true;
  const box = details.querySelector("textarea[name^='text-']");
  box.focus();
  const place = at ?? box.value.length;
  box.setSelectionRange(place, place);
  box.scrollIntoView({ block: "nearest" });
}

function closeBox(cell) {
  const details = button(cell, ".edit");
  if (!details) return;
  details.open = false;
  go(cell);
}

// How many characters of a text stand before the place that was clicked.
function offset(text, event) {
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const range = caret ? null : document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const [node, place] = caret ? [caret.offsetNode, caret.offset] : range ? [range.startContainer, range.startOffset] : [];
  if (!node || !text.contains(node)) return null;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(node, place);
  return before.toString().length;
}

sheet.addEventListener("click", (event) => {
  const text = event.target.closest(".cell .text");
  if (!text || !document.getSelection().isCollapsed) return;
  const mark = event.target.closest("mark[data-finding]");
  if (mark) focusNote(mark.dataset.finding);
  else edit(cellOf(text), offset(text, event));
});

// Decisions
function versions() {
  return [...sheet.querySelectorAll("[data-row]")].map((row) => `${row.dataset.row}:${row.dataset.version}`).join(",");
}

async function decide(action) {
  const body = new FormData(sheet);
  body.set("do", action);
  body.set("versions", versions());
  sheet.setAttribute("aria-busy", "true");
  try {
    const answer = await ask(body);
    take(await read(answer), action);
    return answer.ok;
  } catch (error) {
    tell(error);
    return false;
  } finally {
    sheet.removeAttribute("aria-busy");
  }
}

// What was said before the page had to be loaded again.
const saidLater = {
  put(said) {
    try {
      sessionStorage.setItem("dianbao-said", JSON.stringify(said));
    } catch {
      // Without storage it goes unsaid; the page shows how things stand.
    }
  },
  say() {
    try {
      for (const message of JSON.parse(sessionStorage.getItem("dianbao-said") ?? "[]")) toast(message.text, message.level);
      sessionStorage.removeItem("dianbao-said");
    } catch {
      // As above.
    }
  },
};

// Puts in what has changed; a box in which somebody types elsewhere on the page is left alone.
function take(told, action) {
  const order = [...sheet.querySelectorAll("[data-row]")].map((row) => row.dataset.row);
  if (told.order.join() !== order.join()) {
    saidLater.put(told.messages);
    location.reload();
    return;
  }
  const [, acted] = action.split(":");
  const typing = document.activeElement.matches("textarea[name^='text-']") ? rowOf(document.activeElement) : null;
  for (const [row, html] of Object.entries(told.rows)) {
    const old = document.getElementById(`row-${row}`);
    if (old === typing && row !== acted && action !== "save-all") continue;
    swap(old, html);
  }
  for (const [name, html] of Object.entries(told.parts)) sheet.ownerDocument.querySelector(`[data-part=${name}]`).innerHTML = html;
  for (const message of told.messages) toast(message.text, message.level);
  sheet.dataset.latest = told.latest;
  filter(shown);
}

function swap(old, html) {
  const wrapper = document.createElement("template");
  wrapper.innerHTML = html.trim();
  const fresh = wrapper.content.firstElementChild;
  for (const twin of old.querySelectorAll("details.twin[open]")) {
    fresh.querySelectorAll("details.twin").forEach((other) => (other.open ||= Boolean(twin)));
  }
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const back = focused && (cellOf(focused)?.id || (focused.closest("[data-note]") && old.id) || old.id);
  old.replaceWith(fresh);
  for (const box of fresh.querySelectorAll("textarea[name^='text-']")) if (!isDirty(box)) shelf.drop(...placeOf(box));
  if (back) go(document.getElementById(back) ?? fresh);
}

sheet.addEventListener("submit", async (event) => {
  const action = event.submitter?.value ?? "";
  if (event.submitter?.matches("[data-split]")) setCut(event.submitter);
  if (ARRANGING.test(action)) return; // these number the rows anew: the page is loaded again
  event.preventDefault();
  const next = /^(save-)?approve:/.test(action) ? waitingAfter(event.submitter) : null;
  const row = action.startsWith("approve-row:") ? rowAfter(action.split(":")[1]) : null;
  if (!(await decide(action))) return;
  if (next) goToWaiting(next);
  if (row) go(document.getElementById(`row-${row}`));
});

// The cursor's place in a box without line breaks, for the split, in characters (a script counts an emoji as two). The broken
// text is no draft to come back to.
function setCut(pressed) {
  const box = pressed.closest(".edit").querySelector("textarea[name^='text-']");
  const [row, code] = placeOf(box);
  const before = box.value.slice(0, box.selectionStart).trimStart();
  if (!box.value.includes("\n")) sheet.elements[`cut-${row}-${code}`].value = [...before].length;
  if (isSame(box.value, box.dataset.stored)) shelf.drop(row, code);
}

// The next text of the language that waits for approval, named by its row, as the row itself may be replaced meanwhile.
function waitingAfter(pressed) {
  const cell = cellOf(pressed);
  const list = rows();
  const after = list.slice(list.indexOf(rowOf(pressed)) + 1);
  const row = after.find((one) => button(one, `.cell[data-language="${cell.dataset.language}"][data-waits]`));
  return { language: cell.dataset.language, row: row?.dataset.row };
}

function rowAfter(row) {
  const list = rows();
  const after = list.slice(list.findIndex((one) => one.dataset.row === row) + 1);
  return after.find((one) => button(one, ".cell[data-waits]"))?.dataset.row;
}

function goToWaiting({ language: code, row }) {
  const cell = row && document.getElementById(`cell-${row}-${code}`);
  if (!cell) {
    toast(say.saidDone);
    return;
  }
  cell.closest("details.twin")?.setAttribute("open", "");
  go(cell);
}

// A selection becomes a term: what is to be written, or what is not.
const toolbar = document.querySelector("[data-selection]");
document.addEventListener("selectionchange", () => {
  if (!toolbar) return;
  const selection = document.getSelection();
  const start = selection.anchorNode;
  const within = (start instanceof Element ? start : start?.parentElement)?.closest(".cell .text");
  const words = selection.toString().trim();
  toolbar.hidden = !within || !words || words.length > 100 || !within.contains(selection.focusNode);
  if (toolbar.hidden) return;
  const code = cellOf(within).dataset.language.replaceAll("-", "_");
  for (const link of toolbar.querySelectorAll("[data-list]")) {
    link.href = `${toolbar.dataset.add}&${link.dataset.list}_${code}=${encodeURIComponent(words)}`;
  }
  const place = selection.getRangeAt(0).getBoundingClientRect();
  toolbar.style.setProperty("inset-block-start", `${place.bottom + 6}px`);
  toolbar.style.setProperty("inset-inline-start", `${Math.min(place.left, innerWidth - 260)}px`);
});

toolbar?.addEventListener("mousedown", (event) => event.preventDefault()); // which would end the selection

// Findings
function focusNote(finding) {
  const note = document.getElementById(`note-${finding}`);
  if (!note) return;
  go(note);
}

function pointTo(finding, is) {
  for (const element of sheet.querySelectorAll(`[data-finding="${finding}"], #note-${finding}`)) element.classList.toggle("pointed", is);
}

for (const [name, is] of [["focusin", true], ["focusout", false], ["mouseover", true], ["mouseout", false]]) {
  sheet.addEventListener(name, (event) => {
    const mark = event.target.closest?.("[data-finding], [data-note]");
    if (mark) pointTo(mark.dataset.finding ?? mark.dataset.note, is);
    const light = event.target.closest?.("[data-light]");
    if (light) lightUp(light, is);
    if (is && name === "focusin") {
      const cell = cellOf(event.target);
      if (cell) language = cell.dataset.language;
    }
  });
}

// What means the same in all languages of the row
function lightUp(element, is) {
  const keys = element.dataset.light.split(" ");
  for (const other of rowOf(element)?.querySelectorAll("[data-light]") ?? []) {
    if (other.dataset.light.split(" ").some((key) => keys.includes(key))) other.classList.toggle("lit", is);
  }
}

function lightNext() {
  const { cell } = here();
  const lights = [...(cell?.querySelectorAll("[data-light]") ?? [])];
  if (!lights.length) return;
  const next = step(lights, document.activeElement, 1);
  const around = next === document.activeElement ? lights[0] : next;
  around.tabIndex = -1;
  go(around);
}

// Filters
function filter(name) {
  shown = name;
  sheet.dataset.showing = name;
  for (const row of sheet.querySelectorAll("[data-row]")) row.hidden = Boolean(name) && !row.dataset.signs.split(" ").includes(name);
  const bar = sheet.querySelector("[data-filters]");
  bar.hidden = false;
  for (const chip of bar.querySelectorAll("[data-show]")) chip.setAttribute("aria-pressed", String(chip.dataset.show === name));
  sheet.querySelector("[data-none]").hidden = !name || rows().length > 0;
}

sheet.addEventListener("click", (event) => {
  const chip = event.target.closest("[data-show]");
  if (chip) filter(chip.dataset.show);
});

// What can be done to a row
async function openMenu(link) {
  const row = rowOf(link);
  const body = new FormData();
  body.set("do", `menu:${row.dataset.row}`);
  try {
    link.outerHTML = (await read(await ask(body))).html;
    button(row, ".row-menu > summary").focus();
  } catch (error) {
    tell(error);
  }
}

sheet.addEventListener("click", (event) => {
  const link = event.target.closest("[data-arrange]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openMenu(link);
});

// Colleagues
async function pulse() {
  if (document.hidden || sheet.hasAttribute("aria-busy")) return;
  const body = new FormData();
  body.set("do", "pulse");
  body.set("row", rowOf(document.activeElement)?.dataset.row ?? "");
  try {
    const answer = await ask(body);
    if (!answer.ok) return;
    const told = await answer.json();
    show(told.people);
    sheet.dataset.latest ??= told.latest;
    if (told.latest > Number(sheet.dataset.latest)) {
      if (told.by) toast(`${told.by} ${say.saidChanged}`);
      await decide("refresh");
    }
  } catch (error) {
    tell(error);
  }
}

function show(people) {
  for (const place of sheet.querySelectorAll("[data-row-people]")) place.textContent = "";
  for (const { name, row } of people) {
    const place = row && button(document.getElementById(`row-${row}`), "[data-row-people]");
    if (place) place.textContent += ` ✎ ${name}`;
  }
  const line = sheet.querySelector("[data-people]");
  const said = people.length ? `${say.saidAlso} ${people.map((person) => person.name).join(", ")}` : "";
  if (line.textContent !== said) line.textContent = said;
}

setInterval(pulse, PULSE);
document.addEventListener("visibilitychange", pulse);
filter("");
saidLater.say();
pulse();
