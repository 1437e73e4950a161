import { listDeviceHealth, reportDevice } from '../../usecases/device-health.ts'
import type { Handlers } from './handler.ts'

export const deviceHealthHandlers = {
  reportDevice: (deps, { body }, ctx) => reportDevice(deps, body, ctx),
  listDeviceHealth: (deps, _request, ctx) => ({ answer: () => listDeviceHealth(deps, ctx) }),
} satisfies Partial<Handlers>
