// Ten thousand variants of one county in DuckDB: node whatif.mjs COUNTY.csv CHANGES.csv OUT.csv RULES [REPEATS]
// Prints its query times as JSON; loading the two tables and writing the results are not in them.
import { availableParallelism } from "node:os";
import { DuckDBInstance } from "@duckdb/node-api";
import { NEAR, header, load, overLimit } from "./rules.mjs";

const [county, changes, out, rulesFile, repeats = "5"] = process.argv.slice(2);
const rules = load(rulesFile);
const threads = Math.min(2, availableParallelism());
const quote = (text) => `'${text.replaceAll("'", "''")}'`;
const numbers = [1, 2, 3, 4, 5, 6, 7];
const stages = rules.judged;
const all = stages.flatMap((s) => rules.indicators[s]);
const decimals = new Set(all.filter((i) => i.decimal).flatMap((i) => i.parts.map((p) => p.code)));
const inputs = [...new Set(all.flatMap((i) => i.parts.map((p) => p.code)))];
const pupils = rules.stages.map((s) => `pupils_${s}`);

const connection = await (await DuckDBInstance.create(":memory:")).connect();
const run = async (sql) => (await connection.runAndReadAll(sql)).getRowsJS();
await run(`SET threads = ${threads}`);

// Loaded as whole numbers: counts, and millionths of what has decimals.
const columns = header(county).map((c) => `${quote(c)}: ${c === "type" ? "'VARCHAR'" : "'DECIMAL(18,6)'"}`).join(", ");
const whole = (code, value) => (decimals.has(code) ? `(${value} * ${rules.scale})::BIGINT` : `${value}::BIGINT`);
await run(`CREATE TABLE county AS SELECT row::INTEGER AS row, type,
  ${pupils.map((p) => `coalesce(${p}, 0)::BIGINT AS ${p}`).join(", ")}, ${inputs.map((c) => `${whole(c, c)} AS ${c}`).join(", ")}
  FROM read_csv(${quote(county)}, header = true, auto_detect = false, columns = {${columns}})`);
await run(`CREATE TABLE changes AS SELECT variant, row, field,
  CASE WHEN field IN (${[...decimals].map(quote).join(", ")}) THEN (value * ${rules.scale})::BIGINT ELSE value::BIGINT END AS value
  FROM read_csv(${quote(changes)}, header = true, auto_detect = false,
    columns = {'variant': 'INTEGER', 'row': 'INTEGER', 'field': 'VARCHAR', 'value': 'DECIMAL(18,6)'})`);
await run(`CREATE TABLE variants AS SELECT DISTINCT variant FROM changes`);

// The peer judges counties without blanks, exclusions and kindergartens' unknowns: say so rather than be wrong.
const [[blanks]] = await run(`SELECT count(*) FROM county WHERE ${inputs.map((c) => `${c} IS NULL`).join(" OR ")}
  OR type IN (${[...rules.excluded, "teaching_point"].map(quote).join(", ")})`);
if (blanks > 0n) throw new Error(`${blanks} schools lack a figure or are excluded`);

// What depends on pupils alone never changes: it is worked out once, outside the measured query.
const weighted = rules.stages.map((s) => `${rules.weights[s]}::BIGINT * pupils_${s}`).join(" + ");
await run(`CREATE TABLE base AS SELECT county.*, ${weighted} AS w FROM county`);

const overrides = (where) => `
SELECT variant, row, ${inputs.map((c) => `any_value(value) FILTER (field = ${quote(c)}) AS ${c}`).join(", ")}
FROM changes ${where} GROUP BY variant, row`;
const schools = (where) => `
SELECT v.variant, ${pupils.map((p) => `b.${p}`).join(", ")}, b.w, ${inputs.map((c) => `coalesce(o.${c}, b.${c}) AS ${c}`).join(", ")}
FROM base b CROSS JOIN (FROM variants ${where}) v LEFT JOIN (${overrides(where)}) o ON o.variant = v.variant AND o.row = b.row`;
const amount = (i) => i.parts.map((p) => `${p.sign < 0 ? "-" : "+"} ${p.code}`).join(" ").slice(2);
const base = (i) => (i.shared ? "w" : "p");
const unitsOf = (stage) => {
  const list = rules.indicators[stage];
  return `SELECT variant, pupils_${stage} AS p, w, ${numbers.map((n) => `${amount(list[n - 1])} AS a${n}`).join(", ")}
    FROM schools WHERE pupils_${stage} > 0`;
};

