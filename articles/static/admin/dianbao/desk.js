// Ctrl+Enter (or Command+Enter) in a text's box presses that box's own Save button.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.target.closest(".edit")?.querySelector("[data-save]")?.click();
});
