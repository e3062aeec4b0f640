import { parseDuration } from "../clock/duration.ts";
import type { Random } from "../random/random.ts";
import type { FaultDuration, FaultLatency } from "./fault-rule.ts";

/** A percentile and the milliseconds that so many of a hundred stay below. */
type Point = readonly [percent: number, ms: number];

const PERCENTILE = /^p(\d{1,2}(?:\.\d+)?|100)$/;

/**
 * The way to draw a latency in milliseconds.
 *
 * @throws TwinError `bad_duration`
 * @throws RangeError where the bounds or percentiles do not rise
 */
export function drawLatency(latency: FaultLatency): (random: Random) => number {
  const points = pointsOf(latency);
  const [only] = points;
  if (points.length === 1 && only) return () => only[1];
  return (random) => Math.round(along(points, (random.next() / 2 ** 32) * 100));
}

/** Milliseconds of a duration. */
export function millisecondsOf(duration: FaultDuration): number {
  return typeof duration === "number" ? duration : parseDuration(duration);
}

function pointsOf(latency: FaultLatency): readonly Point[] {
  if (typeof latency !== "object") return [[0, millisecondsOf(latency)]];
  if ("from" in latency && "to" in latency)
    return rising([
      [0, millisecondsOf(latency.from)],
      [100, millisecondsOf(latency.to)],
    ]);
  const points = Object.entries(latency).map(([name, duration]): Point => {
    const percent = PERCENTILE.exec(name)?.[1];
    if (percent === undefined) throw new RangeError(`${name} is no percentile such as p50`);
    return [Number(percent), millisecondsOf(duration)];
  });
  return rising([[0, 0], ...points.sort(([one], [other]) => one - other)]);
}

function rising(points: readonly Point[]): readonly Point[] {
  for (const [index, [, ms]] of points.entries())
    if (ms < (points[index - 1]?.[1] ?? 0)) throw new RangeError("a latency must not fall as it goes");
  return points;
}

/** Where a percentage lies on the lines between the points; beyond the last it is the last's. */
function along(points: readonly Point[], percent: number): number {
  let before: Point = [0, 0];
  for (const point of points) {
    if (point[0] > percent) {
      const share = (percent - before[0]) / (point[0] - before[0]);
      return before[1] + share * (point[1] - before[1]);
    }
    before = point;
  }
  return before[1];
}
