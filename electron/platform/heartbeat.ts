import { execFile } from 'node:child_process'
import { utimesSync, writeFileSync } from 'node:fs'
import type { Cancel, Clock, Timers } from '../../shared/kernel/time.ts'
import { BEAT_MS, isAlive } from '../../shared/shell/recovery.ts'

/**
 * Tells whoever watches from outside that every page lives: the time goes into a file that the watchdog of Windows reads
 * (`resources/windows/watchdog.ps1`), and to systemd where it asked for it. Silence means: start the program again.
 * @param silences for each window, ms since its page last said that it lives
 */
export function keepHeartbeat(
  file: string,
  silences: () => readonly number[],
  { clock, timers }: { clock: Clock; timers: Timers },
): Cancel {
  return timers.every(BEAT_MS, () => {
    if (!isAlive(silences())) return
    write(file, clock.now())
    // Node has no datagrams of Unix sockets, so systemd's own program speaks for us.
    if (process.env['NOTIFY_SOCKET']) execFile('systemd-notify', ['WATCHDOG=1'], () => {})
  })
}

/** A full disk must not end a program whose pages live: the age of the file, which the watchdog looks at, needs no room. */
function write(file: string, now: number): void {
  try {
    writeFileSync(file, `${now}\n`)
  } catch {
    try {
      utimesSync(file, now / 1_000, now / 1_000)
    } catch {
      // There is no file yet, and no room for one: the watchdog looks only at one that is there.
    }
  }
}
