import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Procedure } from '../../../../shared/domain/events/config-events.ts'
import { tariffFlat, tariffReductions, tariffTiers } from '../../../../shared/domain/fees/tariff.ts'
import type { TariffLine } from '../../../../shared/domain/fees/tariff.ts'
import { dong } from '../../../../shared/i18n/format.ts'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../ui/language.tsx'
import { DateField } from '../parts/DateField.tsx'
import { LeafField } from '../value/LeafField.tsx'
import type { ValueFormProps } from '../value/LeafField.tsx'
import { codeOf } from '../value/rows.ts'
import { shapeOf } from '../value/shape.ts'
import type { NamedShape } from '../value/shape.ts'
import { ValueForm } from '../value/ValueForm.tsx'
import { fieldName } from '../words/setting-words.ts'

const FLAT = shapeOf(tariffFlat)
/** The code of a line is made from its name. */
const FIELDS: readonly NamedShape[] = FLAT.kind === 'group' ? FLAT.fields.filter(({ name }) => name !== 'code') : []
const TIERS = shapeOf(tariffTiers)
const REDUCTIONS = shapeOf(tariffReductions)
const PATH = 'procedure.tariff'
/** Written as people here write a day. */
const DAYS: ReadonlySet<string> = new Set(['from', 'until'])
/** Texts that need a line of their own. */
const WIDE: ReadonlySet<string> = new Set(['name', 'basis', 'notice', 'agencyId', 'refund'])

/** A line that was just added is where the next words go. */
const takesFocus = (row: HTMLDivElement | null): void => row?.querySelector('input')?.focus()

type Tariff = NonNullable<Procedure['tariff']>
type TariffFormProps = Pick<ValueFormProps, 'config'> & {
  tariff: Tariff
  /** First day of a new line. */
  today: string
  onChange: (tariff: Tariff) => void
}
type Shown = { readonly id: number; readonly line: TariffLine }

/** The tariff of a procedure line by line (TT-4.5a, TT-9.2a): a line that was there before keeps its code. */
export function TariffForm({ config, tariff, today, onChange }: TariffFormProps): ReactNode {
  const { adminProcedures: words } = useWords()
  const [shown, setShown] = useState<readonly Shown[]>(() => tariff.map((line, id) => ({ id, line })))
  const [next, setNext] = useState(tariff.length)
  const [first] = useState(tariff.length)
  const [kept] = useState(() => new Set(tariff.map(({ code }) => code)))

  function put(rows: readonly Shown[]): void {
    setShown(rows)
    onChange(rows.map(({ line }) => line))
  }
  function change(id: number, part: Readonly<Record<string, unknown>>): void {
    const others = shown.filter((row) => row.id !== id).map(({ line }) => line.code)
    put(
      shown.map((row) => {
        if (row.id !== id) return row
        const line = { ...row.line, ...part } as TariffLine
        return { id, line: kept.has(line.code) ? line : { ...line, code: codeOf(line.name, others) } }
      }),
    )
  }
  return (
    <fieldset className="admin-checks">
      <legend>{words.tariff}</legend>
      <p className="small">{words.tariffHint}</p>
      <div className="admin-rows">
        {shown.map(({ id, line }, place) => (
          <div
            key={id}
            ref={id >= first && place === shown.length - 1 ? takesFocus : null}
            className="admin-rows-row procedure-case procedure-tariff"
            role="group"
            aria-label={words.tariffAt(place + 1)}
          >
            <header>
              <h3>
                {words.tariffAt(place + 1)}
                {line.name !== '' && `: ${line.name}, ${dong(line.amount)}`}
              </h3>
              <Button icon="close" variant="quiet" onPress={() => put(shown.filter((row) => row.id !== id))}>
                {words.removeTariff}
              </Button>
            </header>
            <LineFields {...{ config, line }} onChange={(part) => change(id, part)} />
          </div>
        ))}
      </div>
      <Button
        onPress={() => {
          setNext(next + 1)
          put([...shown, { id: next, line: { ...NEW_LINE, code: `new-${next}`, from: today } }])
        }}
      >
        {words.addTariff}
      </Button>
    </fieldset>
  )
}

const NEW_LINE: Omit<TariffLine, 'code' | 'from'> = {
  ...{ kind: 'charge', name: '', amount: 0, required: true, when: 'reception', issuer: 'national', basis: '' },
}

type LineFieldsProps = Pick<ValueFormProps, 'config'> & {
  line: TariffLine
  onChange: (part: Readonly<Record<string, unknown>>) => void
}

/** One line: what it is, what more pieces cost, and what is let off. */
function LineFields({ config, line, onChange }: LineFieldsProps): ReactNode {
  const words = useWords()
  const held: Readonly<Record<string, unknown>> = line
  const label = (name: string): string => fieldName(words, `${PATH}.${name}`)
  // An empty field says nothing: what is optional is left out.
  const given = (name: string, value: unknown) => ({ [name]: value === '' ? undefined : value })
  return (
    <>
      <div className="admin-rows-fields">
        {FIELDS.map(({ name, shape, isOptional }) => (
          <div key={name} data-wide={WIDE.has(name) || undefined}>
            {DAYS.has(name) ? (
              <DateField
                label={label(name)}
                value={String(held[name] ?? '')}
                onChange={(date) => onChange(given(name, date))}
              />
            ) : (
              <LeafField
                {...{ config, shape, isOptional }}
                path={`${PATH}.${name}`}
                label={label(name)}
                value={held[name]}
                onChange={(value) => onChange(given(name, value))}
              />
            )}
          </div>
        ))}
      </div>
      <ValueForm
        config={config}
        path={`${PATH}.tiers`}
        label={label('tiers')}
        shape={TIERS}
        value={line.tiers ?? []}
        onChange={(tiers) => onChange({ tiers: (tiers as unknown[]).length === 0 ? undefined : tiers })}
      />
      <ValueForm
        config={config}
        path={`${PATH}.reductions`}
        label={label('reductions')}
        shape={REDUCTIONS}
        value={line.reductions ?? []}
        blank={{ percent: 100 }}
        onChange={(some) => onChange({ reductions: (some as unknown[]).length === 0 ? undefined : some })}
      />
    </>
  )
}
