import type { Procedure } from '../events/config-events.ts'
import type { Finding } from './finding.ts'

export type Limit = Procedure['limits'][number]
export type Component = Procedure['components'][number]
export type Case = NonNullable<Procedure['cases']>[number]

/** A procedure as a file says it; `null`: the file has no word about it, so what was known stays. */
export type RawRow = {
  /** Line of the file, or place in a list of JSON, from 1. */
  readonly row: number
  readonly code: string
  readonly name: string
  readonly agency: string
  readonly field: string
  readonly level: Procedure['level'] | null
  readonly limits: readonly Limit[] | null
  readonly fee: string | null
  readonly components: readonly Component[] | null
  readonly cases: readonly Case[] | null
  /** Abolished: no longer received from the day of the import on. */
  readonly isEnded: boolean
  readonly source: string | null
  /** What was seen while the row was read. */
  readonly findings: readonly Finding[]
}
