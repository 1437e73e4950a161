import type { ReactNode } from 'react'
import './fingerprint.css'

export type FingerprintProps = { label: string; value: string }

/** The fingerprint of a certificate in groups that an eye can follow from one screen to another. */
export function Fingerprint({ label, value }: FingerprintProps): ReactNode {
  const pairs = value.split(':')
  const groups = Array.from({ length: pairs.length / 4 }, (_, i) => pairs.slice(i * 4, i * 4 + 4).join(' '))
  return (
    <figure className="fingerprint">
      <figcaption className="small">{label}</figcaption>
      <p className="number">
        {groups.map((group) => (
          <span key={group}>{group}</span>
        ))}
      </p>
    </figure>
  )
}
