// What every page does in the browser. Without it the pages can still be read.
const root = document.documentElement;

/** Whether the page is dark now, by choice or by the machine's setting. */
export function isDark() {
  const chosen = root.dataset.theme;
  return chosen === "dark" || (chosen === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
}

/** The text of an element that holds a word for scripts. */
export function word(name) {
  return document.body.dataset[name] ?? "";
}

// A fragment that could not be had says so in its place.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status >= 400) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});
