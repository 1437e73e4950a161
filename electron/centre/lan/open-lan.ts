import type { Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { TrustView } from '../../../shared/api/trust-view.ts'
import type { Clock, Timers } from '../../../shared/kernel/time.ts'
import type { Log } from '../../platform/log.ts'
import { announce } from './announce.ts'
import type { Authority, Machine } from './authority.ts'
import { keepCertificate, namesOf } from './certificate.ts'
import { createTrustApp, serveTrust } from './trust-routes.ts'

export type LanOptions = {
  /** Port of TLS; 0 picks one. */
  readonly port: number
  /** Port of the page without TLS that explains the certificate; 0 picks one. */
  readonly trustPort: number
  /** Address to bind to; all of them unless told otherwise. */
  readonly host?: string
  /** Network card by its address on which the centre is announced; null: it is not. Default: all. */
  readonly announceOn?: string | null
  readonly machine: () => Machine
}

export type Lan = {
  /** Over TLS, under the name or address that the house uses most. */
  readonly url: string
  readonly port: number
  readonly trustUrl: string
  readonly fingerprint: string
  stop(): Promise<void>
}

export type LanParts = {
  readonly authority: Authority
  /** Made by `createLanServer`, with the live channel already on it. */
  readonly server: Server
  readonly centreName: () => string
  readonly pagesDir?: string
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
}

const EVERYWHERE = '0.0.0.0'

/**
 * Opens the centre to its house: TLS with a certificate that renews itself, the page that explains it, and its name by mDNS.
 * @param app the centre's routes, not listening yet
 */
export async function openLan(app: FastifyInstance, options: LanOptions, parts: LanParts): Promise<Lan> {
  const { authority, server, clock, timers, log, centreName } = parts
  const { host = EVERYWHERE, machine } = options
  const certificate = await keepCertificate({
    authority,
    machine,
    clock,
    timers,
    log,
    use: (context) => server.setSecureContext(context),
  })
  const ports = { tls: options.port, trust: options.trustPort }
  const view = (): TrustView => ({
    centre: centreName(),
    fingerprint: authority.fingerprint,
    addresses: reachable(host, machine()).map((name) => `https://${bracketed(name)}:${ports.tls}`),
    page: `http://${bracketed(reachable(host, machine())[0] ?? '127.0.0.1')}:${ports.trust}/trust/`,
  })
  const trust = { view, pem: authority.pem }
  serveTrust(app, trust)
  const trustApp = await createTrustApp(trust, parts.pagesDir)
  await trustApp.listen({ port: options.trustPort, host })
  await listen(server, options.port, host)
  ports.tls = (server.address() as AddressInfo).port
  ports.trust = (trustApp.server.address() as AddressInfo).port
  const hide =
    options.announceOn === null
      ? async () => {}
      : announce({
          name: centreName(),
          fingerprint: authority.fingerprint,
          ...machine(),
          port: ports.tls,
          card: options.announceOn,
          log,
        })

  return {
    url: view().addresses[0] ?? '',
    port: ports.tls,
    trustUrl: view().page,
    fingerprint: authority.fingerprint,
    async stop() {
      certificate.stop()
      await hide()
      await trustApp.close()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

/** Addresses first: they work on every device, names only where the house's router or mDNS gives them. */
function reachable(host: string, machine: Machine): string[] {
  if (host !== EVERYWHERE && host !== '::') return [host]
  const names = namesOf(machine).filter((name) => !/^(localhost|127\.0\.0\.1)$/.test(name))
  const isAddress = (name: string): boolean => machine.addresses.includes(name)
  return [...names.filter(isAddress), ...names.filter((name) => !isAddress(name)), '127.0.0.1']
}

const bracketed = (name: string): string => (name.includes(':') ? `[${name}]` : name)

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
