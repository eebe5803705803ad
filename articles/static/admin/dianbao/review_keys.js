// The keys of the page "Correct" (keys.js shows them): review.js comes before, and has the functions that they call.
const toggle = document.querySelector("[data-keys-switch]");
const inBox = {
  s: (box) => button(box.closest(".edit"), "[data-save]")?.click(),
  Enter: (box) => (button(box.closest(".edit"), "[data-approve]") ?? button(box.closest(".edit"), "[data-save]"))?.click(),
};

// Presses a button that the page need not show.
function press(action) {
  const pressed = document.createElement("button");
  pressed.name = "do";
  pressed.value = action;
  pressed.hidden = true;
  sheet.append(pressed);
  pressed.click();
  pressed.remove();
}

const ARRANGE = {
  m: (row) => row.dataset.after && `merge:${row.dataset.row}:${row.dataset.after}`,
  J: (row) => row.dataset.after && `move:${row.dataset.row}:${row.dataset.after}`,
  K: (row) => row.dataset.before && `move:${row.dataset.row}:${row.dataset.before}`,
  "[": (row, code) => row.dataset.before && `move-text:${row.dataset.row}:${code}:${row.dataset.before}`,
  "]": (row, code) => row.dataset.after && `move-text:${row.dataset.row}:${code}:${row.dataset.after}`,
  o: (row, code) => `push-down:${row.dataset.row}:${code}`,
  c: (row, code) => `pull-up:${row.dataset.row}:${code}`,
  u: (row, code) => `undo:${row.dataset.row}:${code}`,
};

function single(event) {
  const { row, cell } = here();
  const key = event.key;
  const finding = document.activeElement.closest("[data-finding], [data-note]");
  const note = finding && document.getElementById(`note-${finding.dataset.finding ?? finding.dataset.note}`);
  if (!row) return false;
  if (key === "j" || key === "k") go(document.activeElement === document.body ? row : step(rows(), row, key === "j" ? 1 : -1));
  else if (key === "h" || key === "l") go(step(cellsOf(row), cell, key === "l" ? 1 : -1));
  else if (key === "n" || key === "p") {
    const marks = rows().flatMap((one) => [...one.querySelectorAll(".note:not(.note-dismissed)[data-note]")]).filter((one) => one.offsetParent);
    const at = marks.findIndex((one) => one === note);
    go(at < 0 ? marks.find((one) => rows().indexOf(rowOf(one)) >= rows().indexOf(row)) : step(marks, note, key === "n" ? 1 : -1));
  } else if (key === "e" || (key === "Enter" && document.activeElement.matches(".row, .cell"))) edit(cell);
  else if (key === "y" && note) button(note, "[data-apply]")?.click();
  else if (key === "d" && note) {
    const why = button(note, ".dismiss");
    if (why) why.open = true;
    button(why, "textarea")?.focus();
  } else if (key === "g") lightNext();
  else if (key === "t" && toolbar && !toolbar.hidden) button(toolbar, "a").click();
  else if (ARRANGE[key]) {
    const action = ARRANGE[key](row, cell.dataset.language);
    if (action) press(action);
  } else return false;
  return true;
}

document.addEventListener("keydown", (event) => {
  const box = event.target.closest("textarea[name^='text-']");
  const command = event.ctrlKey || event.metaKey;
  if (box && command && inBox[event.key]) {
    event.preventDefault();
    inBox[event.key](box);
  } else if (box && event.altKey && event.key === "Enter") {
    event.preventDefault();
    button(box.closest(".edit"), "[data-split]")?.click();
  } else if (box && event.key === "Escape") {
    closeBox(cellOf(box));
  } else if (command && event.key === "Enter" && !event.target.closest("textarea, dialog")) {
    event.preventDefault();
    const { row, cell } = here();
    if (document.activeElement === row) press(`approve-row:${row.dataset.row}`);
    else button(cell, ".approve")?.click();
  } else if (event.target.closest("[name^='why-'], [name^='reason-']") && event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    event.target.parentElement.querySelector("button")?.click();
  } else if (!command && !event.altKey && toggle?.checked && !event.target.closest("textarea, select, input, dialog, [contenteditable]")) {
    if (event.key === "Enter" && event.target.closest("button, a, summary")) return;
    if (single(event)) event.preventDefault();
  }
});
