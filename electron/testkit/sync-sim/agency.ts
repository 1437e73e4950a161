import { addDays, businessDate } from '../../../shared/domain/time/vietnam-time.ts'
import type { VirtualTime } from '../virtual-time.ts'
import type { SimCentre } from './centre.ts'
import type { Chance } from './chance.ts'
import type { SimProvince } from './province.ts'

/** What the agencies and the people of a province say to its centres. */
export type Agency = {
  /** A word on a dossier: where it lies, that its result is there, that papers are missing or no longer are. */
  ofDossier(centre: SimCentre): Promise<void>
  /** The codes that a centre may give: at times too few. */
  grant(centre: SimCentre): Promise<void>
  holidays(): Promise<void>
  catalogue(): Promise<void>
}

const FORWARDED = 4
const RECENT = 30

export function createAgency(province: SimProvince, time: VirtualTime, chance: Chance): Agency {
  let said = 0
  const wanted: { readonly path: string; readonly body: object }[] = []
  const today = (): string => businessDate(time.now())

  async function supplement(path: string): Promise<void> {
    const open = wanted[wanted.length - 1]
    if (open && chance.is(0.5)) {
      wanted.pop()
      return void (await province.operate(open.path, { ...open.body, withdrawn: true }))
    }
    const items = [{ name: 'Bản sao', why: 'Thiếu' }]
    const body = { id: `W${++said}`, items, words: `Lời ${said}`, replyBy: null }
    if (await province.operate(path, { ...body, withdrawn: false })) wanted.push({ path, body })
  }

  return {
    async ofDossier(centre) {
      const code = chance.one(centre.codes.slice(-RECENT)) ?? ''
      // Nobody there can do anything while its disk is full.
      const [dossier] = await province.store.transaction((tx) => tx.dossiers(centre.id, [code])).catch(() => [])
      if (!dossier) return
      const { status } = dossier
      const path = `/centres/${centre.id}/dossiers/${code}`
      const what = chance.next()
      if (what < 0.5)
        await province.operate(`${path}/status`, {
          status,
          unit: `Phòng ${++said}`,
          note: chance.is(0.5) ? 'Lời' : null,
        })
      else if (what < 0.75) await supplement(`${path}/supplements`)
      else if (status === FORWARDED)
        await province.operate(`${path}/result`, {
          ...{ kind: 'granted', number: `${++said}`, paper: true, electronic: false, note: null },
        })
    },
    async grant(centre) {
      const to = chance.is(0.2) ? centre.begun + 3 : 9_999_999
      await province.operate(`/centres/${centre.id}/codes`, {
        ...{ agencyId: null, codes: { identifier: 'H42.12', ranges: [{ from: 1, to }] }, from: '2026-01-01' },
        ...{ until: null, revoked: false },
      })
    },
    async holidays() {
      const year = chance.one([2026, 2027])
      const days = Array.from({ length: chance.upTo(6) }, (_, n) => ({
        ...{ date: addDays(`${year}-04-01`, n * 3 + chance.upTo(3)), kind: 'off', name: `Nghỉ ${++said}`, source: 'x' },
      }))
      await province.operate('/holidays', { year, days })
    },
    async catalogue() {
      said += 1
      await province.operate('/catalogue', {
        ...{ version: `v${said}`, from: today(), decision: `${said}/QĐ`, mediaType: 'text/csv' },
        content: Buffer.from(`Mã,Tên\n1.00${said},Thủ tục\n`).toString('base64'),
      })
    },
  }
}
