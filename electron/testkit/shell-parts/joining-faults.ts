import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import { openAuthority } from '../../centre/lan/authority.ts'
import type * as JoiningModule from '../../shell/joining.ts'
import { begin, session } from './electron.ts'
import { settle } from './shell-of.ts'
import { wrong } from './faults.ts'
import type { Row } from './faults.ts'

const NOW = Date.parse('2026-11-23T08:00:00+07:00')
const HOST = '10.20.30.2'
const CANDIDATE = 'http://127.0.0.1:8080'

type Certificates = { readonly house: string; readonly own: string; readonly strange: string }
let made: Promise<Certificates> | null = null

/** Once for all copies: to make a key takes longer than all that is asked. */
async function certificates(): Promise<Certificates> {
  const dirs = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'mot-cua-joining-')))
  const machine = { hostName: 'may-chu', addresses: [HOST] }
  const houses = await Promise.all(dirs.map((dir) => openAuthority(dir, 'Trung tâm', machine)))
  const [own, strange] = await Promise.all(houses.map(async (one) => (await one.certify([HOST], NOW)).cert))
  for (const dir of dirs) rmSync(dir, { recursive: true })
  return { house: houses[0]?.pem ?? '', own: own ?? '', strange: strange ?? '' }
}

/** What is wrong with whom a machine believes. */
export async function joiningFaults({ openJoining }: typeof JoiningModule): Promise<string[]> {
  begin()
  made ??= certificates()
  const { house, own, strange } = await made
  const { timers } = createManualTime()
  const now: { read: unknown } = { read: { ok: false, problems: [] } }
  const kept = async (): Promise<boolean> => true
  const nothing = (): void => {}
  const joining = openJoining(
    { read: () => now.read, own: () => ({}), write: nothing } as never,
    { canKeep: kept, keep: nothing, forget: nothing, read: nothing } as never,
    {
      ...{ timers, clock: { now: () => NOW, monotonic: () => 0 } },
      ...{ configure: nothing, reload: nothing, changed: nothing },
      startRestorer: nothing,
    } as never,
  )
  const shown = (data: string): unknown => {
    let is: unknown
    const verify = session.defaultSession.answers['verify'] as unknown as (
      about: object,
      say: (is: number) => void,
    ) => void
    verify({ hostname: HOST, certificate: { data } }, (said) => (is = said))
    return [is, joining.verdict()]
  }
  const rows: Row[] = [['before it knows anything', [shown(own), joining.candidate()], [[-3, null], null]]]
  now.read = { ok: true, config: {} }
  rows.push(['in a centre of its own', shown(strange), [-3, null]])
  now.read = { ok: true, config: { authority: house } }
  rows.push(['its house', shown(own), [0, 'ours']])
  rows.push(['a stranger', shown(strange), [-2, 'other-authority']])
  joining.forget()
  rows.push(['is given other settings', joining.verdict(), null])

  now.read = { ok: false, trouble: 'not-configured', problems: [], begun: {} }
  await joining.setUp.act({ do: 'join', address: CANDIDATE, station: false } as never, {
    page: 'counter',
    isFirst: true,
  })
  await settle()
  now.read = { ok: true, config: { authority: house } }
  rows.push(['a centre that was named', [joining.candidate(), shown(strange)], [CANDIDATE, [-3, null]]])
  joining.forget()
  rows.push(['and is forgotten', [joining.candidate(), shown(own)], [null, [0, 'ours']]])
  joining.setUp.stop()
  return wrong(rows)
}
