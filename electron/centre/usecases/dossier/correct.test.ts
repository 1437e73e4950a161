import { afterEach, beforeEach, expect, test } from 'vitest'
import { AN, openDossierDesk, startDossierCentre, stateOf } from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { disposeSound, must } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

const OWNER = { ...AN, name: 'Trần Văn Bình', identity: '001090000777' }
const RIGHT = { ...AN, name: 'Nguyễn Thị Ảnh' }
const CORRECTION = { role: 'filer' as const, party: RIGHT, cause: 'wrong-words' as const }

let centre: TestCentre
let desk: DossierDesk
beforeEach(async () => {
  centre = await startDossierCentre()
  desk = await openDossierDesk(centre)
})
afterEach(() => disposeSound(centre))

const at = (dossierId: string) => ({ params: { dossierId } })

test('forms.md §10.3: papers that name the owner stay as they are when who filed is put right', async () => {
  const { id } = await desk.one({ dossier: { owner: OWNER } })
  const request = { items: [{ no: 1, text: 'Bản rõ', verify: false }], reason: 'Bản đã nộp bị mờ' }
  must(await desk.client.call('requestSupplement', { ...at(id), body: request }))
  must(await desk.client.call('issueControlSlip', { ...at(id), body: {} }))
  const filer = must(await desk.client.call('correctParty', { ...at(id), body: CORRECTION }))
  expect(filer.slips.map(({ kind }) => kind)).toEqual(['receipt'])
  const party = { ...OWNER, name: 'Trần Văn Bỉnh' }
  const owner = must(
    await desk.client.call('correctParty', { ...at(id), body: { ...CORRECTION, role: 'owner', party } }),
  )
  expect(owner.slips.map(({ kind }) => kind).toSorted()).toEqual(['control', 'receipt', 'supplement'])
  for (const { id: slipId } of owner.slips) {
    const { content } = must(await desk.client.call('getSlip', { params: { slipId } }))
    const named = { receipt: { filer: { name: RIGHT.name } }, supplement: { of: { name: party.name } } }
    expect(content?.content).toMatchObject({ ...named, control: { of: party.name } }[String(content?.kind)] ?? {})
  }
})

test('forms.md §10.3: who filed several dossiers gets every receipt anew that names them, of those that go on', async () => {
  const { dossiers } = await desk.receive({ times: 3 })
  const [first, second, third] = dossiers.map(({ id }) => id) as [string, string, string]
  must(await desk.client.call('voidDossier', { ...at(third), body: { cause: 'entered-twice' } }))
  const { slips } = must(await desk.client.call('correctParty', { ...at(first), body: CORRECTION }))
  expect(slips).toHaveLength(2)
  for (const id of [first, second]) {
    const shown = await stateOf(desk.client, id)
    expect(shown.name).toBe(RIGHT.name)
    expect(shown.slips.map(({ cancelled }) => cancelled)).toEqual([true, false])
  }
  const over = await stateOf(desk.client, third)
  expect([over.name, over.slips.map(({ cancelled }) => cancelled)]).toEqual([AN.name, [true]])
})
