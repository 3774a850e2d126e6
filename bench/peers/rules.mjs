// The national rules as whole-number arithmetic: every comparison with a threshold, the floor or a CV limit is one of
// integers. No policy number stands here; the benchmark writes them from the rule pack.
import { closeSync, openSync, readFileSync, readSync } from "node:fs";

const gcd = (a, b) => (b === 0n ? a : gcd(b, a % b));
const lcm = (a, b) => (a / gcd(a, b)) * b;
const whole = (pair) => pair.map(BigInt);

// Reduced, as two numbers that a double and a 64-bit integer hold alike.
function ratio(top, bottom) {
  const common = gcd(top, bottom);
  return [Number(top / common), Number(bottom / common)];
}

export function load(file) {
  const rules = JSON.parse(readFileSync(file, "utf8"));
  const scale = BigInt(rules.scale);
  const [floorTop, floorBottom] = whole(rules.floor);
  const common = Object.values(rules.weights).reduce((c, [, d]) => lcm(c, BigInt(d)), 1n);
  const weights = Object.fromEntries(
    Object.entries(rules.weights).map(([stage, w]) => [stage, (BigInt(w[0]) * common) / BigInt(w[1])]),
  );
  const decimals = new Set(rules.decimals);

  // value = amount × valueTop / (pupils × valueBottom), pupils weighted where the resource is shared;
  // met where amount × metTop ≥ pupils × metBottom, likewise the floor.
  const indicator = ({ shared, factor, inputs, thresholds }, stage) => {
    const parts = inputs[stage];
    const scaled = decimals.has(parts[0].code) ? scale : 1n;
    const [factorTop, factorBottom] = whole(factor);
    const [top, bottom] = whole(thresholds[stage]);
    const valueTop = factorTop * (shared ? weights[stage] : 1n);
    const valueBottom = factorBottom * scaled;
    const [vt, vb] = ratio(valueTop, valueBottom);
    const [mt, mb] = ratio(valueTop * bottom, valueBottom * top);
    const [ft, fb] = ratio(valueTop * bottom * floorBottom, valueBottom * top * floorTop);
    return {
      shared, parts, decimal: scaled !== 1n,
      valueTop: vt, valueBottom: vb, metTop: mt, metBottom: mb, floorTop: ft, floorBottom: fb,
    };
  };
  return {
    scale: rules.scale,
    judged: rules.judged,
    stages: rules.stages,
    weights: Object.fromEntries(Object.entries(weights).map(([s, w]) => [s, Number(w)])),
    implied: rules.implied,
    excluded: rules.excluded,
    teachingPointMin: rules.teachingPointMin,
    mayFail: rules.mayFail,
    cvLimits: rules.cvLimits,
    indicators: Object.fromEntries(rules.judged.map((s) => [s, rules.indicators.map((i) => indicator(i, s))])),
  };
}

// Whether the weighted CV of units [pupils, amount, denominator] is over the limit, on exact fractions:
// with x = amount / denominator, Σp·Σpx² − (Σpx)² > limit² (Σpx)². A factor common to all values changes nothing.
export function overLimit(units, [limitTop, limitBottom]) {
  const divisor = units.reduce((c, [, , d]) => lcm(c, BigInt(d)), 1n);
  let [pupils, sum, squares] = [0n, 0n, 0n];
  for (const [p, amount, d] of units) {
    const x = BigInt(amount) * (divisor / BigInt(d));
    pupils += BigInt(p);
    sum += BigInt(p) * x;
    squares += BigInt(p) * x * x;
  }
  const [top, bottom] = [BigInt(limitTop), BigInt(limitBottom)];
  return (pupils * squares - sum * sum) * bottom * bottom > top * top * sum * sum;
}

// A CV computed in doubles is good to about 1e-13; within this distance of the limit it decides nothing.
export const NEAR = 1e-9;

// The columns of a file, so that both tools can be told every type.
export function header(file) {
  const buffer = Buffer.alloc(1 << 14);
  const handle = openSync(file, "r");
  const text = buffer.toString("utf8", 0, readSync(handle, buffer));
  closeSync(handle);
  return text.slice(0, text.search(/\r?\n/)).replace(/^\uFEFF/, "").split(",");
}
