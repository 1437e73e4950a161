import type { ReactNode } from 'react'
import type { DossierView } from '../../../../../shared/api/dossier-views.ts'
import { useWords } from '../../../../ui/language.tsx'

export type OtherClocksProps = { dossier: DossierView; now: number; moment: (ms: number) => string }

/**
 * The clocks of a dossier beside the promised one: when it stood and went on again, until when the agency has to apologise
 * or may ask, when the papers go; and what makes it another than it looks: a mishap, a twin.
 */
export function OtherClocks({ dossier, now, moment }: OtherClocksProps): ReactNode {
  const { house } = useWords()
  const { apologyBy, agencyBy, carryBy, harm, supplements, twins } = dossier
  return (
    <>
      {supplements.map(
        ({ id, at, suppliedAt }) =>
          suppliedAt !== null && (
            <span key={id} className="small">
              {house.stoodFrom(moment(at), moment(suppliedAt))}
            </span>
          ),
      )}
      {apologyBy !== null && now <= apologyBy && <span className="small">{house.apologyBy(moment(apologyBy))}</span>}
      {agencyBy !== null && now <= agencyBy && <span className="small">{house.agencyBy(moment(agencyBy))}</span>}
      {carryBy !== null && (
        <span className={now > carryBy ? 'dossiers-care' : 'small'}>{house.carry.day(moment(carryBy))}</span>
      )}
      {harm !== null && <span className="dossiers-care">{house.harmed(house.harms[harm])}</span>}
      {twins.map(({ id, code, isRight }) => (
        <span key={id} className={isRight ? 'dossiers-care' : 'small'}>
          {isRight ? house.twinRight(code) : house.twinWrong(code)}
        </span>
      ))}
    </>
  )
}
