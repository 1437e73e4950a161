import { useEffect, useState } from 'react'
import { pairMachine, PairingRefused } from '../../../shared/api/pair-machine.ts'
import { SHELL_KEY } from '../../../shared/shell/shell-key.ts'
import type { DeviceRole } from '../../../shared/api/roles.ts'
import type { PairedMachine } from '../../../shared/api/pair-machine.ts'
import { createPageApi } from '../../client/api.ts'
import { usePage } from '../../client/page.tsx'
import type { Page } from '../../client/page.tsx'
import { useWords } from '../../ui/language.tsx'

/** What stands on the screen of a device that nobody let in yet. */
export type PairingWords = { readonly title: string; readonly lines: readonly string[] }

/**
 * Asks the centre to let this device in and gives the code that the technician types. The token that comes of it is kept
 * in this browser, so that a device that was switched off is there again by itself.
 * @param role what this page is; null while it is let in
 */
export function usePairing(role: DeviceRole | null): PairingWords {
  const page = usePage()
  const { common, pairing } = useWords()
  const [code, setCode] = useState<string | null>(null)
  const [isRefused, setRefused] = useState(false)
  const name = role === null ? '' : pairing.names[role]
  useEffect(() => {
    // Without TLS a browser has no digests: such a page is opened by an address with a token.
    // Inside the program the program itself pairs, and keeps the token in the key ring of the machine.
    if (role === null || !isSecureContext || SHELL_KEY in globalThis) return undefined
    const stop = new AbortController()
    pair(page, role, name, setCode, stop.signal).then(
      ({ token }) => page.session.keepDeviceToken(token),
      (error: unknown) => {
        if (error instanceof PairingRefused) setRefused(true)
      },
    )
    return () => {
      stop.abort()
      setCode(null)
    }
  }, [page, role, name])
  if (isRefused) return { title: common.notPaired, lines: [pairing.refused] }
  if (code === null) return { title: common.notPaired, lines: [common.notPairedHint] }
  return {
    title: pairing.code(`${code.slice(0, 3)}\u00A0${code.slice(3)}`),
    lines: [common.notPaired, pairing.hint(name)],
  }
}

function pair(
  { platform }: Page,
  role: DeviceRole,
  name: string,
  onCode: (code: string | null) => void,
  signal: AbortSignal,
): Promise<PairedMachine> {
  return pairMachine({
    // A token that counts no more would stand in the way.
    client: createPageApi(platform, () => null),
    role,
    name,
    // The browser itself has judged the line.
    authority: null,
    hash: sha256,
    secret: () => base64url(crypto.getRandomValues(new Uint8Array(32))),
    wait: (ms) =>
      new Promise((resolve, reject) => {
        const cancel = platform.timers.after(ms, resolve)
        signal.addEventListener('abort', () => {
          cancel()
          reject(new Error('nobody waits for the code'))
        })
      }),
    onCode: (code) => {
      if (!signal.aborted) onCode(code)
    },
  })
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '')
