import { useState } from 'react'
import type { ReactNode } from 'react'
import type { CatalogueSummary } from '../../../../shared/api/catalogue-views.ts'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../ui/language.tsx'
import { CheckBox } from '../parts/CheckList.tsx'

type Groups = CatalogueSummary['groups']
type FeeGroupsProps = {
  groups: Groups
  /** Fees that were ticked. */
  accepted: ReadonlySet<string>
  onChange: (accepted: ReadonlySet<string>) => void
}
const PAGE = 20

/** Fees that nobody should believe unseen, equal ones together: each is looked at and ticked, or stays out. */
export function FeeGroups({ groups, accepted, onChange }: FeeGroupsProps): ReactNode {
  const words = useWords().catalogue
  const [shown, setShown] = useState(PAGE)
  function tick(fee: string, on: boolean): void {
    onChange(new Set(on ? [...accepted, fee] : [...accepted].filter((one) => one !== fee)))
  }
  return (
    <section className="catalogue-care" aria-label={words.fees.title}>
      <h2>{words.fees.title}</h2>
      <p>{words.fees.lead}</p>
      <p role="status">{words.fees.accepted(groups.filter(({ fee }) => accepted.has(fee)).length, groups.length)}</p>
      <ul className="catalogue-fees">
        {groups.slice(0, shown).map((one) => (
          <FeeGroup key={one.group} one={one} isOn={accepted.has(one.fee)} onTick={(on) => tick(one.fee, on)} />
        ))}
      </ul>
      {shown < groups.length && (
        <Button onPress={() => setShown(shown + PAGE)}>{words.fees.more(Math.min(PAGE, groups.length - shown))}</Button>
      )}
    </section>
  )
}

type FeeGroupProps = { one: Groups[number]; isOn: boolean; onTick: (on: boolean) => void }

function FeeGroup({ one: { fee, codes, count, examples }, isOn, onTick }: FeeGroupProps): ReactNode {
  const words = useWords().catalogue
  const said = fee === '' ? words.fees.empty : fee
  const names = examples.map(({ code, name }) => `${code} ${name}`).join('; ')
  return (
    <li>
      <CheckBox isSelected={isOn} onChange={onTick} label={words.fees.accept(said)}>
        <span>
          <strong>{said}</strong> <span className="small">{words.fees.count(count)}</span>
        </span>
      </CheckBox>
      <p className="small">{codes.map((code) => words.finding[code]({ text: said })).join('; ')}</p>
      <p className="small">{words.fees.examples(names, count - examples.length)}</p>
    </li>
  )
}
