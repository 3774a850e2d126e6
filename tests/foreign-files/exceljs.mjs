// Workbooks as ExcelJS writes them.
//   exceljs.mjs write FROM.csv TO.xlsx    a sheet of the cells of a CSV file without quotes, numbers as numbers
//   exceljs.mjs resave FROM.xlsx TO.xlsx [SHEET CELL VALUE]    loads a workbook, types into a cell, saves it
import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";

const [mode, from, to, sheet, cell, value] = process.argv.slice(2);
const book = new ExcelJS.Workbook();
if (mode === "write") {
  const table = book.addWorksheet("schools");
  for (const line of readFileSync(from, "utf8").trimEnd().split("\n")) {
    table.addRow(line.split(",").map((text) => (text === "" ? null : /^\d+(\.\d+)?$/.test(text) ? Number(text) : text)));
  }
} else {
  await book.xlsx.readFile(from);
  if (sheet !== undefined) {
    book.getWorksheet(sheet).getCell(cell).value = /^\d+$/.test(value) ? Number(value) : value;
  }
}
await book.xlsx.writeFile(to);
