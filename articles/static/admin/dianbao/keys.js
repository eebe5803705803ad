// The dialog that shows a page's keys: opened by ? or its button, with a switch that turns single keys off.
{
  const KEYS = "dianbao-keys";
  const dialog = document.querySelector("[data-keys]");
  const opener = document.querySelector("[data-keys-open]");
  const toggle = dialog.querySelector("[data-keys-switch]");

  opener.hidden = false;
  opener.addEventListener("click", () => dialog.showModal());
  dialog.querySelector("[data-keys-close]").addEventListener("click", () => dialog.close());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("dialog, select, textarea, input:not([type=checkbox]), [contenteditable]")) return;
    event.preventDefault();
    dialog.showModal();
  });
  try {
    toggle.checked = localStorage.getItem(KEYS) !== "off";
    toggle.addEventListener("change", () => localStorage.setItem(KEYS, toggle.checked ? "on" : "off"));
  } catch {
    // Without storage the choice holds for this page.
  }
}
