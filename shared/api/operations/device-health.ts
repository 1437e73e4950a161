import { z } from 'zod'
import { DEVICE_ROLES, PERSON_ROLES } from '../roles.ts'
import * as h from '../device-health-views.ts'
import { none } from './operation.ts'
import type { Operation } from './operation.ts'

/** How devices are: told by themselves, read by those who look after them. */
export const deviceHealthOperations = {
  reportDevice: {
    method: 'POST',
    path: '/device-report',
    who: DEVICE_ROLES,
    summary: 'How the calling device is now, every ten seconds; the newest report counts',
    body: h.deviceReport,
    answer: none,
    idempotent: false,
  },
  reportKeyboardScan: {
    method: 'POST',
    path: '/keyboard-scan-report',
    who: ['kiosk', ...PERSON_ROLES],
    summary: 'The scanner that types at this kiosk or counter was heard; nothing of what it read',
    body: z.strictObject({
      /** An input method such as Unikey put keys of its own into it. */
      inputMethod: z.boolean(),
    }),
    answer: none,
    idempotent: false,
  },
  listDeviceHealth: {
    method: 'GET',
    path: '/device-health',
    who: ['leader', 'technician'],
    summary: 'Boards, tablets, kiosks, printers and the centre itself: what is well and what is not',
    answer: h.deviceHealth,
  },
} as const satisfies Record<string, Operation>
