import { expect, test } from 'vitest'
import { openDossierDesk, startDossierCentre, stateOf } from '../../../testkit/dossiers.ts'
import { CHARGE, setTariff } from '../../../testkit/fees.ts'
import { disposeSound } from '../../../testkit/hall.ts'

test('a fee of a journal from before there were receipts is paid, and nobody asks for it again', async () => {
  const centre = await startDossierCentre()
  await setTariff(centre)
  const desk = await openDossierDesk(centre)
  const { id } = await desk.one({ dossier: { fees: [CHARGE] } })
  await centre.centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({
    events: [{ type: 'dossier.feePaid', payload: { dossierId: id, officerId: 'O1', no: 1, method: 'cash' } }],
  }))
  expect((await stateOf(desk.client, id)).fees).toMatchObject([{ no: 1, paidAt: expect.any(Number) as number }])
  await disposeSound(centre)
})
