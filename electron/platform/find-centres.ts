import { Bonjour } from 'bonjour-service'
import type { Service } from 'bonjour-service'
import type { Cancel } from '../../shared/kernel/time.ts'
import { onCard, SERVICE_TYPE } from './mdns.ts'

/** A centre that told the house of itself. What it says is not proven: pairing does that. */
export type FoundCentre = { readonly name: string; readonly url: string }

/**
 * Looks for centres in the house.
 * @param onFound the whole list, whenever it changes
 * @param card network card by its address; undefined: all
 * @returns ends the search
 */
export function findCentres(onFound: (centres: readonly FoundCentre[]) => void, card?: string): Cancel {
  const bonjour = new Bonjour(onCard(card), () => {})
  const browser = bonjour.find({ type: SERVICE_TYPE })
  const tell = (): void => onFound(browser.services.map(centreOf))
  browser.on('up', tell)
  browser.on('down', tell)
  return () => {
    browser.stop()
    bonjour.destroy()
  }
}

function centreOf({ name, port, referer, addresses, txt }: Service): FoundCentre {
  // Where the answer came from is reachable for sure; the addresses it names may lie in another network.
  const address = referer?.address ?? addresses?.[0] ?? name
  const told = (txt as { name?: unknown } | undefined)?.name
  return {
    name: typeof told === 'string' ? told : name,
    url: `https://${address.includes(':') ? `[${address}]` : address}:${port}`,
  }
}
