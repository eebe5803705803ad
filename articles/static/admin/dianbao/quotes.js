// Words selected in a passage become the words of the quote; without this, they are typed or pasted.
for (const button of document.querySelectorAll(".take-selection")) {
  const passage = document.getElementById(button.dataset.from);
  const box = document.getElementById(button.dataset.to);
  button.hidden = false;
  button.addEventListener("mousedown", (event) => event.preventDefault()); // a press must not lose the selection
  button.addEventListener("click", () => {
    const chosen = getSelection();
    if (chosen.rangeCount && passage.contains(chosen.anchorNode) && passage.contains(chosen.focusNode)) {
      box.value = chosen.toString().trim();
    }
    box.focus();
  });
}
