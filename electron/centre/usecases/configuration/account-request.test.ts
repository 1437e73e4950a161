import { afterEach, expect, test } from 'vitest'
import { disposeSound, must } from '../../../testkit/hall.ts'
import { startTestCentre } from '../../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

let running: TestCentre
afterEach(() => disposeSound(running))

test('BD-18.1b: where the house wants it, an account is made only with the number of the written request', async () => {
  running = await startTestCentre({ settings: { 'login.requestNumber': true } })
  const leader = running.client(await running.logIn('leader'))
  const item = { role: 'officer', agencyId: null, position: 'Chuyên viên', name: 'Người Mới Thử' }
  const preview = async (more: object) =>
    must(
      await leader.call('previewConfiguration', {
        body: { changes: [{ kind: 'officer', item: { ...item, ...more } }] },
      }),
    ).problems
  expect(await preview({})).toMatchObject([{ kind: 'officer', path: 'request', code: 'request-needed' }])
  expect(await preview({ request: '15/CV-SXD' })).toEqual([])
  const { officers } = must(await leader.call('getConfiguration', {}))
  // Who is there already is changed without one.
  const known = officers.find(({ id }) => id === 'O1')
  expect(await preview({ id: 'O1', position: 'Phó Trưởng phòng', name: known?.name })).toEqual([])
})
