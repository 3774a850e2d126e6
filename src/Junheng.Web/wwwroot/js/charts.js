// Draws a chart from the table that stands beside it: the table is the data, the chart only shows it.
(function () {
  "use strict";
  if (!window.echarts) {
    return;
  }

  var colours = { met: "#2e7d4f", not_met: "#c0392b", cannot_tell: "#c58a00", plain: "#1d4e89", soft: "#9db7d3" };

  function number(cell) {
    var value = parseFloat(cell.getAttribute("data-value"));
    return isNaN(value) ? null : value;
  }

  function bars(box, rows) {
    var names = rows.map(function (row) { return row.cells[0].getAttribute("data-short") || row.cells[0].textContent.trim(); });
    var column = parseInt(box.getAttribute("data-column") || "1", 10);
    var limitColumn = box.getAttribute("data-limit-column");
    var series = [{
      type: "bar",
      name: box.getAttribute("data-name") || "",
      barMaxWidth: 26,
      data: rows.map(function (row) {
        var cell = row.cells[column];
        return { value: number(cell), itemStyle: { color: colours[row.getAttribute("data-verdict")] || colours.plain } };
      })
    }];
    if (limitColumn) {
      series.push({
        type: "line",
        name: box.getAttribute("data-limit-name") || "",
        step: "middle",
        symbol: "none",
        lineStyle: { color: "#333", type: "dashed", width: 1.5 },
        itemStyle: { color: "#333" },
        data: rows.map(function (row) { return number(row.cells[parseInt(limitColumn, 10)]); })
      });
    }
    return {
      animation: false,
      grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
      legend: { top: 0, data: series.map(function (s) { return s.name; }) },
      tooltip: { trigger: "axis", confine: true },
      xAxis: { type: "category", data: names, axisLabel: { interval: 0, rotate: names.length > 8 ? 40 : 0 } },
      yAxis: { type: "value" },
      series: series
    };
  }

  document.querySelectorAll("[data-chart]").forEach(function (box) {
    var table = document.getElementById(box.getAttribute("data-chart"));
    if (!table) {
      return;
    }
    var limit = parseInt(box.getAttribute("data-rows") || "200", 10);
    var rows = Array.prototype.slice.call(table.tBodies[0].rows, 0, limit);
    var chart = window.echarts.init(box, null, { renderer: "svg" });
    chart.setOption(bars(box, rows));
    window.addEventListener("resize", function () { chart.resize(); });
  });
})();
