// Draws the charts of panels with ECharts, in the colours of the style sheet.

const drawn = new Set();

export const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
export const palette = () => [0, 1, 2, 3, 4, 5, 6, 7].map((i) => color(`--series-${i}`));
const steps = () => [0, 1, 2, 3, 4].map((i) => color(`--step-${i}`));
const percent = (value) => `${Math.round(value * 1000) / 10}%`;
const axisLabel = (unit) => (unit === "percent" ? { formatter: percent } : {});
const unique = (values) => [...new Set(values)];

// Text that is read on a colour.
function inkOn(hex) {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
  return 0.299 * r + 0.587 * g + 0.114 * b < 140 ? "#ffffff" : "#1a1a1a";
}

function base(chart) {
  const ink = color("--ink");
  return {
    animation: false,
    backgroundColor: "transparent",
    color: palette(),
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink },
    tooltip: {
      renderMode: "richText",
      confine: true,
      backgroundColor: color("--card"),
      borderColor: color("--strong-line"),
      textStyle: { color: ink, fontSize: 12 },
      formatter: (point) => (Array.isArray(point) ? point : [point]).map(tell).join("\n"),
    },
    legend: { show: false },
    grid: { left: 14, right: 16, top: 16, bottom: 8, containLabel: true },
    data: chart,
  };
}

function tell(point) {
  const { row, index, title } = point.data ?? {};
  if (!row) return point.name ?? "";
  const told = row.told[index];
  const head = [title, row.series, row.x].filter(Boolean).join(" · ");
  return [`${head}  ${told.text}`, told.facts].filter(Boolean).join("\n");
}

const axis = () => ({
  axisLine: { lineStyle: { color: color("--strong-line") } },
  axisTick: { show: false },
  axisLabel: { color: color("--soft"), fontSize: 12, hideOverlap: true },
  splitLine: { lineStyle: { color: color("--line") } },
});

const item = (row, index, title) => ({ value: row.y[index], row, index, title });

// The series of a line or bar chart: one for each value of the series column, or for each y.
function seriesOf(chart, xs) {
  const names = unique(chart.rows.map((row) => row.series ?? ""));
  const series = [];
  for (const name of names) {
    chart.y.forEach((y, index) => {
      const rows = new Map(chart.rows.filter((r) => (r.series ?? "") === name).map((r) => [r.x, r]));
      const title = [name, chart.y.length > 1 || !name ? y.name : ""].filter(Boolean).join(" ");
      series.push({
        name: title,
        tone: y.tone,
        data: xs.map((x) => (rows.has(x) ? item(rows.get(x), index, name ? "" : y.name) : null)),
      });
    });
  }
  return series;
}

function legend(option, names, width) {
  if (names.length < 2) return;
  option.legend = {
    show: true,
    type: "scroll",
    top: 0,
    left: 0,
    right: 0,
    itemWidth: 14,
    itemHeight: 10,
    textStyle: { color: color("--ink"), fontSize: 12 },
    pageTextStyle: { color: color("--soft") },
    pageIconColor: color("--ink"),
    pageIconInactiveColor: color("--line"),
  };
  option.grid.top = width < 420 ? 44 : 36;
}

const symbols = ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect", "emptyTriangle", "emptyDiamond"];

function line(chart, width) {
  const option = base(chart);
  const xs = unique(chart.rows.map((row) => row.x));
  const series = seriesOf(chart, xs);
  option.xAxis = { type: "category", data: xs, ...axis(), splitLine: { show: false } };
  option.yAxis = { type: "value", scale: chart.y[0].unit === "percent", ...axis() };
  Object.assign(option.yAxis.axisLabel, axisLabel(chart.y[0].unit));
  option.tooltip.trigger = "item";
  option.series = series.map((one, i) => ({
    ...one,
    type: "line",
    symbol: symbols[i % symbols.length],
    symbolSize: 7,
    lineStyle: { width: 2, type: ["solid", "dashed", "dotted"][Math.floor(i / 8) % 3] },
    connectNulls: false,
    ...(one.tone ? { color: color(`--tone-${one.tone}`) } : {}),
  }));
  legend(option, series.map((one) => one.name), width);
  return option;
}