const stageQuery = (stage) => {
  const list = rules.indicators[stage];
  const [top, bottom] = rules.cvLimits[stage];
  const test = (n, a, b) => `a${n} * ${list[n - 1][a]} >= ${base(list[n - 1])} * ${list[n - 1][b]}`;
  const failed = numbers.map((n) => `(NOT ${test(n, "metTop", "metBottom")})::INTEGER`).join(" + ");
  const low = numbers.map((n) => `NOT ${test(n, "floorTop", "floorBottom")}`).join(" OR ");
  // Deviations from the threshold: no second pass, and no digits lost where the values lie near it.
  const shift = (n) => {
    const i = list[n - 1];
    return `(${i.metBottom} / ${i.metTop}::DOUBLE * ${i.valueTop} / ${i.valueBottom})`;
  };
  return `
SELECT variant, ${numbers.map((n) => `sqrt(greatest(0, s${n} / pupils - (d${n} / pupils) ** 2)) / (${shift(n)} + d${n} / pupils) AS cv${n}`).join(", ")},
  misses, ${numbers.map((n) => `abs(cv${n} / (${top} / ${bottom}::DOUBLE) - 1) <= ${NEAR}`).join(" OR ")} AS near,
  ${numbers.map((n) => `cv${n} > ${top} / ${bottom}::DOUBLE`).join(" OR ")} AS over
FROM (SELECT variant, sum(p)::DOUBLE AS pupils, count(*) FILTER (miss) AS misses,
  ${numbers.map((n) => `sum(p * x${n}) AS d${n}, sum(p * x${n} * x${n}) AS s${n}`).join(", ")}
  FROM (SELECT variant, p::DOUBLE AS p, ${failed} > ${rules.mayFail} OR ${low} AS miss,
    ${numbers.map((n) => `a${n} * (${list[n - 1].valueTop} / ${list[n - 1].valueBottom}::DOUBLE) / ${base(list[n - 1])} - ${shift(n)} AS x${n}`).join(", ")}
    FROM (${unitsOf(stage)})) GROUP BY variant)`;
};
const query = `
WITH schools AS MATERIALIZED (${schools("")}),
${stages.map((s) => `${s}_cvs AS (${stageQuery(s)})`).join(",\n")}
SELECT variant, ${stages.flatMap((s) => numbers.map((n) => `${s}_cvs.cv${n} AS ${s}_cv${n}`)).join(", ")},
  ${stages.map((s) => `${s}_cvs.near AS ${s}_near`).join(", ")},
  CASE WHEN ${stages.map((s) => `${s}_cvs.misses > 0 OR ${s}_cvs.over`).join(" OR ")} THEN 'not_met' ELSE 'met' END AS verdict
FROM ${stages.map((s) => `${s}_cvs`).join(" JOIN ")} USING (variant)`;

const seconds = [];
for (let i = 0; i < Number(repeats); i++) {
  const start = performance.now();
  await run(`CREATE OR REPLACE TABLE result AS ${query}`);
  // Too near a limit for doubles: a variant whose CV decides is decided on exact fractions.
  for (const stage of stages) {
    for (const [variant] of await run(`SELECT variant FROM result WHERE ${stage}_near ORDER BY variant`)) {
      await decide(variant);
    }
  }
  seconds.push((performance.now() - start) / 1000);
}

async function decide(variant) {
  const where = `WHERE variant = ${variant}`;
  let over = false;
  let misses = false;
  for (const stage of stages) {
    const list = rules.indicators[stage];
    const units = await run(`WITH schools AS (${schools(where)}) ${unitsOf(stage)}`);
    for (const n of numbers) {
      over ||= overLimit(units.map((u) => [u[1], u[2 + n], list[n - 1].shared ? u[2] : u[1]]), rules.cvLimits[stage]);
    }
    const [[missed]] = await run(`WITH schools AS (${schools(where)}) SELECT misses FROM (${stageQuery(stage)})`);
    misses ||= missed > 0n;
  }
  await run(`UPDATE result SET verdict = '${over || misses ? "not_met" : "met"}' ${where}`);
}

await run(`COPY (SELECT * EXCLUDE (${stages.map((s) => `${s}_near`).join(", ")}) FROM result ORDER BY variant) TO ${quote(out)} (FORMAT csv, HEADER)`);
const [[units]] = await run(`SELECT ${stages.map((s) => `count(*) FILTER (pupils_${s} > 0)`).join(" + ")} FROM county`);
const [[variants]] = await run(`SELECT count(*) FROM variants`);
console.log(JSON.stringify({ variants: Number(variants), units: Number(units), threads, seconds }));
