// The editor of the SQL page. Without it the form still runs a statement and shows its rows.
import { color, palette } from "./charts.js";

const form = document.getElementById("ask");
const area = document.getElementById("sql-text");
const status = document.getElementById("sql-status");
const words = document.getElementById("sql-words").dataset;

const editor = CodeMirror.fromTextArea(area, {
  mode: "text/x-trino",
  lineNumbers: true,
  matchBrackets: true,
  lineWrapping: true,
  indentUnit: 2,
  hintOptions: { completeSingle: false, tables: {} },
  extraKeys: {
    "Ctrl-Enter": run,
    "Cmd-Enter": run,
    "Ctrl-Space": "autocomplete",
    // keys that leave the editor: who has no mouse must get out of it
    Tab: false,
    "Shift-Tab": false,
    Esc: cancel,
  },
});
editor.getInputField().setAttribute("aria-label", document.querySelector("label[for=sql-text]").textContent);
editor.getInputField().setAttribute("aria-describedby", "sql-keys");
editor.on("change", () => {
  editor.save();
  unmark();
});
editor.on("inputRead", (cm, change) => {
  if (/^[\w.]$/.test(change.text[0]) && !cm.state.completionActive) {
    cm.showHint();
  }
});

function run() {
  editor.save();
  form.requestSubmit(document.getElementById("run"));
}

function cancel() {
  document.getElementById("cancel")?.click();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) {
    cancel();
  }
});

// Names of the lake: tables as schema.table, so that completion goes on behind the dot.
fetch("/sql/names")
  .then((answer) => (answer.ok ? answer.json() : {}))
  .then((tables) => editor.setOption("hintOptions", { completeSingle: false, tables }))
  .catch(() => {}); // completion is a help, not a promise

// Where the error is.
let marked = null;

function unmark() {
  if (marked) {
    editor.removeLineClass(marked.line, "background", "wrong");
    marked.mark?.clear();
    marked = null;
  }
}

function mark(line, column) {
  unmark();
  if (line < 1 || line > editor.lineCount()) {
    return;
  }
  const from = { line: line - 1, ch: Math.max(0, column - 1) };
  const token = editor.getTokenAt({ line: from.line, ch: from.ch + 1 });
  const handle = editor.addLineClass(from.line, "background", "wrong");
  marked = {
    line: handle,
    mark: editor.markText(from, { line: from.line, ch: Math.max(token.end, from.ch + 1) }, { className: "wrong-word" }),
  };
}

function toMark() {
  if (marked) {
    const { from } = marked.mark.find() ?? {};
    editor.focus();
    editor.setCursor(from ?? { line: editor.getLineNumber(marked.line), ch: 0 });
  }
}

/** Says what stands nowhere else. */
function say(text) {
  status.textContent = text;
  status.classList.remove("hidden");
}

// What came of a run.
function shown() {
  const current = document.getElementById("current-run");
  if (!current) {
    return;
  }
  if (status.textContent !== current.dataset.say) {
    status.textContent = current.dataset.say;
    status.classList.add("hidden"); // it stands in the result as well
  }
  if ("ended" in current.dataset) {
    mark(Number(current.dataset.line), Number(current.dataset.column));
    current.querySelector("a.place")?.addEventListener("click", (event) => {
      event.preventDefault();
      toMark();
    });
    current.querySelector("details.drawing")?.addEventListener("toggle", draw, { once: true });
    if (current.dataset.run !== lastEnded) {
      lastEnded = current.dataset.run;
      htmx.ajax("GET", "/sql/side", { target: "#side", swap: "innerHTML" });
    }
  }
}

let lastEnded = null;

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "result") {
    shown();
  }
  if (event.target.id === "side") {
    aside();
  }
});

document.addEventListener("htmx:sendError", () => {
  say(words.lost);
});

// The chart of a result.
async function draw(event) {
  const details = event.target;
  const canvas = details.querySelector(".canvas");
  const answer = await fetch(details.dataset.drawing);
  if (!answer.ok) {
    return;
  }
  const data = await answer.json();
  const ink = color("--ink");
  const line = color("--line");
  const chart = echarts.init(canvas);
  const axis = { axisLabel: { color: ink }, axisLine: { lineStyle: { color: line } }, splitLine: { lineStyle: { color: line } } };
  chart.setOption({
    animation: false,
    backgroundColor: "transparent",
    color: palette(),
    aria: { enabled: true, decal: { show: data.series.length > 1 && !data.isLine } },
    grid: { left: 8, right: 16, top: data.series.length > 1 ? 40 : 16, bottom: 8, containLabel: true },
    legend: data.series.length > 1 ? { textStyle: { color: ink }, type: "scroll" } : undefined,
    tooltip: { trigger: "axis", renderMode: "richText", confine: true, backgroundColor: color("--card"), borderColor: line, textStyle: { color: ink } },
    xAxis: { type: "category", data: data.labels, name: data.axis, nameLocation: "middle", nameGap: 28, nameTextStyle: { color: ink }, ...axis },
    yAxis: { type: "value", scale: data.isLine, ...axis },
    series: data.series.map((one) => ({
      name: one.name,
      type: data.isLine ? "line" : "bar",
      data: one.values,
      showSymbol: data.labels.length < 60,
      connectNulls: false,
    })),
  });
  new ResizeObserver(() => chart.resize()).observe(canvas);
}

// History and saved queries.
function aside() {
  for (const button of document.querySelectorAll("#side .again")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      editor.setValue(button.closest("details").querySelector("pre").textContent);
      editor.focus();
    });
  }
}

// A link that holds the statement itself behind the #, which no server sees.
const link = document.getElementById("link");
link.hidden = false;
link.addEventListener("click", async () => {
  const address = new URL("/sql", location.href);
  const release = form.elements.release?.value;
  address.hash = new URLSearchParams({ q: editor.getValue(), ...(release ? { release } : {}) });
  history.replaceState(null, "", address);
  try {
    await navigator.clipboard.writeText(address.href);
    say(words.copied);
  } catch {
    say(address.href); // the address bar has it as well
  }
});

function fromAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (given.has("q")) {
    editor.setValue(given.get("q"));
    if (given.has("release") && form.elements.release) {
      form.elements.release.value = given.get("release");
    }
  }
}

addEventListener("hashchange", fromAddress);
fromAddress();
aside();
shown();
