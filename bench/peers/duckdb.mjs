// The whole job in DuckDB: node duckdb.mjs INPUT OUTDIR RULES
import { mkdirSync, renameSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { NEAR, header, load, overLimit } from "./rules.mjs";

const [input, out, rulesFile] = process.argv.slice(2);
const rules = load(rulesFile);
const trace = process.env.TRACE ? (text) => console.error(`${performance.now().toFixed(0)} ${text}`) : () => {};
mkdirSync(out, { recursive: true });

const quote = (text) => `'${text.replaceAll("'", "''")}'`;
const numbers = [1, 2, 3, 4, 5, 6, 7];
const stages = rules.stages;
const own = rules.indicators[rules.judged[0]].map((i, n) => (i.shared ? 0 : n + 1)).filter(Boolean);
const common = numbers.filter((n) => !own.includes(n));
const texts = new Set(["county", "school", "type", "parent"]);
const decimals = new Set(Object.values(rules.indicators).flat().filter((i) => i.decimal).flatMap((i) => i.parts.map((p) => p.code)));
const used = new Set(["year", "counted", ...stages.map((s) => `pupils_${s}`),
  ...Object.values(rules.indicators).flat().flatMap((i) => i.parts.map((p) => p.code))]);

// Only what is used is converted; the reader skips the other columns' values.
const columns = header(input)
  .map((c) => `${quote(c)}: '${texts.has(c) || !used.has(c) ? "VARCHAR" : decimals.has(c) ? "DECIMAL(18,6)" : "INTEGER"}'`)
  .join(", ");

const connection = await (await DuckDBInstance.create(":memory:")).connect();
const run = async (sql) => {
  if (process.env.SQL) console.error(sql);
  const result = await connection.runAndReadAll(sql);
  trace(sql.slice(0, 60).replaceAll("\n", " "));
  return result.getRowsJS();
};
await run(`SET threads = ${Math.min(2, availableParallelism())}`);

// An amount is null as soon as one of its inputs is; decimals become whole millionths.
const amount = (indicator) => {
  const sum = indicator.parts.map((p) => `${p.sign < 0 ? "-" : "+"} ${p.code}`).join(" ").slice(2);
  return indicator.decimal ? `((${sum}) * ${rules.scale})::BIGINT` : `(${sum})::BIGINT`;
};
const implied = (stage) => {
  const types = Object.keys(rules.implied).filter((t) => rules.implied[t].includes(stage));
  return types.length > 0 ? `type IN (${types.map(quote).join(", ")})` : "false";
};
const unknown = stages
  .filter((s) => Object.values(rules.implied).some((i) => i.includes(s)))
  .map((s) => `(pupils_${s} IS NULL AND ${implied(s)})`)
  .join(" OR ");

await run(`
CREATE TEMP TABLE rows AS SELECT row_number() OVER () AS row, year, county, school, type, coalesce(counted, 1) <> 0 AS counted, parent,
  ${stages.map((s) => `coalesce(pupils_${s}, 0) AS n_${s}, pupils_${s} IS NULL AND ${implied(s)} AS unknown_${s}`).join(", ")},
  ${unknown} AS blocked,
  ${rules.judged.flatMap((s) => own.map((n) => `${amount(rules.indicators[s][n - 1])} AS a${n}_${s}`)).join(", ")},
  ${common.map((n) => `${amount(rules.indicators[rules.judged[0]][n - 1])} AS a${n}`).join(", ")}
FROM read_csv(${quote(input)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
  nullstr = '', columns = {${columns}})
WHERE year IS NOT NULL AND county IS NOT NULL AND school IS NOT NULL AND type IN (${Object.keys(rules.implied).map(quote).join(", ")})`);

// Of two rows with one key the first in the file counts. (The table's own rowid is not always in the file's order.)
const key = ["year", "county", "school"];
await run(`
CREATE TEMP TABLE repeated AS SELECT r.row FROM rows r JOIN (
  SELECT ${key.join(", ")}, min(row) AS first FROM rows GROUP BY ALL HAVING count(*) > 1) d USING (${key.join(", ")})
WHERE r.row > d.first`);
await run(`DELETE FROM rows WHERE row IN (FROM repeated)`);

// Campuses and the schools they are merged into are few: only these are grouped.
await run(`
CREATE TEMP TABLE groups AS SELECT c.row AS row, p.row AS target FROM rows c JOIN rows p
ON c.year = p.year AND c.county = p.county AND c.parent = p.school
WHERE NOT c.counted AND p.counted`);
await run(`INSERT INTO groups SELECT DISTINCT target, target FROM groups`);
const sumIfAll = (column, where) =>
  where
    ? `CASE WHEN count(*) FILTER (${where} AND ${column} IS NULL) = 0 THEN coalesce(sum(${column}) FILTER (${where}), 0)::BIGINT END AS ${column}`
    : `CASE WHEN count(${column}) = count(*) THEN sum(${column})::BIGINT END AS ${column}`;
await run(`
CREATE TEMP TABLE merged AS SELECT any_value(year) FILTER (row = target) AS year, any_value(county) FILTER (row = target) AS county,
  any_value(school) FILTER (row = target) AS school, any_value(type) FILTER (row = target) AS type,
  ${stages.map((s) => `CASE WHEN bool_or(unknown_${s}) THEN 0 ELSE sum(n_${s})::INTEGER END AS n_${s}`).join(", ")},
  bool_or(blocked) AS blocked,
  ${rules.judged.flatMap((s) => own.map((n) => sumIfAll(`a${n}_${s}`, `n_${s} > 0`))).join(", ")},
  ${common.map((n) => sumIfAll(`a${n}`)).join(", ")}
FROM groups JOIN rows USING (row) GROUP BY target`);

const fields = [...key, "type", ...stages.map((s) => `n_${s}`), "blocked",
  ...rules.judged.flatMap((s) => own.map((n) => `a${n}_${s}`)), ...common.map((n) => `a${n}`)].join(", ");
const weighted = stages.map((s) => `${rules.weights[s]}::BIGINT * n_${s}`).join(" + ");
const unit = (stage, order) => `
  SELECT year, county, school, ${order}::TINYINT AS stage, n_${stage}::BIGINT AS pupils, (${weighted}) AS w,
    CASE WHEN type IN (${rules.excluded.map(quote).join(", ")}) THEN 'excluded:' || type
      WHEN type = 'teaching_point' AND n_${stage} < ${rules.teachingPointMin} THEN 'excluded:small' END AS excluded,
    ${numbers.map((n) => (own.includes(n) ? `a${n}_${stage} AS a${n}` : `CASE WHEN NOT blocked THEN a${n} END AS a${n}`)).join(", ")}
  FROM schools WHERE n_${stage} > 0`;
const pick = (n, read) => {
  const [first, second] = rules.judged.map((s) => read(rules.indicators[s][n - 1]));
  return first === second ? `${first}` : `CASE stage WHEN 0 THEN ${first} ELSE ${second} END`;
};
const base = (n) => (own.includes(n) ? "pupils" : "w");
const met = (n) => `a${n} * ${pick(n, (i) => i.metTop)} >= ${base(n)} * ${pick(n, (i) => i.metBottom)}`;
const kept = (n) => `a${n} * ${pick(n, (i) => i.floorTop)} >= ${base(n)} * ${pick(n, (i) => i.floorBottom)}`;
await run(`
CREATE TEMP TABLE units AS
WITH schools AS (SELECT ${fields} FROM rows WHERE row NOT IN (SELECT row FROM groups) UNION ALL SELECT ${fields} FROM merged),
parts AS (${rules.judged.map(unit).join(" UNION ALL ")}),
tested AS (SELECT *,
  ${numbers.map((n) => `CASE WHEN excluded IS NULL THEN (a${n} * ${pick(n, (i) => i.valueTop)})::DOUBLE / (${base(n)} * ${pick(n, (i) => i.valueBottom)})::DOUBLE END AS r${n}`).join(", ")},
  ${numbers.map((n) => `CASE WHEN excluded IS NULL THEN ${met(n)} END AS met${n}, ${kept(n)} AS kept${n}`).join(", ")}
  FROM parts),
counted AS (SELECT *, ${numbers.map((n) => `coalesce(met${n}::TINYINT, 0)`).join(" + ")} AS met_count,
  ${numbers.map((n) => `coalesce((NOT met${n})::TINYINT, 0)`).join(" + ")} AS failed,
  NOT (${numbers.map((n) => `coalesce(kept${n}, true)`).join(" AND ")}) AS low,
  ${numbers.map((n) => `a${n} IS NULL`).join(" OR ")} AS blank FROM tested)
SELECT *, CASE WHEN excluded IS NOT NULL THEN 'excluded' WHEN low OR failed > ${rules.mayFail} THEN 'not_met'
  WHEN blank THEN 'cannot_tell' ELSE 'met' END AS verdict FROM counted
ORDER BY year, county, school, stage`);

const stageName = `CASE stage ${rules.judged.map((s, i) => `WHEN ${i} THEN ${quote(s)}`).join(" ")} END AS stage`;
const copy = async (name, sql) => {
  await run(`COPY (${sql}) TO ${quote(join(out, name + ".tmp"))} (FORMAT csv, HEADER, DELIMITER ',')`);
  renameSync(join(out, name + ".tmp"), join(out, name));
};
await copy("stage_parts.csv", `
SELECT year, county, school, ${stageName}, pupils, ${numbers.map((n) => `r${n}`).join(", ")},
  ${numbers.map((n) => `met${n}::TINYINT AS met${n}`).join(", ")},
  CASE WHEN excluded IS NULL THEN met_count END AS met_count, verdict,
  CASE WHEN excluded IS NOT NULL THEN excluded WHEN verdict <> 'met' THEN concat_ws(' ',
    ${numbers.map((n) => `CASE WHEN a${n} IS NULL THEN 'r${n}:missing' WHEN NOT kept${n} THEN 'r${n}:floor' WHEN NOT met${n} THEN 'r${n}:below' END`).join(", ")}) END AS reason
FROM units`);

await run(`
CREATE TEMP TABLE counties AS
WITH totals AS (SELECT year, county, stage, count(*) AS units, count(*) FILTER (verdict = 'met') AS units_met,
  count(*) FILTER (verdict = 'cannot_tell') AS units_unknown, sum(pupils)::BIGINT AS pupils,
  ${numbers.map((n) => `count(r${n}) AS known${n}, sum(pupils) FILTER (r${n} IS NOT NULL)::DOUBLE AS of${n}, sum(pupils * r${n}) / of${n} AS mean${n}`).join(", ")}
  FROM units WHERE excluded IS NULL GROUP BY year, county, stage),
spread AS (SELECT u.year, u.county, u.stage,
  ${numbers.map((n) => `sum(u.pupils * (r${n} - mean${n}) * (r${n} - mean${n})) AS squares${n}`).join(", ")}
  FROM units u JOIN totals t ON u.year = t.year AND u.county = t.county AND u.stage = t.stage
  WHERE excluded IS NULL GROUP BY u.year, u.county, u.stage)
SELECT t.*, ${numbers.map((n) => `CASE WHEN mean${n} <> 0 THEN sqrt(squares${n} / of${n}) / mean${n} END AS cv${n}`).join(", ")},
  ${rules.judged.reduce((text, s, i) => text + ` WHEN ${i} THEN ${rules.cvLimits[s][0]} / ${rules.cvLimits[s][1]}::DOUBLE`, "CASE t.stage")} END AS cv_limit,
  ${numbers.map((n) => `known${n} = units AND cv${n} > cv_limit * ${1 + NEAR} AS over${n}`).join(", ")}
FROM totals t JOIN spread s ON t.year = s.year AND t.county = s.county AND t.stage = s.stage`);

// Too near for doubles: decided on exact fractions, one by one.
await run(`
CREATE TEMP TABLE near AS SELECT year, county, stage, n FROM counties, (VALUES ${numbers.map((n) => `(${n})`).join(", ")}) v(n)
WHERE CASE n ${numbers.map((n) => `WHEN ${n} THEN known${n} = units AND abs(cv${n} - cv_limit) <= ${NEAR} * cv_limit`).join(" ")} END`);
const near = await run(`FROM near`);
await run(`CREATE TEMP TABLE decided (year INTEGER, county VARCHAR, stage TINYINT, n INTEGER, over BOOLEAN)`);
if (near.length > 0) {
  const shares = await run(`
SELECT u.year, u.county, u.stage, pupils, ${numbers.map((n) => `a${n}`).join(", ")}, w FROM units u
SEMI JOIN near USING (year, county, stage) WHERE excluded IS NULL`);
  const byCounty = new Map();
  for (const unit of shares) {
    const name = unit.slice(0, 3).join();
    byCounty.has(name) ? byCounty.get(name).push(unit) : byCounty.set(name, [unit]);
  }
  const verdicts = near.map(([year, county, stage, n]) => {
    const units = byCounty.get([year, county, stage].join()).map((u) => [u[3], u[3 + n], own.includes(n) ? u[3] : u[11]]);
    return `(${year}, ${quote(county)}, ${stage}, ${n}, ${overLimit(units, rules.cvLimits[rules.judged[stage]])})`;
  });
  await run(`INSERT INTO decided VALUES ${verdicts.join(", ")}`);
}

await copy("counties.csv", `
WITH judged AS (SELECT *, (${numbers.map((n) => `cv${n}`).join(" + ")}) / ${numbers.length} AS cv_mean,
  CASE WHEN exact OR ${numbers.map((n) => `over${n}`).join(" OR ")} THEN 2
    WHEN ${numbers.map((n) => `known${n} < units OR cv${n} IS NULL`).join(" OR ")} THEN 1 ELSE 0 END AS cv_rank,
  CASE WHEN units_met + units_unknown < units THEN 2 WHEN units_unknown > 0 THEN 1 ELSE 0 END AS units_rank
  FROM counties LEFT JOIN (SELECT year, county, stage, bool_or(over) AS exact FROM decided GROUP BY ALL) USING (year, county, stage))
SELECT year, county, ${stageName}, units, units_met, units_unknown, pupils,
  ${numbers.map((n) => `mean${n}`).join(", ")}, ${numbers.map((n) => `cv${n}`).join(", ")}, cv_mean,
  ${["cv_rank", "units_rank", "greatest(cv_rank, units_rank)"].map((r, i) => `CASE ${r} WHEN 2 THEN 'not_met' WHEN 1 THEN 'cannot_tell' ELSE 'met' END AS ${["cv_verdict", "units_verdict", "verdict"][i]}`).join(", ")}
FROM judged ORDER BY year, county, judged.stage`);
