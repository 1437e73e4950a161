import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { OrderView, StationFindings } from '../../../../shared/api/order-views.ts'
import { usePage } from '../../../client/page.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'

/** What a station found at its machine; opens by itself when the search that was just asked for has ended. */
export function Findings({ order, station }: { order: OrderView; station: string }): ReactNode {
  const { api } = usePage()
  const { findings: words, close } = useWords().technician
  const [isOpen, setOpen] = useState(false)
  const [read, setRead] = useState<{ orderId: string; findings: StationFindings | null } | null>(null)
  useEffect(() => {
    if (!isOpen) return undefined
    let stopped = false
    void api.call('getDeviceOrder', { params: { orderId: order.id } }).then((outcome) => {
      if (!stopped && outcome.ok) setRead({ orderId: order.id, findings: outcome.value.findings })
    })
    return () => {
      stopped = true
    }
  }, [api, isOpen, order.id])
  const current = read?.orderId === order.id ? read : null
  return (
    <div className="device-presses">
      <Button icon="list" onPress={() => setOpen(true)}>
        {words.show}
      </Button>
      {isOpen && current && (
        <Dialog
          title={words.title(station)}
          isOpen
          onClose={() => setOpen(false)}
          actions={<Button onPress={() => setOpen(false)}>{close}</Button>}
        >
          {current.findings ? <Found findings={current.findings} /> : <p>{words.gone}</p>}
        </Dialog>
      )}
    </div>
  )
}

function Found({ findings: { candidates, problems } }: { findings: StationFindings }): ReactNode {
  const { findings: words } = useWords().technician
  return (
    <>
      {problems.length > 0 && (
        <Notice kind="care" title={words.missed}>
          <p className="small">{problems.join('; ')}</p>
        </Notice>
      )}
      {candidates.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p>{words.hint}</p>
          <table className="device-found">
            <thead>
              <tr>
                <th>{words.columns.kind}</th>
                <th>{words.columns.name}</th>
                <th>{words.columns.path}</th>
                <th>{words.columns.sure}</th>
                <th>{words.columns.why}</th>
              </tr>
            </thead>
            <tbody>
              {candidates.map(({ kind, name, path, usb, score, why }) => (
                <tr key={`${kind} ${path} ${usb} ${name}`}>
                  <td>{words.kinds[kind]}</td>
                  <td>{name}</td>
                  <td>{path ?? words.noPath}</td>
                  <td>{words.sure(score)}</td>
                  <td>{why.map((one) => words.why[one]).join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  )
}
