/** The value below which a part of the samples lies. */
export function percentile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5)

/** `median (lowest–highest)`, rounded. */
export function spread(samples: readonly number[], digits = 0): string {
  const text = (value: number): string => value.toFixed(digits)
  return `${text(median(samples))} (${text(Math.min(...samples))}–${text(Math.max(...samples))})`
}
