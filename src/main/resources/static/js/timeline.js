// The course as a picture, drawn from the rows of the tables. Without this file the tables say the same.
(() => {
  const figure = document.getElementById("timeline");
  const place = document.getElementById("timeline-picture");
  if (!figure || !place || typeof echarts === "undefined") {
    return;
  }
  const DAY = 86400000;
  const time = (text) => text ? Date.parse(`${text}T00:00:00Z`) : NaN;
  const today = time(figure.dataset.today);
  const rows = [...document.querySelectorAll("tr[data-mark]")].map((row) => ({
    kind: row.dataset.mark, title: row.dataset.title, when: row.cells[0].textContent.trim(),
    start: time(row.dataset.start), end: time(row.dataset.end), open: row.dataset.open ?? "",
    curve: row.dataset.curve ?? "", value: row.dataset.value === undefined ? NaN : Number(row.dataset.value)
  })).filter((row) => !Number.isNaN(row.start));
  if (rows.length === 0) {
    return;
  }
  figure.hidden = false;

  // A treatment whose end is not known is drawn to what comes next, and paler.
  const starts = rows.filter((row) => row.kind !== "VALUE").map((row) => row.start).sort((one, other) => one - other);
  const bars = rows.filter((row) => row.kind === "TREATMENT").sort((one, other) => one.start - other.start).map((row) => {
    const next = starts.find((start) => start > row.start + DAY);
    const end = !Number.isNaN(row.end) ? row.end + DAY
      : row.open === "ongoing" ? Math.max(today, row.start + DAY) : Math.max(next ?? today, row.start + 14 * DAY);
    return { ...row, end };
  });
  const lanes = [];
  for (const bar of bars) {
    let lane = lanes.findIndex((end) => end <= bar.start);
    if (lane < 0) {
      lane = lanes.length;
    }
    lanes[lane] = bar.end;
    bar.lane = lane;
  }
  const marks = rows.filter((row) => row.kind !== "TREATMENT" && row.kind !== "VALUE");
  const values = rows.filter((row) => row.kind === "VALUE" && row.curve && !Number.isNaN(row.value));
  const curves = [...new Set(values.map((row) => row.curve))];
  const positive = values.map((row) => row.value).filter((value) => value > 0);
  const floor = positive.length ? 10 ** (Math.floor(Math.log10(Math.min(...positive))) - 1) : 0.001;
  const ends = [...rows.map((row) => row.start), ...bars.map((bar) => bar.end), today];
  const first = Math.min(...ends);
  const last = Math.max(...ends);
  const room = Math.max(14 * DAY, (last - first) * 0.04);
  const levels = lanes.length + 1;
  place.classList.toggle("timeline-low", curves.length === 0);

  const SHAPES = { DIAGNOSIS: "pin", REMISSION: "circle", RESPONSE: "roundRect", RELAPSE: "triangle", TRANSPLANT: "diamond", CHECK: "emptyCircle" };
  const date = (at) => new Date(at).toISOString().slice(0, 10);
  const chart = echarts.init(place, null, { renderer: "canvas" });

  const colours = () => {
    const style = getComputedStyle(document.documentElement);
    const own = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
    const dark = document.documentElement.dataset.bsTheme === "dark"
      || (!document.documentElement.dataset.bsTheme && matchMedia("(prefers-color-scheme: dark)").matches);
    return {
      text: own("--bs-body-color", dark ? "#eee" : "#222"), line: own("--bs-border-color", dark ? "#444" : "#ccc"),
      ground: own("--bs-body-bg", dark ? "#111" : "#fff"), bar: dark ? "#5fb3bd" : "#0b6470",
      barText: dark ? "#08191c" : "#ffffff", relapse: dark ? "#ff9d8a" : "#b3261e", good: dark ? "#8fd19e" : "#1e7b34",
      other: dark ? "#d0b3ff" : "#5b3aa6", curves: dark ? ["#ffd166", "#9ecbff"] : ["#8a5a00", "#1f5fa8"]
    };
  };

  const draw = () => {
    const colour = colours();
    const ofKind = { RELAPSE: colour.relapse, REMISSION: colour.good, RESPONSE: colour.good, DIAGNOSIS: colour.text, TRANSPLANT: colour.other, CHECK: colour.text };
    const narrow = place.clientWidth < 560;
    const left = narrow ? 12 : 90;
    const split = curves.length > 0;
    const xAxis = (index, shown) => ({
      type: "time", gridIndex: index, min: first - room, max: last + room,
      axisLabel: { show: shown, color: colour.text, hideOverlap: true }, axisLine: { lineStyle: { color: colour.line } },
      splitLine: { show: true, lineStyle: { color: colour.line, opacity: 0.5 } }, axisTick: { show: shown }
    });
    const now = {
      silent: true, symbol: "none", animation: false, lineStyle: { color: colour.text, type: "dashed" },
      label: { formatter: figure.dataset.todayWords, color: colour.text, position: "end" }, data: [{ xAxis: today }]
    };
    chart.setOption({
      animation: false, backgroundColor: colour.ground, textStyle: { color: colour.text, fontFamily: "inherit" },
      tooltip: {
        trigger: "item", renderMode: "richText", confine: true, backgroundColor: colour.ground, borderColor: colour.line,
        textStyle: { color: colour.text },
        formatter: (hit) => hit.data?.row ? `${hit.data.row.title}\n${hit.data.row.when === hit.data.row.title ? date(hit.data.row.start) : hit.data.row.when}` : ""
      },
      grid: split
        ? [{ left, right: 16, top: 28, height: "44%" }, { left: narrow ? 44 : 90, right: 16, top: "60%", bottom: 52 }]
        : [{ left, right: 16, top: 28, bottom: 52 }],
      xAxis: split ? [xAxis(0, false), xAxis(1, true)] : [xAxis(0, true)],
      yAxis: [
        {
          type: "value", gridIndex: 0, min: 0, max: levels, interval: 1, splitLine: { show: false }, axisTick: { show: false },
          axisLine: { show: false }, axisLabel: {
            show: !narrow, color: colour.text,
            formatter: (level) => level === 0 ? figure.dataset.events : level === 1 && lanes.length > 0 ? figure.dataset.treatments : "",
            verticalAlign: "bottom", padding: [0, 0, 8, 0]
          }
        },
        ...split ? [{
          type: "log", gridIndex: 1, min: floor, max: Math.max(100, ...positive), axisLabel: { color: colour.text, showMinLabel: false, formatter: "{value} %" },
          splitLine: { lineStyle: { color: colour.line, opacity: 0.5 } }, axisLine: { lineStyle: { color: colour.line } }, minorSplitLine: { show: false }
        }] : []
      ],
      dataZoom: [
        { type: "inside", xAxisIndex: split ? [0, 1] : [0], minValueSpan: 7 * DAY, filterMode: "none", zoomOnMouseWheel: true, moveOnMouseMove: true },
        { type: "slider", xAxisIndex: split ? [0, 1] : [0], minValueSpan: 7 * DAY, filterMode: "none", bottom: 8, height: 20, showDetail: false, textStyle: { color: colour.text }, borderColor: colour.line }
      ],
      legend: split ? { top: "52%", left: left, data: curves, textStyle: { color: colour.text } } : undefined,
      series: [
        {
          type: "custom", xAxisIndex: 0, yAxisIndex: 0, encode: { x: [0, 1], y: 2 }, clip: true,
          data: bars.map((row) => ({ value: [row.start, row.end, row.lane + 1], row })), markLine: now,
          renderItem: (params, api) => {
            const row = bars[params.dataIndex];
            const from = api.coord([api.value(0), api.value(2)]);
            const to = api.coord([api.value(1), api.value(2)]);
            const height = Math.min(26, api.size([0, 1])[1] * 0.7);
            const system = params.coordSys;
            const x = Math.max(from[0], system.x);
            const width = Math.min(Math.max(to[0], from[0] + 3), system.x + system.width) - x;
            if (width <= 0) {
              return undefined;
            }
            const y = from[1] - api.size([0, 1])[1] / 2 - height / 2;
            const label = row.open === "unknown" ? `${row.title} (${figure.dataset.endUnknown})` : row.title;
            return {
              type: "group", children: [
                { type: "rect", shape: { x, y, width, height, r: 4 }, style: { fill: colour.bar, opacity: row.open === "unknown" ? 0.45 : 1 } },
                { type: "text", style: {
                  x: x + 6, y: y + height / 2, text: width > 40 ? label : "", width: Math.max(width - 10, 1), overflow: "truncate",
                  fill: row.open === "unknown" ? colour.text : colour.barText, verticalAlign: "middle", fontSize: 12
                } }
              ]
            };
          }
        },
        {
          type: "scatter", xAxisIndex: 0, yAxisIndex: 0, symbolSize: 18, markLine: bars.length ? undefined : now,
          data: marks.map((row, at) => ({
            value: [row.start, 0.35 + (at % 2) * 0.3], row, symbol: SHAPES[row.kind] ?? "rect", itemStyle: { color: ofKind[row.kind] ?? colour.text, borderColor: colour.ground, borderWidth: 1 },
            label: { show: true, position: row.start > first + (last - first) * 0.6 ? "left" : "right", color: colour.text, fontSize: 11, formatter: row.title.length > 18 ? `${row.title.slice(0, 17)}…` : row.title }
          })), labelLayout: { hideOverlap: true }
        },
        ...curves.map((curve, at) => ({
          type: "line", name: curve, xAxisIndex: 1, yAxisIndex: 1, color: colour.curves[at % 2], symbolSize: 9,
          lineStyle: { width: 2, type: at % 2 ? "dashed" : "solid" },
          data: values.filter((row) => row.curve === curve).sort((one, other) => one.start - other.start).map((row) => ({
            value: [row.start, row.value > 0 ? row.value : floor], row, symbol: row.value > 0 ? "circle" : "triangle",
            label: { show: row.value === 0, formatter: figure.dataset.floor, position: "top", color: colour.text }
          })),
          markLine: at === 0 ? { ...now, label: { show: false } } : undefined
        }))
      ]
    }, true);
  };

  const zoomed = () => {
    const { start, end } = chart.getOption().dataZoom[0];
    return [start, end];
  };
  const zoom = (act) => {
    let [start, end] = zoomed();
    const span = end - start;
    if (act === "all") {
      [start, end] = [0, 100];
    } else if (act === "in" || act === "out") {
      const change = act === "in" ? span / 5 : -span / 3;
      [start, end] = [start + change, end - change];
    } else {
      const move = Math.min(span / 4, act === "left" ? start : 100 - end) * (act === "left" ? -1 : 1);
      [start, end] = [start + move, end + move];
    }
    start = Math.max(0, start);
    end = Math.min(100, Math.max(end, start + 0.5));
    chart.dispatchAction({ type: "dataZoom", dataZoomIndex: 0, start, end });
    figure.dataset.shown = `${Math.round(start)}-${Math.round(end)}`;
  };
  const KEYS = { "+": "in", "=": "in", "-": "out", ArrowLeft: "left", ArrowRight: "right", 0: "all" };
  place.addEventListener("keydown", (event) => {
    const act = KEYS[event.key];
    if (act && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      zoom(act);
    }
  });
  figure.addEventListener("click", (event) => {
    const act = event.target.closest("[data-zoom]")?.dataset.zoom;
    if (act) {
      zoom(act);
    }
  });
  const redraw = () => {
    const [start, end] = zoomed();
    draw();
    chart.dispatchAction({ type: "dataZoom", dataZoomIndex: 0, start, end });
  };
  draw();
  figure.dataset.shown = "0-100";
  new ResizeObserver(() => {
    chart.resize();
    redraw();
  }).observe(place);
  new MutationObserver(redraw).observe(document.documentElement, { attributes: true, attributeFilter: ["data-bs-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  addEventListener("beforeprint", () => chart.resize());
})();
