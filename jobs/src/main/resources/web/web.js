// What every page does in the browser. Without it the pages can still be read.

// A fragment that could not be had says so in its place.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status >= 400) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// A choice in the filter bar is shown at once; the button is for readers without scripts.
for (const form of document.querySelectorAll("form.filters")) {
  form.classList.add("live");
  form.addEventListener("change", () => form.requestSubmit());
  form.addEventListener("submit", () => {
    for (const choice of form.elements) {
      if (choice.value === "") choice.disabled = true; // keeps addresses short
    }
  });
}

// One thing is open at a time; Escape closes it.
const openOnes = () => document.querySelectorAll("details.figure[open], .panel .tools details[open]");
document.addEventListener("click", (event) => {
  openOnes().forEach((one) => one.contains(event.target) || one.removeAttribute("open"));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  openOnes().forEach((one) => {
    one.removeAttribute("open");
    if (one.contains(document.activeElement)) one.querySelector("summary").focus();
  });
});

const panels = () => document.querySelectorAll(".panel[hx-get]");

if (window.echarts) {
  const { drawAll } = await import("./charts.js");
  document.addEventListener("htmx:afterSwap", (event) => drawAll(event.target));
  drawAll(document);
}

if (panels().length > 0 || document.querySelector("main[data-follow]")) {
  const { follow } = await import("./live.js");
  follow();
}

document.addEventListener("htmx:configRequest", (event) => {
  const body = event.target.matches?.(".panel") && event.target.querySelector(".body[data-seen]");
  if (body) event.detail.parameters.seen = body.dataset.seen;
});
