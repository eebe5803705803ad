// The names of the source that is kept are no question: their rows are put away as the choice changes.
const rows = document.querySelectorAll(".fates tr[data-source]");
const show = () => {
  const kept = document.querySelector("input[name=keep]:checked")?.value;
  for (const row of rows) row.classList.toggle("kept", row.dataset.source === kept);
};
for (const choice of document.querySelectorAll("input[name=keep]")) choice.addEventListener("change", show);
show();
