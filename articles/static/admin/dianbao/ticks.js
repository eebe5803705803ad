// Lists of blocks with a tick each: j and k move, space flips, shift takes a range (keys.js shows the keys). A form marked
// data-autosave is saved as it changes, so that a reload or an ended session loses nothing. Without this script the ticks
// are plain checkboxes and the form has its buttons.
const lists = [...document.querySelectorAll("[data-ticks]")];
const ticks = lists.flatMap((list) => [...list.querySelectorAll(".tick:not(:disabled)")]);
const status = document.querySelector("[data-range-status]");
const toggle = document.querySelector("[data-keys-switch]"); // keys.js keeps it
let anchor = null;
let current = null;

const block = (tick) => tick.closest("li");
const between = (a, b) => {
  const [from, to] = [ticks.indexOf(a), ticks.indexOf(b)].sort((x, y) => x - y);
  return from < 0 ? [b] : ticks.slice(from, to + 1);
};
const chosen = () => ticks.filter((tick) => block(tick).classList.contains("in-range"));
const changed = (tick) => tick.dispatchEvent(new Event("input", { bubbles: true }));

function choose(range) {
  for (const tick of ticks) block(tick).classList.toggle("in-range", range.includes(tick));
  if (status) status.textContent = range.length > 1 ? `${status.dataset.text} ${range.length}` : "";
}

function give(range, value) {
  for (const tick of range) {
    if (tick.checked === value) continue;
    tick.checked = value;
    changed(tick);
  }
}

function start() {
  const fold = window.innerHeight / 4;
  return ticks.find((tick) => block(tick).getBoundingClientRect().bottom > fold) ?? ticks[0];
}

function move(step, extend) {
  const at = ticks.indexOf(current);
  const next = at < 0 ? start() : ticks[Math.min(Math.max(at + step, 0), ticks.length - 1)];
  if (!next) return;
  if (!extend || !anchor) anchor = extend && current ? current : next;
  current = next;
  choose(extend ? between(anchor, next) : []);
  next.focus({ preventScroll: true });
  block(next).scrollIntoView({ block: "nearest" });
}

function typing(target) {
  return target.closest("dialog, select, textarea, [contenteditable]") || (target.matches("input") && !target.matches(".tick"));
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const key = event.key.toLowerCase();
  if (toggle && !toggle.checked) return;
  if (key === "j" || key === "k") {
    event.preventDefault();
    move(key === "j" ? 1 : -1, event.shiftKey);
  } else if (event.key === " " && event.target.matches(".tick") && chosen().length > 1) {
    event.preventDefault();
    give(chosen(), !event.target.checked);
  } else if (event.key === "Escape") {
    choose([]);
  }
});

for (const list of lists) {
  list.addEventListener("click", (event) => {
    const tick = event.target.closest("li")?.querySelector(".tick");
    if (!event.target.matches(".tick") || tick !== event.target) return;
    if (event.shiftKey && anchor && anchor !== tick) {
      give(between(anchor, tick), tick.checked);
      document.getSelection()?.removeAllRanges();
    }
    anchor = tick;
    current = tick;
    choose([]);
  });
  // A shift-click on the text would select it instead of pressing the label.
  list.addEventListener("mousedown", (event) => {
    if (event.shiftKey && event.target.closest("label")) event.preventDefault();
  });
  list.addEventListener("focusin", (event) => {
    if (event.target.matches(".tick")) current = event.target;
  });
}

const form = document.querySelector("form[data-autosave]");
if (form) {
  const said = form.querySelector("[data-save-status]");
  let dirty = false;
  let timer = 0;
  let stale = false;
  const body = () => {
    const data = new FormData(form);
    data.set("do", "save");
    return data;
  };
  const save = async () => {
    dirty = false;
    try {
      const answer = await fetch(form.action, { method: "POST", body: body(), redirect: "manual" });
      if (answer.status !== 204) throw new Error(String(answer.status));
      said.textContent = stale ? form.dataset.stale : form.dataset.saved;
    } catch {
      dirty = true;
      said.textContent = form.dataset.unsaved;
    }
  };
  form.addEventListener("input", () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, 600);
  });
  form.addEventListener("change", (event) => {
    // Another language or publisher is judged by other rules, which the next look shows.
    if (!event.target.matches("[name$='-language'], [name$='-publisher'], [name$='-belongs']")) return;
    stale = true;
    form.querySelector("[name=do][value=look]").classList.add("default");
  });
  form.addEventListener("submit", () => {
    dirty = false;
    clearTimeout(timer);
  });
  addEventListener("pagehide", () => {
    if (dirty) navigator.sendBeacon(form.action, body());
  });
}
