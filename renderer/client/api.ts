import './jitless.ts'
import { createClient } from '../../shared/api/client.ts'
import type { CallResult, Client, ClientOptions } from '../../shared/api/client.ts'
import type { AnswerOf, OperationId } from '../../shared/api/operations.ts'
import type { Platform } from './platform.ts'

/** One attempt is given up after this long; a citizen does not wait longer for a first word. */
const ATTEMPT_MS = 5_000
const RETRY_DELAYS_MS = [300, 700, 1_500, 3_000]

export type PageApi = {
  /** One attempt. */
  call: Client['call']
  /**
   * For a person's press: the same key goes with every attempt, so the centre does it once whatever was lost on the
   * way. Tries again while there is no answer; the last outcome comes back.
   */
  press: Client['call']
}

/** The LAN API as the pages of one origin call it. */
export function createPageApi(
  platform: Platform,
  token: () => string | null,
  options: Partial<Pick<ClientOptions, 'base' | 'fetch'>> = {},
): PageApi {
  const client = createClient({ base: '', token, newKey: platform.newKey, timeoutMs: ATTEMPT_MS, ...options })

  async function press<K extends OperationId>(
    operation: K,
    input: Parameters<typeof client.call<K>>[1],
  ): Promise<CallResult<AnswerOf<K>>> {
    const keyed = { ...input, key: input.key ?? platform.newKey() }
    let outcome = await client.call(operation, keyed)
    for (const delay of RETRY_DELAYS_MS) {
      if (outcome.ok || outcome.code !== 'NO_ANSWER') return outcome
      await new Promise<void>((resolve) => void platform.timers.after(delay, resolve))
      outcome = await client.call(operation, keyed)
    }
    return outcome
  }

  return { call: client.call, press }
}