function bars(chart, width, stacked) {
  const option = base(chart);
  const xs = unique(chart.rows.map((row) => row.x));
  const series = seriesOf(chart, xs);
  const longest = Math.max(...xs.map((x) => [...x].reduce((sum, c) => sum + (c > "\u2e80" ? 12 : 7), 0)));
  const flat = !chart.time && longest > (width - 60) / xs.length;
  const names = { type: "category", data: xs, ...axis(), splitLine: { show: false } };
  const values = { type: "value", ...axis() };
  Object.assign(values.axisLabel, axisLabel(chart.y[0].unit));
  if (flat) {
    names.inverse = true;
    names.axisLabel = { ...names.axisLabel, width: Math.min(180, width * 0.36), overflow: "truncate", interval: 0 };
  } else if (!chart.time) {
    names.axisLabel = { ...names.axisLabel, interval: 0, width: (width - 60) / xs.length, overflow: "break" };
  }
  option[flat ? "yAxis" : "xAxis"] = names;
  option[flat ? "xAxis" : "yAxis"] = values;
  const alone = series.length === 1;
  option.series = series.map((one) => ({
    ...one,
    type: "bar",
    barMaxWidth: 26,
    ...(stacked ? { stack: "all" } : {}),
    ...(one.tone ? { color: color(`--tone-${one.tone}`) } : {}),
    itemStyle: stacked ? { borderColor: color("--card"), borderWidth: 0.5 } : {},
    label: alone
      ? { show: true, position: flat ? "right" : "top", color: color("--ink"), fontSize: 11, formatter: (p) => p.data?.row?.told[p.data.index].text ?? "" }
      : { show: false },
  }));
  if (alone && flat) option.grid.right = 56;
  legend(option, series.map((one) => one.name), width);
  return option;
}

// The colour and sign of a value that is missing, unlike each other and unlike zero.
const signs = { not_reported: "…", not_applicable: "/", suppressed: "×", unavailable: "?", unknown: "–" };

function stepOf(value, low, high) {
  if (high <= low) return 2;
  return Math.min(4, Math.floor(((value - low) / (high - low)) * 5));
}

function colored(row, index, low, high) {
  const value = row.y[index];
  const told = row.told[index];
  if (value === null) {
    const ground = color(`--absent-${told.absent}`) || color("--sunk");
    return { ground, ink: color("--soft"), text: signs[told.absent] ?? "–" };
  }
  const ground = value === 0 ? color("--zero") : steps()[stepOf(value, low, high)];
  return { ground, ink: inkOn(ground), text: told.text };
}

// From the smallest to the largest value, at round numbers.
function extent(chart) {
  const values = chart.rows.map((row) => row.y[0]).filter((value) => value !== null);
  if (values.length === 0) return [0, 0];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = 10 ** Math.floor(Math.log10(high - low || 1)) / 2;
  return [Math.floor(low / step) * step, Math.ceil(high / step) * step];
}

function explainScale(box, chart) {
  const [low, high] = extent(chart);
  const write = (value) => (chart.y[0].unit === "percent" ? percent(value) : `${Math.round(value * 100) / 100}`);
  box.hidden = high <= low;
  box.replaceChildren(...steps().map((ground, i) => {
    const entry = document.createElement("span");
    const tile = document.createElement("i");
    tile.style.background = ground;
    const at = (n) => write(low + ((high - low) * n) / 5);
    entry.append(tile, `${at(i)} – ${at(i + 1)}`);
    return entry;
  }));
}

function heatMap(chart, width) {
  const option = base(chart);
  const xs = unique(chart.rows.map((row) => row.x));
  const ys = unique(chart.rows.map((row) => row.series));
  const [low, high] = extent(chart);
  const roomy = (width - 90) / xs.length > 34;
  option.xAxis = { type: "category", data: xs, position: "top", ...axis(), splitLine: { show: false } };
  option.xAxis.axisLabel = { ...option.xAxis.axisLabel, interval: 0, rotate: roomy ? 30 : 60, hideOverlap: false };
  option.yAxis = { type: "category", data: ys, inverse: true, ...axis(), splitLine: { show: false } };
  option.yAxis.axisLabel = { ...option.yAxis.axisLabel, interval: 0 };
  option.series = [{
    type: "heatmap",
    data: chart.rows.map((row) => {
      const look = colored(row, 0, low, high);
      return {
        value: [row.x, row.series, row.y[0] ?? 0], // one without a value is drawn, too
        row,
        index: 0,
        itemStyle: { color: look.ground, borderColor: color("--card"), borderWidth: 1 },
        label: { show: roomy || row.y[0] === null, color: look.ink, fontSize: 10, formatter: look.text.replace("%", "") },
      };
    }),
  }];
  // ECharts wants a scale for a heat map; each tile has its colour already.
  option.visualMap = { show: false, min: low, max: Math.max(high, low + 1), inRange: { color: steps() }, seriesIndex: [] };
  option.height_ = 60 + ys.length * 20;
  return option;
}

// A name that stands within a tile: a word a line, smaller if need be, and cut where even that is too long.
function fitted(name, size) {
  const letter = /^[ -~]+$/.test(name) ? 0.58 : 1; // width of a letter for its height
  const words = letter < 1 ? name.split(" ") : [name];
  const longest = Math.max(...words.map((word) => word.length));
  const smallest = 8;
  const fontSize = Math.max(smallest, Math.min(size * 0.2, (size - 8) / (longest * letter)));
  const most = Math.max(2, Math.floor((size - 6) / (smallest * letter)));
  return { text: words.map((word) => word.slice(0, most)).join("\n"), fontSize };
}

