import type { CallResult } from '../../shared/api/client.ts'

/** The answer of a call that a test needs. @throws with the code of a refusal */
export function answered<T>(outcome: CallResult<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.code}`)
  return outcome.value
}
