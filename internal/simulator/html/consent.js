// Only a convenience: the form works without it.
const all = document.getElementById("all"), items = [...document.querySelectorAll("input[name=scope]")];
if (all) {
  all.addEventListener("change", () => items.forEach(i => { i.checked = all.checked; }));
  items.forEach(i => i.addEventListener("change", () => { all.checked = items.every(j => j.checked); }));
}
