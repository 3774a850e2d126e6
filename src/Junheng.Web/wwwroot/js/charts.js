// Draws a chart from the table that stands beside it: the table is the data, the chart only shows it.
(function () {
  "use strict";
  if (!window.echarts) {
    return;
  }

  var colours = ["#1d4e89", "#2e7d6b", "#8a5a00"];

  function number(text) {
    var value = parseFloat(text);
    return isNaN(value) ? null : value;
  }

  // One series of bars per column; a column head may carry a limit, drawn as a dashed line.
  function series(table, rows, column, colour) {
    var head = table.tHead.rows[0].cells[column];
    var limit = number(head.getAttribute("data-limit"));
    return {
      type: "bar",
      name: head.getAttribute("data-name") || head.textContent.trim(),
      barMaxWidth: 26,
      itemStyle: { color: colour },
      data: rows.map(function (row) { return number(row.cells[column].getAttribute("data-value")); }),
      markLine: limit === null ? undefined : {
        symbol: "none",
        silent: true,
        lineStyle: { color: colour, type: "dashed", width: 1.5 },
        label: { position: "insideEndTop", formatter: (head.getAttribute("data-name") || "") + " ≤ " + limit, color: colour },
        data: [{ yAxis: limit }]
      }
    };
  }

  function options(box, table, rows) {
    var names = rows.map(function (row) { return row.cells[0].getAttribute("data-short") || row.cells[0].textContent.trim(); });
    var columns = (box.getAttribute("data-columns") || "1").split(",");
    var all = columns.map(function (column, i) { return series(table, rows, parseInt(column, 10), colours[i % colours.length]); });
    return {
      animation: false,
      grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
      legend: { top: 0, data: all.map(function (s) { return s.name; }) },
      tooltip: { trigger: "axis", confine: true },
      xAxis: { type: "category", data: names, axisLabel: { interval: box.clientWidth / names.length < 18 ? "auto" : 0, rotate: 40 } },
      yAxis: { type: "value" },
      series: all
    };
  }

  document.querySelectorAll("[data-chart]").forEach(function (box) {
    var table = document.getElementById(box.getAttribute("data-chart"));
    if (!table) {
      return;
    }
    var most = parseInt(box.getAttribute("data-rows") || "200", 10);
    var rows = Array.prototype.slice.call(table.tBodies[0].rows, 0, most);
    var chart = window.echarts.init(box, null, { renderer: "svg" });
    chart.setOption(options(box, table, rows));
    window.addEventListener("resize", function () { chart.resize(); });
  });
})();
