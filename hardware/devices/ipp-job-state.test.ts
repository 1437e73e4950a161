import { describe, expect, it } from 'vitest'
import { causeOfPrinter, isMedia } from '../protocols/ipp/ipp-words.ts'
import { jobStateOf } from './ipp-job-state.ts'

const job = (state: number, more: Record<string, (string | number)[]> = {}) =>
  new Map<string, (string | number)[]>([['job-state', [state]], ...Object.entries(more)])

describe('what a job is by its number (RFC 8011 §5.3.7)', () => {
  it.each([
    [3, null, { at: 'printing', cause: null }],
    [4, null, { at: 'printing', cause: 'paused' }],
    [5, null, { at: 'printing', cause: null }],
    [5, 'paper-end', { at: 'printing', cause: 'paper-end' }],
    [6, null, { at: 'printing', cause: 'paused' }],
    [6, 'jam', { at: 'printing', cause: 'jam' }],
    [7, null, { at: 'failed', cause: 'cancelled' }],
    [8, null, { at: 'failed', cause: 'rejected' }],
    [9, null, { at: 'printed' }],
  ] as const)('%i with %s', (state, cause, expected) => {
    expect(jobStateOf(job(state), cause, true)).toEqual(expected)
  })

  it('a queue whose printer answers nothing is never printed, and unknown before an empty tray', () => {
    expect(jobStateOf(job(9), null, false)).toEqual({ at: 'sent' })
    expect(jobStateOf(job(9), 'paper-end', false)).toEqual({ at: 'unknown' })
    expect(jobStateOf(job(7, { 'time-at-processing': [5] }), null, false)).toEqual({ at: 'unknown' })
  })

  it('ended after some pages: only a person can see which', () => {
    expect(jobStateOf(job(7, { 'job-impressions-completed': [1] }), null, true)).toEqual({ at: 'unknown' })
    expect(jobStateOf(job(8, { 'job-media-sheets-completed': [1] }), null, true)).toEqual({ at: 'unknown' })
    expect(jobStateOf(job(9, { 'job-state-reasons': ['job-completed-with-errors'] }), null, true)).toEqual({
      at: 'unknown',
    })
  })
})

describe('why nothing comes out', () => {
  it.each([
    [3, ['none'], null],
    [3, ['media-empty-warning', 'toner-low-report'], null],
    [5, ['media-empty-warning'], 'paper-end'],
    [4, ['media-empty-error'], 'paper-end'],
    [4, ['media-jam'], 'jam'],
    [3, ['cover-open'], 'cover-open'],
    [3, ['offline-report'], 'unreachable'],
    [4, ['cups-waiting-for-job-completed'], null],
    [5, ['paused'], 'paused'],
    [5, ['none'], 'paused'],
    [3, ['fuser-over-temp-error'], 'error'],
    [4, ['media-needed', 'media-empty'], 'paper-end'],
  ] as const)('%i %s: %s', (state, reasons, cause) => {
    expect(causeOfPrinter(state, reasons)).toBe(cause)
  })
})

it('a size by its names, and no other', () => {
  for (const name of ['iso_a5_148x210mm', 'A5', 'iso-a5', 'iso_a5_148x210mm.Borderless', 'a5-transverse'])
    expect([name, isMedia(name, 'A5'), isMedia(name, 'A4')]).toEqual([name, true, false])
  for (const name of ['jis_b5_182x257mm', 'na_a50_x', 'custom_max_297x420mm']) expect(isMedia(name, 'A5')).toBe(false)
})
