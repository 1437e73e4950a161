import { listDeviceHealth, reportDevice } from '../../usecases/device-health.ts'
import { reportKeyboardScan } from '../../usecases/keyboard-scanners.ts'
import type { Handlers } from './handler.ts'

export const deviceHealthHandlers = {
  reportDevice: (deps, { body }, ctx) => reportDevice(deps, body, ctx),
  reportKeyboardScan: (deps, { body }, ctx) => reportKeyboardScan(deps, body, ctx),
  listDeviceHealth: (deps, _request, ctx) => ({ answer: () => listDeviceHealth(deps, ctx) }),
} satisfies Partial<Handlers>
