// Files can be dropped, and pasted pages keep their formatting; without this script there are a file input and a box.
const form = document.getElementById("send");
const files = form.querySelector("[type=file]");
const zone = form.querySelector("[data-drop]");
const list = form.querySelector("[data-chosen]");
const html = form.querySelector("[name=html]");
const text = form.querySelector("[name=text]");
const note = form.querySelector("[data-html-note]");

function show() {
  list.replaceChildren(
    ...[...files.files].map((file) => {
      const entry = document.createElement("li");
      entry.textContent = file.name;
      return entry;
    }),
  );
}

form.querySelector("[data-drop-hint]").hidden = false;
files.addEventListener("change", show);
zone.addEventListener("dragover", (event) => {
  event.preventDefault();
  zone.classList.add("drop-here");
});
zone.addEventListener("dragleave", () => zone.classList.remove("drop-here"));
zone.addEventListener("drop", (event) => {
  event.preventDefault();
  zone.classList.remove("drop-here");
  const together = new DataTransfer();
  for (const file of [...files.files, ...event.dataTransfer.files]) together.items.add(file);
  files.files = together.files;
  show();
});

function keep(markup) {
  html.value = markup;
  note.hidden = !markup;
}

let pasting = false;
text.addEventListener("paste", (event) => {
  const markup = event.clipboardData.getData("text/html");
  const whole = !text.value || (text.selectionStart === 0 && text.selectionEnd === text.value.length);
  keep(markup && whole ? markup : "");
  pasting = true;
});
// What is typed afterwards is no part of the formatted page: then the text counts.
text.addEventListener("input", () => {
  if (!pasting) keep("");
  pasting = false;
});
form.querySelector("[data-html-drop]").addEventListener("click", () => keep(""));
