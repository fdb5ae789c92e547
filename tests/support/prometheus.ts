/** A metric as the text format of Prometheus has it. */
interface Metric {
  readonly type: string;
  readonly samples: { readonly name: string; readonly labels: string; readonly value: number }[];
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\[\\\\n"])*"';
const HELP = new RegExp(`^# HELP (${NAME}) (?:[^\\\\]|\\\\[\\\\n])+$`);
const TYPE = new RegExp(`^# TYPE (${NAME}) (counter|gauge|histogram|summary|untyped)$`);
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(${LABEL}(?:,${LABEL})*)?\\})? (\\S+)(?: -?\\d+)?$`);
const NUMBER = /^(?:[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|[-+]?Inf|NaN)$/i;
const SUFFIXES = /_(bucket|sum|count)$/;

/** Reads the text format, version 0.0.4, and throws an `Error` that names the first line which is not in it. */
export function readMetrics(text: string): Map<string, Metric> {
  if (!text.endsWith('\n')) throw new Error('expected the last line to end');
  const metrics = new Map<string, Metric>();
  const seen = new Set<string>();
  for (const line of text.split('\n')) {
    if (line === '' || HELP.test(line)) continue;
    const [, typed = '', type = ''] = TYPE.exec(line) ?? [];
    if (metrics.has(typed)) throw new Error(`expected ${typed} once, got another: ${line}`);
    if (typed) metrics.set(typed, { type, samples: [] });
    else readSample(line, metrics, seen);
  }
  for (const [name, metric] of metrics) checkBuckets(name, metric);
  return metrics;
}

function readSample(line: string, metrics: Map<string, Metric>, seen: Set<string>): void {
  const [, name = '', labels = '', value = ''] = SAMPLE.exec(line) ?? [];
  const metric = metrics.get(name) ?? metrics.get(name.replace(SUFFIXES, ''));
  if (!NUMBER.test(value) || !metric) throw new Error(`expected a sample, got ${line}`);
  if (seen.has(`${name}{${labels}}`)) throw new Error(`expected a series once, got ${line}`);
  seen.add(`${name}{${labels}}`);
  metric.samples.push({ name, labels, value: Number(value.replace(/Inf/, 'Infinity')) });
}

/** A histogram's buckets grow, and the last of them is its count. */
function checkBuckets(metric: string, { type, samples }: Metric): void {
  if (type !== 'histogram') return;
  const last = new Map<string, number>();
  for (const { name, labels, value } of samples) {
    const series = labels.replace(/,?le="[^"]*",?/, '');
    const before = last.get(series) ?? 0;
    if (name.endsWith('_bucket') && value < before) throw new Error(`${metric} shrinks: ${labels}`);
    if (name.endsWith('_count') && value !== before) throw new Error(`${metric}: no such count`);
    if (name.endsWith('_bucket')) last.set(series, value);
  }
}
