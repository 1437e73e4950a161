import { useState } from 'react'
import type { ReactNode } from 'react'
import type { CatalogueSummary } from '../../../../shared/api/catalogue-views.ts'
import { SearchSelect } from '../../../ui/SearchSelect.tsx'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { useProposal } from '../change/ProposalProvider.tsx'
import type { Asked } from './use-import.ts'

type UnknownFieldsProps = AreaProps & {
  fields: CatalogueSummary['unknownFields']
  asked: Asked
  ask: (asked: Asked) => Promise<void>
}

/** Fields of the file that the centre does not have: each is one of ours, or is made, by the usual preview. */
export function UnknownFields({ config, fields, asked, ask }: UnknownFieldsProps): ReactNode {
  const words = useWords().catalogue.fields
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>({})
  return (
    <section className="catalogue-care" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <ul className="catalogue-fields">
        {fields.map(({ key, field, agency, count }) => (
          <li key={key}>
            <p>
              <strong>{words.inFile(field, agency, count)}</strong>
            </p>
            <SearchSelect
              label={words.is}
              value={mapping[key] ?? null}
              options={config.fields.map(({ id, name }) => ({ id, text: name }))}
              onChange={(id) =>
                setMapping(
                  id === null
                    ? Object.fromEntries(Object.entries(mapping).filter(([other]) => other !== key))
                    : { ...mapping, [key]: id },
                )
              }
            />
            <NewField config={config} field={field} onMade={() => void ask({ ...asked, mapping })} />
          </li>
        ))}
      </ul>
      <Button
        isDisabled={Object.keys(mapping).length === 0}
        onPress={() => void ask({ ...asked, mapping: { ...asked.mapping, ...mapping } })}
      >
        {words.again}
      </Button>
    </section>
  )
}

function NewField({ config, field, onMade }: AreaProps & { field: string; onMade: () => void }): ReactNode {
  const words = useWords().catalogue.fields
  const propose = useProposal()
  const [agencyId, setAgency] = useState<string | null>(null)
  return (
    <div className="catalogue-new-field">
      <SearchSelect
        label={words.create}
        value={agencyId}
        options={config.agencies.map(({ id, name }) => ({ id, text: name }))}
        onChange={setAgency}
      />
      <Button
        isDisabled={agencyId === null}
        onPress={() => propose({ changes: [{ kind: 'field', item: { name: field, agencyId } }], onSaved: onMade })}
      >
        {words.createOne}
      </Button>
    </div>
  )
}
