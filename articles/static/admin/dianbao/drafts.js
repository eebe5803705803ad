// The boxes of the page "Correct": what is typed is kept on the server as a draft, and in this browser until the server has
// it, so that no crash, lost connection or ended session loses a word. Without this script boxes are saved by their buttons.
// review.js, which is loaded next, uses what stands at the top here.
const sheet = document.getElementById("sheet");
const say = sheet.dataset;
const CSRF = sheet.elements.csrfmiddlewaretoken;

const boxOf = (row, language) => sheet.elements[`text-${row}-${language}`];
const placeOf = (box) => box.name.match(/^text-(\d+)-(.+)$/)?.slice(1) ?? null;
const baseOf = (row, language) => sheet.elements[`base-${row}-${language}`];
const isDirty = (box) => box.value !== box.dataset.stored;
const isSame = (typed, stored) => typed.replace(/\s/gu, "") === stored.replace(/\s/gu, "");

let banner = null;
function warn(text) {
  banner?.remove();
  banner = null;
  if (!text) return;
  banner = document.createElement("p");
  banner.className = "notice banner";
  banner.setAttribute("role", "alert");
  banner.textContent = text;
  sheet.before(banner);
}

function toast(text, level = "info") {
  const line = document.createElement("p");
  line.className = `toast toast-${level}`;
  line.textContent = text;
  const toasts = document.querySelector("[data-toasts]");
  for (const old of toasts.children) if (old.textContent === text || old.matches(".toast-success")) old.remove();
  toasts.append(line);
  setTimeout(() => line.remove(), level === "success" || level === "info" ? 4000 : 12000);
}

class LoggedOut extends Error {}
class Refused extends Error {}

// After a new log-in in another tab the page's token is of the old session: the page itself knows the new one.
async function renewToken() {
  const answer = await fetch(location.pathname, { redirect: "manual" });
  if (answer.type === "opaqueredirect") throw new LoggedOut();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("#sheet [name=csrfmiddlewaretoken]");
  if (token) CSRF.value = token.value;
}

// Posts a form and gives the answer; throws LoggedOut, or TypeError where there is no connection.
async function ask(body, again = true) {
  body.set("csrfmiddlewaretoken", CSRF.value);
  const answer = await fetch(sheet.action, {
    method: "POST",
    body,
    headers: { Accept: "application/json" },
    redirect: "manual",
  });
  if (answer.type === "opaqueredirect") throw new LoggedOut();
  if (answer.status === 403 && again) {
    await renewToken();
    return ask(body, false);
  }
  warn("");
  return answer;
}

// What an answer says; throws Refused, with the reason where the answer gives one.
async function read(answer) {
  const isRead = answer.headers.get("Content-Type")?.includes("json");
  const said = isRead ? await answer.json() : { refused: "" };
  if ("refused" in said) throw new Refused(said.refused);
  return said;
}

function tell(error) {
  if (error instanceof LoggedOut) warn(say.saidExpired);
  else if (error instanceof TypeError) warn(say.saidOffline);
  else warn((error instanceof Refused && error.message) || say.saidFailed);
}

// Drafts in this browser
const shelf = {
  start: `dianbao-draft:${say.viewer}:${say.article}:`,
  key(row, language) {
    return `${this.start}${row}:${language}`;
  },
  put(row, language, draft) {
    try {
      localStorage.setItem(this.key(row, language), JSON.stringify(draft));
    } catch {
      // Without storage the server's draft has to do.
    }
  },
  drop(row, language) {
    try {
      localStorage.removeItem(this.key(row, language));
    } catch {
      // As above.
    }
  },
  all() {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(this.start))
        .map((key) => [...key.slice(this.start.length).split(":"), JSON.parse(localStorage.getItem(key))]);
    } catch {
      return [];
    }
  },
};

const timers = new Map();

async function keep(box) {
  const place = placeOf(box);
  const typed = box.value;
  const said = box.parentElement.querySelector("[data-kept]");
  const body = new FormData();
  body.set("do", `keep:${place.join(":")}`);
  body.set("text", typed);
  body.set("base", baseOf(...place).value);
  try {
    const found = await read(await ask(body));
    if (!box.isConnected || box.value !== typed) return;
    shelf.drop(...place);
    said.textContent = isDirty(box) ? (found.is_stored_newer ? say.saidNewer : say.saidKept) : "";
    box.parentElement.querySelector("[data-live]").innerHTML = isDirty(box) ? found.html : "";
  } catch (error) {
    said.textContent = say.saidHere;
    tell(error);
  }
}

function later(box) {
  clearTimeout(timers.get(box.name));
  timers.set(box.name, setTimeout(() => box.isConnected && keep(box), 400));
}

function typed(box) {
  const place = placeOf(box);
  if (!place) return;
  shelf.put(...place, { text: box.value, base: baseOf(...place).value });
  box.closest(".edit").classList.toggle("unsaved", isDirty(box));
  box.parentElement.querySelector("[data-kept]").textContent = say.saidKeeping;
  later(box);
}

sheet.addEventListener("input", (event) => {
  if (event.target.matches("textarea[name^='text-']")) typed(event.target);
});

// What was typed into a row that is gone stays here, to be copied, until its editor is done with it.
function orphan(row, language, text) {
  const note = document.createElement("div");
  note.className = "notice";
  const why = document.createElement("p");
  why.textContent = say.saidGone;
  const box = document.createElement("textarea");
  Object.assign(box, { value: text, readOnly: true, rows: 3, lang: language });
  box.setAttribute("aria-label", say.saidGone);
  const done = document.createElement("button");
  Object.assign(done, { type: "button", className: "button quiet", textContent: say.saidDrop });
  done.addEventListener("click", () => {
    shelf.drop(row, language);
    note.remove();
  });
  note.append(why, box, done);
  sheet.before(note);
}

function restore() {
  let restored = 0;
  for (const [row, language, draft] of shelf.all()) {
    const box = boxOf(row, language);
    if (!box) {
      orphan(row, language, draft.text);
      continue;
    }
    if (draft.text === box.value) {
      shelf.drop(row, language);
      continue;
    }
    box.value = draft.text;
    baseOf(row, language).value = draft.base;
    const edit = box.closest(".edit");
    edit.open = true;
    edit.closest("details.twin")?.setAttribute("open", "");
    edit.classList.add("unsaved");
    later(box);
    restored += 1;
  }
  if (restored) toast(say.saidRestored, "warning");
}

restore();
addEventListener("online", () => {
  for (const [row, language] of shelf.all()) {
    const box = boxOf(row, language);
    if (box) later(box);
  }
});
