/** ln Γ(x) for x > 0 (Lanczos' approximation, g = 7, to about 15 digits). */
export function logGamma(x: number): number {
  const z = x - 1;
  let sum = 0.99999999999980993;
  lanczos.forEach((coefficient, i) => {
    sum += coefficient / (z + i + 1);
  });
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** The share of a Beta(a, b) distribution below x (the regularised incomplete beta function). */
export function betaBelow(x: number, a: number, b: number): number {
  return below(x, a, b, logFrontOf(a, b));
}

const logFrontOf = (a: number, b: number) => logGamma(a + b) - logGamma(a) - logGamma(b);

function below(x: number, a: number, b: number, logFront: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logFront + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
}

/** Its continued fraction by Lentz's method (Press et al., Numerical Recipes, 6.4). */
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / notZero(1 - ((a + b) * x) / (a + 1), tiny);
  let product = d;
  for (let m = 1; m <= 300; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / notZero(1 + even * d, tiny);
    c = notZero(1 + even / c, tiny);
    product *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / notZero(1 + odd * d, tiny);
    c = notZero(1 + odd / c, tiny);
    product *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return product;
}

const notZero = (value: number, tiny: number) => (Math.abs(value) < tiny ? tiny : value);

/**
 * The number below which the share q of a Beta(a, b) distribution lies: Newton's steps, kept inside the interval that is
 * left.
 * @param q between 0 and 1
 */
export function betaQuantile(q: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  const mean = a / (a + b);
  const deviation = Math.sqrt((mean * (1 - mean)) / (a + b + 1));
  let x = Math.min(0.999, Math.max(0.001, mean + normalQuantile(q) * deviation));
  const logFront = logFrontOf(a, b);
  for (let step = 0; step < 60; step += 1) {
    const error = below(x, a, b, logFront) - q;
    if (error > 0) high = x;
    else low = x;
    const density = Math.exp(logFront + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x));
    const next = x - error / density;
    const to = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(to - x) < 1e-12) return to;
    x = to;
  }
  return x;
}

/** Only to begin from (Abramowitz and Stegun 26.2.23, within 0.0005). */
function normalQuantile(q: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(q, 1 - q)));
  const z = t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
  return q < 0.5 ? -z : z;
}
