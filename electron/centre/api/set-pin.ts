import type { BodyOf, ParamsOf } from '../../../shared/api/operations.ts'
import { hashPin } from '../../platform/pin.ts'
import type { Centre } from '../centre.ts'
import { setOfficerPin } from '../usecases/configuration/accounts.ts'
import { refused } from '../usecases/context.ts'
import type { Caller } from '../usecases/context.ts'
import type { Outcome } from '../usecases/execute.ts'
import { stillLoggedIn } from './authenticate.ts'

/** Hashes a new PIN outside the event loop, then decides; neither PIN nor request is ever stored (decisions.md 22). */
export async function setPin(
  centre: Centre,
  caller: Caller,
  { officerId }: ParamsOf<'setOfficerPin'>,
  { pin }: BodyOf<'setOfficerPin'>,
): Promise<Outcome> {
  const credential = await hashPin(pin)
  return centre.executor.execute(caller, null, (ctx) =>
    stillLoggedIn(centre, caller, ctx.now)
      ? setOfficerPin(centre.deps, { officerId, credential }, ctx)
      : refused('NOT_AUTHENTICATED'),
  )
}
