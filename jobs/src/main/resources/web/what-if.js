// Keeps each slider and its number box alike; the box is what the form sends.
document.addEventListener("input", (event) => {
  const item = event.target.closest?.("[data-slider]");
  if (!item) return;
  const [range, box] = item.querySelectorAll("input");
  if (event.target === range) box.value = range.value;
  else range.value = box.value === "" ? 0 : box.value;
}, true);

// A form set back asks again, so that the result is that of the values as they are.
document.addEventListener("reset", (event) => {
  if (event.target.matches(".whatif")) {
    setTimeout(() => event.target.dispatchEvent(new Event("input", { bubbles: true })), 0);
  }
});
