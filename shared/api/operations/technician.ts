import { z } from 'zod'
import { stationDevices } from '../../domain/config/station-devices.ts'
import * as o from '../order-views.ts'
import { none } from './operation.ts'
import type { Operation } from './operation.ts'

const oneOrder = z.object({ order: o.orderView })

/** The technician's hand at a distance: tests of devices, their answers, a new roll. */
export const technicianOperations = {
  orderDevice: {
    method: 'POST',
    path: '/device-orders',
    who: ['technician'],
    summary: 'Let a device print, show or say a test, be asked what it answers, or look for devices at its machine',
    body: o.deviceOrder,
    answer: oneOrder,
  },
  listDeviceOrders: {
    method: 'GET',
    path: '/device-orders',
    who: ['station', 'board'],
    summary: 'Orders for the calling device that nobody has answered and that have not expired, oldest first',
    answer: z.object({ orders: z.array(o.orderView), through: z.number().int() }),
  },
  getDeviceOrder: {
    method: 'GET',
    path: '/device-orders/{orderId}',
    who: ['leader', 'technician'],
    summary: 'One order, and what it found',
    answer: z.object({ order: o.orderView, findings: o.stationFindings.nullable() }),
  },
  answerDeviceOrder: {
    method: 'POST',
    path: '/device-orders/{orderId}/answer',
    who: ['station', 'board'],
    summary: 'How an order ended; a late success after a failure counts',
    body: o.orderAnswer,
    answer: none,
  },
  getStationConfiguration: {
    method: 'GET',
    path: '/station-configuration',
    who: ['station'],
    summary: 'The devices of the calling station as they are configured at the centre; null: none are',
    answer: z.object({ devices: stationDevices.nullable(), through: z.number().int() }),
  },
  changePaper: {
    method: 'POST',
    path: '/printers/{printerId}/paper-changed',
    who: ['technician', 'officer', 'receptionist', 'leader'],
    summary: 'Say that a new roll is in: what is printed from now on is counted from it',
    body: z.strictObject({
      /** Length of the new roll in metres, when it is another one than configured. */
      rollMetres: z.number().int().min(5).max(500).optional(),
    }),
    answer: none,
  },
} as const satisfies Record<string, Operation>
