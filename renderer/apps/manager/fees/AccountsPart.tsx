import type { ReactNode } from 'react'
import { feeRight } from '../../../../shared/api/fee-views.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useWords } from '../../../ui/language.tsx'

/** Who of the staff may do what with money; cashiers are named in the settings. */
export function AccountsPart(): ReactNode {
  const { fees: words } = useWords()
  const { view } = useLiveView('listFeeAccounts', {}, { interestedIn: ['officer.defined', 'setting.changed'] })
  if (!view) return null
  return (
    <section className="fees-part" aria-labelledby="fees-accounts">
      <h2 id="fees-accounts">{words.accounts}</h2>
      <p className="small">{words.accountsHint}</p>
      <div className="fee-scroll" role="group" aria-labelledby="fees-accounts" tabIndex={0}>
        <table className="fee-table fees-accounts">
          <thead>
            <tr>
              <th scope="col">{words.account}</th>
              {feeRight.options.map((right) => (
                <th key={right} scope="col">
                  {words.rights[right]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.accounts.map(({ officerId, name, position, as, rights }) => (
              <tr key={officerId} data-account={as}>
                <th scope="row">
                  {name}
                  <span className="small">{[words.accountAs[as], position].filter(Boolean).join(' · ')}</span>
                </th>
                {feeRight.options.map((right) => (
                  <td key={right}>
                    {rights.includes(right) ? (
                      <span className="fees-may">
                        <Icon name="check" />
                        {words.may}
                      </span>
                    ) : (
                      '–'
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
