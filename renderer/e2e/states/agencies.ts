import type { TestCentre, TestCentreOptions } from '../../../electron/testkit/start-test-centre.ts'
import { SHORT, leaderOf, openDossierDesk } from '../../../electron/testkit/dossiers.ts'
import { must } from '../../../electron/testkit/hall.ts'
import type { OpenedPage } from '../browser.ts'
import { press } from '../desk-steps.ts'
import { DOSSIER_CENTRE, begin, dossierDesk } from '../dossier-steps.ts'
import { openOffice } from '../hall-day.ts'
import type { PageState, Scene } from './state.ts'

const MINUTE = 60_000

/** A house that asks who checks beside the officer and why not online, with limits for those who are called and asked. */
export const AGENCY_CENTRE: TestCentreOptions = {
  ...DOSSIER_CENTRE,
  settings: {
    ...DOSSIER_CENTRE.settings,
    'dossier.coCheck': 'required',
    'dossier.offlineReasons': [
      { code: 'no-account', text: 'Chưa có tài khoản', textEn: 'No account' },
      { code: 'no-device', text: 'Không có điện thoại phù hợp', textEn: 'No fitting telephone' },
      { code: 'wishes', text: 'Muốn nộp tại quầy', textEn: 'Wishes to file here' },
    ],
    'agency.comesMinutes': 15,
    'agency.answerMinutes': 30,
  },
}

/** Two people to call at the agency of the procedures that tests use, and a deputy who may sign for it. */
export async function keepPeople(centre: TestCentre): Promise<string> {
  const leader = await leaderOf(centre)
  const agencyId = centre.centre.deps.store.catalogue().rows.get(SHORT)?.agencyId ?? ''
  const lan = { name: 'Lê Thị Lan', position: 'Chuyên viên', phone: '0901 000 111' }
  must(await leader.call('keepContact', { body: { agencyId, rank: 'main', ...lan } }))
  const minh = { name: 'Phạm Minh', position: 'Phó Trưởng phòng', phone: '0901 000 222' }
  must(await leader.call('keepContact', { body: { agencyId, rank: 'reserve', ...minh } }))
  const vu = { name: 'Vũ Thị Ký', title: 'PHÓ GIÁM ĐỐC', onBehalf: 'KT. GIÁM ĐỐC', decision: '12/QĐ-UBND' }
  const body = { agencyId, kinds: ['apology' as const], from: '2026-11-01', to: '2026-12-31', ...vu }
  must(await leader.call('keepSigner', { body }))
  return agencyId
}

/** A day on which the agency came late once, was not reached once, answered one question and is late with another. */
async function agencyDay(centre: TestCentre): Promise<void> {
  const agencyId = await keepPeople(centre)
  const { client, receive } = await openDossierDesk(centre, 2)
  const coCheck = { how: 'present' as const, name: 'Lê Thị Lan' }
  const call = async (minutes: number, outcome: 'came' | 'not-coming'): Promise<void> => {
    const { callId } = must(await client.call('callAgency', { body: { agencyId } }))
    centre.clock.advance(minutes * MINUTE)
    must(await client.call('endAgencyCall', { params: { callId }, body: { outcome } }))
  }
  const words = 'Sổ hộ khẩu cũ có thay được giấy xác nhận cư trú không?'
  const party = { kind: 'person' as const, name: 'Trần Văn Bình', phone: '0987 654 321' }
  const ask = async (): Promise<string> =>
    must(await client.call('askAgency', { body: { kind: 'before-reception', procedureId: SHORT, party, words } }))
      .questionId
  await call(18, 'came')
  await receive({ times: 3, dossier: { procedureId: SHORT, coCheck } })
  await receive({ channel: 'online', dossier: { procedureId: SHORT } })
  const first = await ask()
  await call(20, 'not-coming')
  await receive({ offline: 'wishes', dossier: { procedureId: SHORT, coCheck: { how: 'not-reached' } } })
  const body = { words: 'Được, nếu có xác nhận của Công an phường.', by: 'Phạm Minh' }
  must(await client.call('answerQuestion', { params: { questionId: first }, body }))
  await ask()
  centre.clock.advance(35 * MINUTE)
}

async function receiving(scene: Scene): Promise<OpenedPage> {
  const centre = await scene.centre(AGENCY_CENTRE)
  await keepPeople(centre)
  const opened = await dossierDesk(scene, centre)
  await begin(opened.page, '2.000908', '2.000908')
  await press(opened.page, 'Alt+a', 'Alt+g')
  await opened.page.locator('.agency-call-state').waitFor()
  await opened.page.locator('[data-part="agency"]').scrollIntoViewIfNeeded()
  return opened
}

export const agencyStates: readonly PageState[] = [
  {
    name: 'counter-agency',
    what: 'Reception together with an agency: who checked, the call to him with its time, why not online.',
    arrange: receiving,
  },
  {
    name: 'counter-questions',
    what: 'What waits for the word of an agency, before reception and late, beside the papers of the house.',
    async arrange(scene) {
      const centre = await scene.centre(AGENCY_CENTRE)
      await agencyDay(centre)
      const opened = await dossierDesk(scene, centre)
      await press(opened.page, 'Alt+u')
      await opened.page.locator('[data-question]').first().waitFor()
      return opened
    },
  },
  {
    name: 'manager-agencies',
    what: 'How the agencies stand by the desks, whom desks call, and who may sign.',
    scrolls: true,
    async arrange(scene) {
      const centre = await scene.centre(AGENCY_CENTRE)
      await agencyDay(centre)
      const opened = await openOffice(scene, centre, 'agencies')
      await opened.page.locator('[data-signer]').first().waitFor()
      return opened
    },
  },
]
