import { z } from 'zod'
import { DEVICE_ROLES } from '../roles.ts'
import * as u from '../update-views.ts'
import { id } from '../views.ts'
import { programVersion } from '../../updates/release.ts'
import { none, words } from './operation.ts'
import type { Operation } from './operation.ts'

const oneView = z.object({ updates: u.updatesView })
const staff = ['leader', 'technician'] as const

/** Versions of the program in the house (models.md §6.4). */
export const updatesOperations = {
  getUpdates: {
    method: 'GET',
    path: '/updates',
    who: staff,
    summary: 'Which machine runs what, which releases lie here, where the roll-out stands',
    answer: u.updatesView,
  },
  takeRelease: {
    method: 'POST',
    path: '/updates/releases',
    who: ['technician'],
    summary:
      'Fetch a release from the configured address, or from a folder of the centre’s machine, and check its signature',
    body: z.strictObject({ folder: words.max(400).optional() }),
    answer: z.object({ version: z.string() }),
  },
  startRollOut: {
    method: 'POST',
    path: '/updates/roll-out',
    who: ['technician'],
    summary: 'Let the machines come to a release that lies here: the centre first, one kiosk, then all',
    body: z.strictObject({ version: programVersion, pilotId: id.optional() }),
    answer: oneView,
  },
  stopRollOut: {
    method: 'POST',
    path: '/updates/stop',
    who: staff,
    summary: 'No further machine installs until the roll-out is started again',
    body: none,
    answer: oneView,
  },
  takeBackRollOut: {
    method: 'POST',
    path: '/updates/take-back',
    who: ['technician'],
    summary: 'The machines go back to the version of before the roll-out; the centre only by hand',
    body: none,
    answer: oneView,
  },
  askForUpdate: {
    method: 'POST',
    path: '/updates/mine',
    who: DEVICE_ROLES,
    idempotent: false,
    summary: 'A machine says what it runs, and is told what to bring and whether to install it now',
    body: u.machineReport,
    answer: u.machineOrder,
    bodyLimit: 4_096,
  },
} as const satisfies Record<string, Operation>
