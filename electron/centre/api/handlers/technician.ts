import { changePaper } from '../../usecases/change-paper.ts'
import { answerDeviceOrder, getDeviceOrder, listDeviceOrders, orderDevice } from '../../usecases/device-orders.ts'
import { getStationConfiguration } from '../../usecases/station-configuration.ts'
import type { Handlers } from './handler.ts'

export const technicianHandlers = {
  orderDevice: (deps, { body }, ctx) => orderDevice(deps, body, ctx),
  listDeviceOrders: (deps, _request, ctx) => ({ answer: () => listDeviceOrders(deps, ctx) }),
  getDeviceOrder: (deps, { params }, ctx) => getDeviceOrder(deps, params, ctx),
  answerDeviceOrder: (deps, { params, body }, ctx) => answerDeviceOrder(deps, { ...params, body }, ctx),
  getStationConfiguration: (deps, _request, ctx) => ({ answer: () => getStationConfiguration(deps, ctx) }),
  changePaper: (deps, { params, body }, ctx) => changePaper(deps, { ...params, ...body }, ctx),
} satisfies Partial<Handlers>
