// The whole job in polars: node polars.mjs INPUT OUTDIR RULES
import { mkdirSync, renameSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";

process.env.POLARS_MAX_THREADS ??= `${Math.min(2, availableParallelism())}`;
const pl = (await import("nodejs-polars")).default;
const { NEAR, header, load, overLimit } = await import("./rules.mjs");

const [input, out, rulesFile] = process.argv.slice(2);
const rules = load(rulesFile);
const trace = process.env.TRACE ? (text) => console.error(`${performance.now().toFixed(0)} ${text}`) : () => {};
mkdirSync(out, { recursive: true });

const quote = (text) => `'${text.replaceAll("'", "''")}'`;
const numbers = [1, 2, 3, 4, 5, 6, 7];
const stages = rules.stages;
const own = rules.indicators[rules.judged[0]].map((i, n) => (i.shared ? 0 : n + 1)).filter(Boolean);
const common = numbers.filter((n) => !own.includes(n));
const all = Object.values(rules.indicators).flat();
const key = ["year", "county", "school"];

// Only what is used is read: the scan takes these columns alone.
const types = { year: pl.Int32, county: pl.String, school: pl.String, type: pl.String, counted: pl.Int32, parent: pl.String };
for (const s of stages) types[`pupils_${s}`] = pl.Int32;
for (const i of all) for (const p of i.parts) types[p.code] = i.decimal ? pl.Float64 : pl.Int32;

const sql = (tables, query) => new pl.SQLContext(tables).execute(query);
const collect = async (name, lazy) => {

  const frame = await lazy.collect();
  trace(`${name} ${frame.height}`);
  return frame;
};

// An amount is null as soon as one of its inputs is. A decimal becomes whole millionths exactly: the nearest double times
// a million is far nearer to that whole number than to the next.
const amount = (indicator) =>
  indicator.parts
    .map((p) => `${p.sign < 0 ? "-" : "+"} ${indicator.decimal ? `CAST(ROUND(${p.code} * ${rules.scale}) AS BIGINT)` : `CAST(${p.code} AS BIGINT)`}`)
    .join(" ")
    .slice(2);
const implied = (stage) => {
  const types = Object.keys(rules.implied).filter((t) => rules.implied[t].includes(stage));
  return types.length > 0 ? `type IN (${types.map(quote).join(", ")})` : "FALSE";
};
const known = Object.keys(rules.implied).map(quote).join(", ");

const schema = Object.fromEntries(header(input).map((c) => [c, types[c] ?? pl.String]));
const scan = pl.scanCSV(input, { schema });
const rows = await collect("rows", sql({ scan }, `
SELECT ${key.join(", ")}, type, COALESCE(counted, 1) <> 0 AS counted, parent,
  ${stages.map((s) => `COALESCE(CAST(pupils_${s} AS BIGINT), 0) AS n_${s}, pupils_${s} IS NULL AND ${implied(s)} AS unknown_${s}`).join(", ")},
  ${rules.judged.flatMap((s) => own.map((n) => `${amount(rules.indicators[s][n - 1])} AS a${n}_${s}`)).join(", ")},
  ${common.map((n) => `${amount(rules.indicators[rules.judged[0]][n - 1])} AS a${n}`).join(", ")}
FROM scan WHERE year IS NOT NULL AND county IS NOT NULL AND school IS NOT NULL AND type IN (${known})`)
  .unique({ subset: key, keep: "first", maintainOrder: false })
  .withRowIndex("row"));

// Campuses and the schools they are merged into are few: only these are grouped.
const campuses = await collect("campuses", sql({ rows: rows.lazy() }, `
SELECT c.row AS row, p.row AS target FROM (SELECT year, county, parent, row FROM rows WHERE NOT counted) AS c
JOIN (SELECT year, county, school, row FROM rows WHERE counted) AS p
ON c.year = p.year AND c.county = p.county AND c.parent = p.school`));
const targets = campuses.lazy().select(pl.col("target").as("row"), pl.col("target")).unique();
const groups = await collect("groups", pl.concat([campuses.lazy(), targets]));

const names = [...key, "type", ...stages.map((s) => `n_${s}`), "blocked",
  ...rules.judged.flatMap((s) => own.map((n) => `a${n}_${s}`)), ...common.map((n) => `a${n}`)];
const blocked = stages.map((s) => `unknown_${s}`).join(" OR ");
const sumIfAll = (column, where) =>
  where
    ? `CASE WHEN SUM(CAST(${where} AND ${column} IS NULL AS BIGINT)) = 0 THEN SUM(CASE WHEN ${where} THEN ${column} END) END AS ${column}`
    : `CASE WHEN COUNT(${column}) = COUNT(*) THEN SUM(${column}) END AS ${column}`;
const merged = sql({ rows: rows.lazy(), groups: groups.lazy() }, `
WITH r AS (SELECT rows.*, target FROM groups JOIN rows ON groups.row = rows.row),
sums AS (SELECT target,
  ${stages.map((s) => `CASE WHEN MAX(CAST(unknown_${s} AS BIGINT)) = 1 THEN 0 ELSE SUM(n_${s}) END AS n_${s}`).join(", ")},
  MAX(CAST(${blocked} AS BIGINT)) = 1 AS blocked,
  ${rules.judged.flatMap((s) => own.map((n) => sumIfAll(`a${n}_${s}`, `n_${s} > 0`))).join(", ")},
  ${common.map((n) => sumIfAll(`a${n}`)).join(", ")}
  FROM r GROUP BY target)
SELECT ${key.map((k) => `p.${k}`).join(", ")}, p.type, ${names.slice(4).map((n) => `sums.${n}`).join(", ")}
FROM sums JOIN rows AS p ON sums.target = p.row`);
const single = rows.lazy()
  .join(groups.lazy().select("row"), { on: "row", how: "anti" })
  .withColumn(stages.map((s) => pl.col(`unknown_${s}`)).reduce((a, b) => a.or(b)).as("blocked"))
  .select(...names);
const schools = await collect("schools", pl.concat([single, merged.select(...names)]));

const weighted = stages.map((s) => `${rules.weights[s]} * n_${s}`).join(" + ");
const part = (stage, order) => {
  const indicators = rules.indicators[stage];
  const base = (n) => (own.includes(n) ? "pupils" : "w");
  const test = (n, top, bottom) => `a${n} * ${indicators[n - 1][top]} >= ${base(n)} * ${indicators[n - 1][bottom]}`;
  return sql({ schools: schools.lazy() }, `
WITH parts AS (SELECT ${key.join(", ")}, n_${stage} AS pupils, ${weighted} AS w,
  CASE WHEN type IN (${rules.excluded.map(quote).join(", ")}) THEN CONCAT('excluded:', type)
    WHEN type = 'teaching_point' AND n_${stage} < ${rules.teachingPointMin} THEN 'excluded:small' END AS excluded,
  ${numbers.map((n) => (own.includes(n) ? `a${n}_${stage} AS a${n}` : `CASE WHEN NOT blocked THEN a${n} END AS a${n}`)).join(", ")}
  FROM schools WHERE n_${stage} > 0)
SELECT *, ${order} AS stage,
  ${numbers.map((n) => `CASE WHEN excluded IS NULL THEN CAST(a${n} * ${indicators[n - 1].valueTop} AS DOUBLE) / CAST(${base(n)} * ${indicators[n - 1].valueBottom} AS DOUBLE) END AS r${n}`).join(", ")},
  ${numbers.map((n) => `CASE WHEN excluded IS NULL THEN CAST(${test(n, "metTop", "metBottom")} AS TINYINT) END AS met${n}`).join(", ")},
  ${numbers.map((n) => `${test(n, "floorTop", "floorBottom")} AS kept${n}`).join(", ")}
FROM parts`);
};
const units = await collect("units", sql({ parts: pl.concat(rules.judged.map(part)) }, `
WITH counted AS (SELECT *, ${numbers.map((n) => `COALESCE(met${n}, 0)`).join(" + ")} AS met_count,
  ${numbers.map((n) => `COALESCE(1 - met${n}, 0)`).join(" + ")} AS failed,
  ${numbers.map((n) => `COALESCE(NOT kept${n}, FALSE)`).join(" OR ")} AS low,
  ${numbers.map((n) => `a${n} IS NULL`).join(" OR ")} AS blank FROM parts)
SELECT *, CASE WHEN excluded IS NOT NULL THEN 'excluded' WHEN low OR failed > ${rules.mayFail} THEN 'not_met'
  WHEN blank THEN 'cannot_tell' ELSE 'met' END AS verdict FROM counted ORDER BY year, county, school, stage`));

const stageName = `CASE stage ${rules.judged.map((s, i) => `WHEN ${i} THEN ${quote(s)}`).join(" ")} END AS stage`;
const write = (name, frame) => {
  frame.writeCSV(join(out, name + ".tmp"));
  renameSync(join(out, name + ".tmp"), join(out, name));
  trace(name);
};
write("stage_parts.csv", await collect("parts", sql({ units: units.lazy() }, `
SELECT year, county, school, ${stageName}, pupils, ${numbers.map((n) => `r${n}`).join(", ")}, ${numbers.map((n) => `met${n}`).join(", ")},
  CASE WHEN excluded IS NULL THEN met_count END AS met_count, verdict,
  CASE WHEN excluded IS NOT NULL THEN excluded WHEN verdict <> 'met' THEN CONCAT_WS(' ',
    ${numbers.map((n) => `CASE WHEN a${n} IS NULL THEN 'r${n}:missing' WHEN NOT kept${n} THEN 'r${n}:floor' WHEN met${n} = 0 THEN 'r${n}:below' END`).join(", ")}) END AS reason
FROM units`)));

const judged = units.lazy().filter(pl.col("excluded").isNull());
const limit = `CASE t.stage ${rules.judged.map((s, i) => `WHEN ${i} THEN ${rules.cvLimits[s][0]} / ${rules.cvLimits[s][1]}`).join(" ")} END`;
const counties = await collect("counties", sql({ judged }, `
WITH sums AS (SELECT year, county, stage, COUNT(*) AS units, SUM(CAST(verdict = 'met' AS BIGINT)) AS units_met,
  SUM(CAST(verdict = 'cannot_tell' AS BIGINT)) AS units_unknown, SUM(pupils) AS pupils,
  ${numbers.map((n) => `COUNT(r${n}) AS known${n}, SUM(CASE WHEN r${n} IS NOT NULL THEN pupils END) AS of${n}, SUM(pupils * r${n}) AS sum${n}`).join(", ")}
  FROM judged GROUP BY year, county, stage),
totals AS (SELECT year, county, stage, units, units_met, units_unknown, pupils,
  ${numbers.map((n) => `known${n}, of${n}, CASE WHEN known${n} > 0 THEN sum${n} / of${n} END AS mean${n}`).join(", ")} FROM sums),
spread AS (SELECT u.year AS year, u.county AS county, u.stage AS stage,
  ${numbers.map((n) => `SUM(u.pupils * (r${n} - mean${n}) * (r${n} - mean${n})) AS squares${n}`).join(", ")}
  FROM judged AS u JOIN totals AS t ON u.year = t.year AND u.county = t.county AND u.stage = t.stage GROUP BY u.year, u.county, u.stage),
cvs AS (SELECT t.*, ${limit} AS cv_limit,
  ${numbers.map((n) => `CASE WHEN mean${n} <> 0 THEN SQRT(squares${n} / of${n}) / mean${n} END AS cv${n}`).join(", ")}
  FROM totals AS t JOIN spread AS s ON t.year = s.year AND t.county = s.county AND t.stage = s.stage)
SELECT *, ${numbers.map((n) => `COALESCE(known${n} = units AND cv${n} > cv_limit, FALSE) AS over${n}`).join(", ")},
  ${numbers.map((n) => `COALESCE(known${n} = units AND ABS(cv${n} - cv_limit) <= ${NEAR.toFixed(12)} * cv_limit, FALSE) AS near${n}`).join(", ")}
FROM cvs ORDER BY year, county, stage`));

// Too near for doubles: decided on exact fractions, one by one.
const near = counties.filter(numbers.map((n) => pl.col(`near${n}`)).reduce((a, b) => a.or(b)));
let decided = counties;
if (near.height > 0) {
  const shares = await collect("near", judged.join(near.lazy().select("year", "county", "stage"), { on: ["year", "county", "stage"], how: "semi" })
    .select("year", "county", "stage", "pupils", "w", ...numbers.map((n) => `a${n}`)));
  const byCounty = new Map();
  for (const unit of shares.toRecords()) {
    const name = `${unit.year},${unit.county},${unit.stage}`;
    byCounty.has(name) ? byCounty.get(name).push(unit) : byCounty.set(name, [unit]);
  }
  const verdicts = near.toRecords().map((c) => {
    const units = byCounty.get(`${c.year},${c.county},${c.stage}`);
    const over = numbers.map((n) => c[`near${n}`]
      ? overLimit(units.map((u) => [u.pupils, u[`a${n}`], own.includes(n) ? u.pupils : u.w]), rules.cvLimits[rules.judged[c.stage]])
      : c[`over${n}`]);
    return { year: c.year, county: c.county, stage: c.stage, exact: over.some(Boolean) };
  });
  decided = await collect("decided", counties.lazy().join(
    pl.readRecords(verdicts, { schema: { year: pl.Int32, county: pl.String, stage: pl.Int32, exact: pl.Bool } }).lazy(),
    { on: ["year", "county", "stage"], how: "left" }));
} else {
  decided = counties.withColumn(pl.lit(null).cast(pl.Bool).as("exact"));
}

const rank = (name) => `CASE ${name} WHEN 2 THEN 'not_met' WHEN 1 THEN 'cannot_tell' ELSE 'met' END`;
write("counties.csv", await collect("county rows", sql({ decided: decided.lazy() }, `
WITH ranked AS (SELECT *, (${numbers.map((n) => `cv${n}`).join(" + ")}) / ${numbers.length} AS cv_mean,
  CASE WHEN COALESCE(exact, ${numbers.map((n) => `over${n}`).join(" OR ")}) THEN 2
    WHEN ${numbers.map((n) => `known${n} < units OR cv${n} IS NULL`).join(" OR ")} THEN 1 ELSE 0 END AS cv_rank,
  CASE WHEN units_met + units_unknown < units THEN 2 WHEN units_unknown > 0 THEN 1 ELSE 0 END AS units_rank FROM decided)
SELECT year, county, ${stageName}, units, units_met, units_unknown, pupils,
  ${numbers.map((n) => `mean${n}`).join(", ")}, ${numbers.map((n) => `cv${n}`).join(", ")}, cv_mean,
  ${rank("cv_rank")} AS cv_verdict, ${rank("units_rank")} AS units_verdict, ${rank("GREATEST(cv_rank, units_rank)")} AS verdict FROM ranked`)));