function tileMap(chart, width) {
  const option = base(chart);
  const [low, high] = extent(chart);
  const size = Math.min((width - 16) / 9, 64);
  const left = (width - size * 9) / 2;
  option.grid = undefined;
  option.xAxis = undefined;
  option.series = [{
    type: "custom",
    coordinateSystem: "none",
    data: chart.rows.filter((row) => row.at).map((row) => ({ value: row.y[0] ?? 0, row, index: 0 })),
    renderItem: (params) => {
      const row = chart.rows.filter((r) => r.at)[params.dataIndex];
      const look = colored(row, 0, low, high);
      const [x, y] = [left + row.at[0] * size, row.at[1] * size + 2];
      const name = fitted(row.x, size);
      const text = (dy, words, fontSize) => ({
        type: "text",
        style: { text: words, x: x + size / 2 - 1, y: y + dy, fill: look.ink, textAlign: "center", textVerticalAlign: "middle", fontSize, fontFamily: option.textStyle.fontFamily },
      });
      return {
        type: "group",
        children: [
          { type: "rect", shape: { x, y, width: size - 3, height: size - 3, r: 2 }, style: { fill: look.ground, stroke: color("--line"), lineWidth: 1 } },
          text(size * 0.36, name.text, name.fontSize),
          text(size * 0.68, look.text, Math.max(9, size * 0.17)),
        ],
      };
    },
  }];
  option.height_ = size * 8 + 8;
  return option;
}

function intervals(chart) {
  const option = base(chart);
  const names = chart.rows.map((row) => row.x);
  option.yAxis = { type: "category", data: names, inverse: true, ...axis(), splitLine: { show: false } };
  option.yAxis.axisLabel = { ...option.yAxis.axisLabel, interval: 0 };
  option.xAxis = { type: "value", scale: true, ...axis() };
  Object.assign(option.xAxis.axisLabel, axisLabel(chart.y[0].unit));
  option.series = [
    {
      type: "custom",
      data: chart.rows.map((row, i) => ({ value: [row.low[0], row.high[0], i], row, index: 0 })),
      encode: { x: [0, 1], y: 2 },
      renderItem: (params, api) => {
        const [low, y] = api.coord([api.value(0), api.value(2)]);
        const [high] = api.coord([api.value(1), api.value(2)]);
        return { type: "rect", shape: { x: low, y: y - 3, width: Math.max(1, high - low), height: 6, r: 3 }, style: { fill: color("--interval") } };
      },
    },
    {
      type: "scatter",
      symbolSize: 9,
      itemStyle: { color: color("--accent"), borderColor: color("--card"), borderWidth: 1 },
      data: chart.rows.map((row) => ({ value: [row.y[0], row.x], row, index: 0 })),
    },
  ];
  option.height_ = 40 + names.length * 19;
  return option;
}

const kinds = {
  line,
  bar: (chart, width) => bars(chart, width, false),
  stacked_bar: (chart, width) => bars(chart, width, true),
  heat_map: heatMap,
  tile_map: tileMap,
  intervals,
};

function explainAbsent(box, chart) {
  const told = new Map();
  for (const row of chart.rows) {
    row.told.forEach((one) => one.absent && told.set(one.absent, one.text));
  }
  box.hidden = told.size === 0;
  box.replaceChildren(...[...told].map(([absent, text]) => {
    const entry = document.createElement("span");
    entry.className = `absent ${absent}`;
    entry.textContent = text === signs[absent] ? text : `${signs[absent] ?? ""} ${text}`;
    return entry;
  }));
}

function draw(place) {
  const chart = JSON.parse(place.nextElementSibling.textContent);
  const width = place.clientWidth;
  const option = kinds[chart.kind](chart, width);
  const rows = unique(chart.rows.map((row) => row.x)).length;
  const flat = (chart.kind === "bar" || chart.kind === "stacked_bar") && option.yAxis?.type === "category";
  // Maps have the height of their tiles; other charts grow with the panel beside them.
  place.style.minHeight = `${option.height_ ?? (flat ? 60 + rows * 22 : 280)}px`;
  place.style.flexGrow = option.height_ ? 0 : 1;
  delete option.height_;
  delete option.data;
  const known = window.echarts.getInstanceByDom(place);
  const instance = known ?? window.echarts.init(place, null, { renderer: "canvas" });
  instance.resize();
  instance.setOption(option, true);
  if (!known) {
    instance.on("click", (point) => {
      const to = point.data?.row?.to;
      if (to) location.assign(to);
    });
    drawn.add(place);
    new ResizeObserver(() => window.echarts.getInstanceByDom(place)?.resize()).observe(place);
  }
  const legends = place.parentElement;
  explainAbsent(legends.querySelector(".legend-absent"), chart);
  if (chart.kind === "heat_map" || chart.kind === "tile_map") explainScale(legends.querySelector(".legend-scale"), chart);
}

/** Draws the charts under an element. */
export function drawAll(under) {
  for (const gone of [...drawn].filter((place) => !place.isConnected)) {
    window.echarts.getInstanceByDom(gone)?.dispose();
    drawn.delete(gone);
  }
  under.querySelectorAll(".chart").forEach(draw);
}

let waiting;
const redraw = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => drawAll(document), 120);
};
addEventListener("resize", redraw);
addEventListener("beforeprint", () => drawAll(document));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
