import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnswerOf, QueryOf } from '../../../shared/api/operations.ts'
import { must } from '../../testkit/hall.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let running: TestCentre
beforeAll(async () => {
  running = await startTestCentre({ catalogue: 'demo', allowances: NO_LIMITS })
})
afterAll(() => running.dispose())

/** As anybody may ask: without a token. */
const list = async (query: Partial<QueryOf<'listProcedures'>>): Promise<AnswerOf<'listProcedures'>> =>
  must(await running.client(null).call('listProcedures', { query: { page: 1, size: 100, ...query } }))

describe('the list of procedures', () => {
  test('is found without accents, the plain name first', async () => {
    const { procedures, total } = await list({ q: 'dang ky khai sinh' })
    expect(procedures[0]).toEqual({
      id: '1.001193',
      code: '1.001193',
      name: 'Thủ tục đăng ký khai sinh',
      field: 'Hộ tịch',
      fieldEn: 'Civil status',
      agency: 'Ủy ban nhân dân phường',
      agencyEn: "Ward People's Committee",
    })
    expect(total).toBe(procedures.length)
  })

  test('pages of it make the whole, each once', async () => {
    const { total } = await list({})
    const seen: string[] = []
    for (let page = 1; seen.length < total; page++) {
      const { procedures } = await list({ page, size: 20 })
      expect(procedures.length).toBe(Math.min(20, total - seen.length))
      seen.push(...procedures.map(({ id }) => id))
    }
    expect(new Set(seen).size).toBe(total)
    expect((await list({ page: 9_999 })).procedures).toEqual([])
  })

  test('agency, field and service narrow it, together with words', async () => {
    const agencies = must(await running.client(null).call('listCatalogue', {})).agencies
    for (const agency of agencies) {
      expect((await list({ agencyId: agency.id })).total).toBe(agency.count)
      for (const field of agency.fields) expect((await list({ fieldId: field.id })).total).toBe(field.count)
      expect(agency.fields.reduce((sum, { count }) => sum + count, 0)).toBe(agency.count)
    }
    expect((await list({ serviceId: 'cu-tru' })).total).toBe((await list({ fieldId: 'cu-tru' })).total)
    expect((await list({ q: 'khai sinh', fieldId: 'dat-dai' })).total).toBe(0)
    expect((await list({ q: 'khai sinh', fieldId: 'ho-tich' })).total).toBeGreaterThan(2)
  })
})

test('KT-7.2b: a procedure tells its papers, limits, fee and whose number is right', async () => {
  const params = { procedureId: '1.001193' }
  const { procedure } = must(await running.client(null).call('getProcedure', { params }))
  expect(procedure).toMatchObject({ level: 'commune', serviceId: 'ho-tich-chung-thuc', field: 'Hộ tịch' })
  expect(procedure.limits.map(({ channel }) => channel)).toEqual(['direct', 'online', 'postal'])
  expect(procedure.components.map(({ isForm, originals }) => [isForm, originals])).toEqual([
    [true, 1],
    [true, 1],
    [false, 1],
  ])
})

test('every procedure of the demonstration has a service that takes its number', async () => {
  const { procedures, total } = await list({ size: 100 })
  const rest = (await list({ size: 100, page: 2 })).procedures
  expect(procedures.length + rest.length).toBe(total)
  for (const { id } of [...procedures, ...rest]) {
    const { procedure } = must(await running.client(null).call('getProcedure', { params: { procedureId: id } }))
    expect(procedure.serviceId, procedure.name).not.toBeNull()
  }
})

test('an unknown procedure is refused by name', async () => {
  const outcome = await running.client(null).call('getProcedure', { params: { procedureId: 'khong-co' } })
  expect(outcome).toMatchObject({ ok: false, code: 'PROCEDURE_UNKNOWN' })
})
