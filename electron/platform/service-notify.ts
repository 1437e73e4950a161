import { execFile } from 'node:child_process'
import type { Cancel, Timers } from '../../shared/kernel/time.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * Tells systemd that a service is ready, and again and again that it is well; silence means: start it anew
 * (`resources/linux/*.service`). Where no systemd asks, nothing is told.
 * @param isWell asked before each word; somebody who does not answer himself is not well
 */
export function keepSystemdTold(isWell: () => Promise<boolean>, timers: Timers, env: Env = process.env): Cancel {
  if (!env['NOTIFY_SOCKET']) return () => {}
  const tell = (word: string): void => tellSystemd(word, env)
  tell('READY=1')
  const wanted = Number(env['WATCHDOG_USEC'] ?? 0) / 1_000
  if (!(wanted > 0)) return () => {}
  return timers.every(wanted / 3, () => {
    void isWell().then(
      (well) => well && tell('WATCHDOG=1'),
      () => {},
    )
  })
}

/** Says one word to systemd, where one asks. Node has no datagrams of Unix sockets, so systemd's own program speaks for us. */
export function tellSystemd(word: string, env: Env = process.env): void {
  if (env['NOTIFY_SOCKET']) execFile('systemd-notify', [word], { env: { ...env } }, () => {})
}
