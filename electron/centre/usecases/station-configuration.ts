import type { AnswerOf } from '../../../shared/api/operations.ts'
import type { StationDevices } from '../../../shared/domain/config/station-devices.ts'
import type { Ctx, Deps } from './context.ts'

/** The devices of the calling station as they are configured at the centre; null: none are. */
export function getStationConfiguration(deps: Deps, ctx: Ctx): AnswerOf<'getStationConfiguration'> {
  if (ctx.caller.kind !== 'device') throw new Error('the route lets only devices through')
  const body = deps.store.configuration.item('station', ctx.caller.device.id)
  return { devices: body === null ? null : (JSON.parse(body) as StationDevices), through: deps.through() }
}
