import { pino } from 'pino'
import type { Logger } from 'pino'

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'debug'>

/** One JSON line per entry on stderr; stdout belongs to the lines that docs name. Entries carry ids, never names. */
export function openLog(level: string): Log {
  return pino({ level, base: null }, pino.destination({ fd: 2, sync: true }))
}
