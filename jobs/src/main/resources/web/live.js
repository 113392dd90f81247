// Keeps what a page shows of the lake as it stands up to date, without loading the page again.

const sections = (page) =>
  new Map([...page.querySelectorAll("main section.card[aria-labelledby], main [data-live]")].map((one) => [keyOf(one), one]));
const keyOf = (section) => section.dataset.live ?? section.getAttribute("aria-labelledby");
const opened = (section) => [...section.querySelectorAll("details")].map((one) => one.open);

// A form that somebody fills in stays.
const isHandled = (section) => section.querySelector("form, [hx-post]") !== null && section.contains(document.activeElement);

// Asks for the page anew, and takes over each section that reads otherwise; what is open stays open.
async function refreshSections(sent) {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return sent;
  const text = await answer.text();
  const fresh = sections(new DOMParser().parseFromString(text, "text/html"));
  const before = sections(new DOMParser().parseFromString(sent, "text/html"));
  for (const [key, section] of sections(document)) {
    const next = fresh.get(key);
    if (!next || isHandled(section)) continue;
    const isLoaded = next.hasAttribute("hx-get"); // its figures come by themselves
    if (!isLoaded && next.outerHTML === before.get(key)?.outerHTML) continue;
    const open = opened(section);
    const taken = document.importNode(next, true);
    [...taken.querySelectorAll("details")].forEach((one, i) => (one.open = open[i] ?? one.open));
    section.replaceWith(taken);
    window.htmx.process(taken);
  }
  return text;
}

// Panels are asked again by themselves; one whose answer is the same stays.
function refreshPanels() {
  for (const panel of document.querySelectorAll(".panel[hx-get]")) {
    if (panel.querySelector(".body")?.dataset.live !== "false") window.htmx.trigger(panel, "refresh");
  }
}

// Watches the lake for as long as the page is open.
export function follow() {
  let state = null;
  let sent = document.documentElement.outerHTML;
  let busy = Promise.resolve();
  const events = new EventSource("/events");
  events.addEventListener("state", (event) => {
    if (state !== null && state !== event.data) {
      refreshPanels();
      if (document.querySelector("main[data-follow]")) {
        busy = busy.then(() => refreshSections(sent)).then((text) => (sent = text), () => {});
      }
    }
    state = event.data;
  });
  addEventListener("pagehide", () => events.close());
}
