import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '../../../../shared/api/client.ts'
import { AN, IDENTIFIER, openDossierDesk, startDossierCentre } from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { codeOf, must } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

const QUARTER = 15 * 60_000

let centre: TestCentre
let desk: DossierDesk
let kiosk: Client
beforeEach(async () => {
  centre = await startDossierCentre({ publicUrl: 'https://so.example' })
  desk = await openDossierDesk(centre)
  kiosk = centre.client(centre.token('kiosk'))
})
afterEach(() => centre.dispose())

const lookUp = (code: string, factor?: string) =>
  kiosk.call('lookUpDossier', { body: factor === undefined ? { code } : { code, factor } })

describe('the public look-up (TT-8.2a, BD-18.3c, law-facts §7)', () => {
  test('by the code alone tells the state and nothing else', async () => {
    const { code } = await desk.one()
    const { dossier } = must(await lookUp(` ${code.toLowerCase()} `))
    expect(dossier).toEqual({ code, state: 'in-process', nationalState: 4, more: null })
  })

  test('by its digits alone, as a kiosk without letters has them', async () => {
    const { code } = await desk.one()
    expect(must(await lookUp('261125 0001')).dossier.code).toBe(code)
    expect(codeOf(await lookUp('2611250002'))).toBe('DOSSIER_UNKNOWN')
    expect(codeOf(await lookUp('26112'))).toBe('DOSSIER_UNKNOWN')
  })

  test.each([
    ['telephone', '5678'],
    ['identity number', '0123'],
  ])('with the end of the %s tells when and where, and no word about people', async (_what, factor) => {
    const { code, dueAt } = await desk.one()
    const answer = must(await lookUp(code, factor))
    expect(answer.dossier.more).toMatchObject({ dueAt, isLate: false, isHere: false, resultServiceId: 'nhan-ket-qua' })
    for (const word of ['Ánh', AN.identity ?? '', '0912 345', '0912345', 'Phố Thử'])
      expect([word, JSON.stringify(answer).includes(word)]).toEqual([word, false])
  })

  test('BD-18.5: with the QR code of the receipt needs no more than that; a changed one is nothing', async () => {
    const { code, qr } = await desk.one()
    expect(qr.startsWith(`https://so.example/phone/#hs=${code}.`)).toBe(true)
    const signed = qr.split('=')[1] ?? ''
    expect(must(await lookUp(signed)).dossier.more).not.toBeNull()
    expect(codeOf(await lookUp(`${signed.slice(0, -1)}${signed.endsWith('A') ? 'B' : 'A'}`))).toBe('DOSSIER_UNKNOWN')
  })

  test('the code of a cancelled dossier leads to the one that stands for it, and proves no more than it should', async () => {
    const [old, anew] = [await desk.one(), await desk.one()]
    const other = await desk.one({ filer: { ...AN, identity: '034099007777', phone: '0987654321' } })
    const cancel = (id: string, twinId: string) =>
      desk.client.call('voidDossier', { params: { dossierId: id }, body: { cause: 'entered-twice', twinId } })
    must(await cancel(old.id, anew.id))
    expect(must(await lookUp(old.code)).dossier).toMatchObject({ code: anew.code, asked: old.code, more: null })
    expect(must(await lookUp(old.code, '5678')).dossier.more).not.toBeNull()
    const signed = old.qr.split('=')[1] ?? ''
    expect(must(await lookUp(signed)).dossier).toMatchObject({ code: anew.code, more: { dueAt: anew.dueAt } })
    // An officer named somebody else's by mistake: its state is all that this paper shows.
    must(await cancel(anew.id, other.id))
    expect(must(await lookUp(signed)).dossier).toMatchObject({ code: other.code, asked: old.code, more: null })
  })

  test('says that the result is there, and that a fee is open', async () => {
    const { id, code } = await desk.one({ dossier: { fees: [{ kind: 'charge', amount: 5_000, when: 'result' }] } })
    const body = { paper: true, electronic: false, kind: 'granted' as const }
    must(await desk.client.call('recordResult', { params: { dossierId: id }, body }))
    expect(must(await lookUp(code, '5678')).dossier.more).toMatchObject({ isHere: true, hasUnpaidFees: true })
  })

  test('slows guessing of the second factor at one dossier, whoever guesses', async () => {
    const { code } = await desk.one()
    for (const _ of [1, 2, 3, 4, 5]) expect(codeOf(await lookUp(code, '0000'))).toBe('LOOK_UP_FACTOR')
    expect(codeOf(await lookUp(code, '5678'))).toBe('TOO_MANY_REQUESTS')
    const nobody = centre.client(null)
    expect(codeOf(await nobody.call('lookUpDossier', { body: { code, factor: '5678' } }))).toBe('TOO_MANY_REQUESTS')
    expect(must(await lookUp(code)).dossier.more).toBeNull()
    centre.clock.advance(QUARTER)
    expect(codeOf(await lookUp(code, '5678'))).toBe('OK')
  })

  test('one visitor who guesses without end slows the kiosk, and takes it from nobody; the QR code always opens', async () => {
    const { code, qr } = await desk.one()
    const wrong = async (no: number): Promise<string> => codeOf(await lookUp(`${IDENTIFIER}-261125-${1000 + no}`))
    for (let no = 1; no <= 30; no += 1) expect(await wrong(no)).toBe('DOSSIER_UNKNOWN')
    const refused = await lookUp(code)
    expect(refused).toMatchObject({ code: 'TOO_MANY_REQUESTS', detail: { retryAfterSeconds: 10 } })
    expect(must(await lookUp(qr.split('=')[1] ?? '')).dossier.more).not.toBeNull()
    expect(codeOf(await centre.client(null).call('lookUpDossier', { body: { code } }))).toBe('OK')
    centre.clock.advance(10_000)
    expect(must(await lookUp(code, '5678')).dossier.more).not.toBeNull()
    expect(await wrong(31)).toBe('DOSSIER_UNKNOWN')
    expect(await wrong(32)).toBe('TOO_MANY_REQUESTS')
    centre.clock.advance(5 * 60_000)
    for (let no = 33; no <= 62; no += 1) expect(await wrong(no)).toBe('DOSSIER_UNKNOWN')
  })
})
