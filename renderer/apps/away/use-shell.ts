import { useEffect, useState } from 'react'
import type { ShellApi, ShellStatus } from '../../../shared/shell/shell-api.ts'
import { SHELL_KEY } from '../../../shared/shell/shell-key.ts'

/** The program around this page; null in an ordinary browser. */
export const shellApi = (): ShellApi | null => (globalThis as { [SHELL_KEY]?: ShellApi })[SHELL_KEY] ?? null

/** What the program says of itself, moved on by its news; null until it has said something. */
export function useShellStatus(shell: ShellApi): ShellStatus | null {
  const [status, setStatus] = useState<ShellStatus | null>(null)
  useEffect(() => {
    const stop = shell.onStatus(setStatus)
    void shell.status().then(setStatus)
    return stop
  }, [shell])
  return status
}
