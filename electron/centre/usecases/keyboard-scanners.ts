import type { KeyboardScannerRow } from '../../../shared/api/device-health-views.ts'
import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import type { Deps, UseCase } from './context.ts'

/**
 * A scanner that types like a keyboard was heard (hardware.md §6.3): nobody can ask it how it is, so when it was heard
 * last, and whether an input method spoils it, is all that a technician can know. Operational; nothing of what it read.
 */
export const reportKeyboardScan: UseCase<BodyOf<'reportKeyboardScan'>, AnswerOf<'reportKeyboardScan'>> = (
  _deps,
  { inputMethod },
  ctx,
) => {
  const { caller } = ctx
  const deviceId = caller.kind === 'device' ? caller.device.id : ''
  const counterId = caller.kind === 'person' ? (caller.actor.counterId ?? '') : ''
  // Somebody without a counter may sit anywhere.
  if (deviceId === '' && counterId === '') return { events: [] }
  const row = { deviceId, counterId, atMs: ctx.now, inputMethod: inputMethod ? 1 : 0 } as const
  return { events: [], apply: (operational) => operational.setKeyboardScan(row) }
}

/** Every scanner that types and was heard, of devices and counters that are still here. */
export function keyboardScannerRows({ store }: Deps): KeyboardScannerRow[] {
  const { devices, counters } = store.config()
  return store.health.keyboardScans().flatMap(({ deviceId, counterId, atMs, inputMethod }) => {
    const device = devices.get(deviceId)?.name ?? null
    const counterNumber = counters.get(counterId)?.number ?? null
    if (device === null && counterNumber === null) return []
    return [{ id: deviceId || counterId, device, counterNumber, heardAt: atMs, inputMethod: inputMethod === 1 }]
  })
}
