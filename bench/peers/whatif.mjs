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

// What depends on pupils alone never changes and is worked out once, outside the measured query: what an amount is worth
// per pupil, and the least whole amount that meets the threshold or the floor.
const weighted = rules.stages.map((s) => `${rules.weights[s]}::BIGINT * pupils_${s}`).join(" + ");
const least = (i, base, top, bottom) => `(${base} * ${i[bottom]} + ${i[top] - 1}) // ${i[top]}`;
const unitsOf = (stage, order) => {
  const list = rules.indicators[stage];
  const of = (n, text) => text(list[n - 1], list[n - 1].shared ? "w" : "p");
  return `SELECT row, ${order}::TINYINT AS stage, p, w, ${numbers.map((n) => `
    ${list[n - 1].parts.map((q) => `${q.sign < 0 ? "-" : "+"} ${q.code}`).join(" ").slice(2)} AS a${n},
    ${of(n, (i, d) => `${i.valueTop} / (${d} * ${i.valueBottom})::DOUBLE`)} AS f${n},
    ${of(n, (i) => `${i.metBottom} / ${i.metTop}::DOUBLE * ${i.valueTop} / ${i.valueBottom}`)} AS shift${n},
    ${of(n, (i, d) => least(i, d, "metTop", "metBottom"))} AS need${n},
    ${of(n, (i, d) => least(i, d, "floorTop", "floorBottom"))} AS low${n}`).join(",")}
    FROM (SELECT *, pupils_${stage} AS p, ${weighted} AS w FROM county WHERE pupils_${stage} > 0)`;
};
await run(`CREATE TABLE units AS ${stages.map(unitsOf).join(" UNION ALL ")}`);
await run(`CREATE TABLE cells AS UNPIVOT (SELECT row, ${inputs.join(", ")} FROM county) ON ${inputs.join(", ")} INTO NAME field VALUE was`);
await run(`CREATE TABLE parts (field VARCHAR, stage TINYINT, n INTEGER, sign BIGINT)`);
await run(`INSERT INTO parts VALUES ${stages.flatMap((s, order) => rules.indicators[s].flatMap((i, n) =>
  i.parts.map((p) => `(${quote(p.code)}, ${order}, ${n + 1}, ${p.sign})`))).join(", ")}`);

// Every unit of every variant with its seven amounts, changed or not.
const amounts = (where = "") => `
SELECT v.variant, u.* REPLACE (${numbers.map((n) => `a${n} + coalesce(d${n}, 0)::BIGINT AS a${n}`).join(", ")})
FROM units u CROSS JOIN (FROM variants ${where}) v LEFT JOIN (
  SELECT variant, row, stage, ${numbers.map((n) => `sum(sign * (value - was)) FILTER (n = ${n}) AS d${n}`).join(", ")}
  FROM changes JOIN cells USING (row, field) JOIN parts USING (field) ${where} GROUP BY variant, row, stage) d
ON d.variant = v.variant AND d.row = u.row AND d.stage = u.stage`;
const limit = `CASE stage ${stages.map((s, i) => `WHEN ${i} THEN ${rules.cvLimits[s][0]} / ${rules.cvLimits[s][1]}::DOUBLE`).join(" ")} END`;
const cvsOf = (units) => `
SELECT variant, stage, misses, ${limit} AS cv_limit,
  ${numbers.map((n) => `sqrt(greatest(0, s${n} / pupils - (d${n} / pupils) ** 2)) / (shift${n} + d${n} / pupils) AS cv${n}`).join(", ")}
FROM (SELECT variant, stage, sum(p)::DOUBLE AS pupils, count(*) FILTER (miss) AS misses, ${numbers.map((n) => `any_value(shift${n}) AS shift${n}`).join(", ")},
  ${numbers.map((n) => `sum(p * x${n}) AS d${n}, sum(p * x${n} * x${n}) AS s${n}`).join(", ")}
  FROM (SELECT variant, stage, p::DOUBLE AS p, ${numbers.map((n) => `shift${n}`).join(", ")},
    ${numbers.map((n) => `(a${n} < need${n})::TINYINT`).join(" + ")} > ${rules.mayFail} OR ${numbers.map((n) => `a${n} < low${n}`).join(" OR ")} AS miss,
    -- From the threshold: no second pass, and no digits lost where the values lie near it.
    ${numbers.map((n) => `a${n} * f${n} - shift${n} AS x${n}`).join(", ")}
    FROM (${units})) GROUP BY variant, stage)`;
const query = `
SELECT variant, ${stages.flatMap((s, i) => numbers.map((n) => `any_value(cv${n}) FILTER (stage = ${i}) AS ${s}_cv${n}`)).join(", ")},
  bool_or(${numbers.map((n) => `abs(cv${n} / cv_limit - 1) <= ${NEAR}`).join(" OR ")}) AS near,
  CASE WHEN sum(misses) > 0 OR bool_or(${numbers.map((n) => `cv${n} > cv_limit`).join(" OR ")}) THEN 'not_met' ELSE 'met' END AS verdict
FROM (${cvsOf(amounts())}) GROUP BY variant`;

const seconds = [];
for (let i = 0; i < Number(repeats); i++) {
  const start = performance.now();
  await run(`CREATE OR REPLACE TABLE result AS ${query}`);
  // Too near a limit for doubles: a variant whose CV decides is decided on exact fractions.
  for (const [variant] of await run(`SELECT variant FROM result WHERE near ORDER BY variant`)) {
    await decide(variant);
  }
  seconds.push((performance.now() - start) / 1000);
}

async function decide(variant) {
  const where = `WHERE variant = ${variant}`;
  const [[misses]] = await run(`SELECT sum(misses)::INTEGER FROM (${cvsOf(amounts(where))})`);
  let met = misses === 0;
  for (const [order, stage] of stages.entries()) {
    const units = await run(`SELECT p, w, ${numbers.map((n) => `a${n}`).join(", ")} FROM (${amounts(where)}) WHERE stage = ${order}`);
    for (const n of numbers) {
      const shared = rules.indicators[stage][n - 1].shared;
      met &&= !overLimit(units.map((u) => [u[0], u[1 + n], shared ? u[1] : u[0]]), rules.cvLimits[stage]);
    }
  }
  await run(`UPDATE result SET verdict = '${met ? "met" : "not_met"}' ${where}`);
}

await run(`COPY (SELECT * EXCLUDE (near) FROM result ORDER BY variant) TO ${quote(out)} (FORMAT csv, HEADER)`);
const [[units]] = await run(`SELECT ${stages.map((s) => `count(*) FILTER (pupils_${s} > 0)`).join(" + ")} FROM county`);
const [[variants]] = await run(`SELECT count(*) FROM variants`);
console.log(JSON.stringify({ variants: Number(variants), units: Number(units), threads, seconds }));
