import type { z } from 'zod'
import type { Transport } from '../../hardware/ports.ts'
import { createDeviceFileTransport } from '../../hardware/transports/device-file.ts'
import { createSerialTransport } from '../../hardware/transports/serial.ts'
import { loadSpoolerApi } from '../../hardware/transports/spooler-api.ts'
import { createTcpTransport } from '../../hardware/transports/tcp.ts'
import { createSpoolerTransport } from '../../hardware/transports/windows-spooler.ts'
import type { fileLine, spoolerLine } from '../../shared/domain/config/station-devices.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import type { serialLine, tcpLine } from './device-config.ts'

export type LineConfig = z.infer<typeof tcpLine | typeof serialLine | typeof fileLine | typeof spoolerLine>

/** The transport that a configuration names. Opens nothing yet. */
export function openLine(line: LineConfig, timers: Timers): Transport {
  switch (line.kind) {
    case 'tcp':
      return createTcpTransport(tcpOptions(line, timers))
    case 'serial':
      return createSerialTransport(line)
    case 'spooler':
      return createSpoolerTransport({ ...line, load: loadSpoolerApi })
    case 'file':
      return createDeviceFileTransport({ ...line, timers })
  }
}

const tcpOptions = ({ host, port, bytesPerSecond }: Extract<LineConfig, { kind: 'tcp' }>, timers: Timers) => ({
  host,
  port,
  timers,
  ...(bytesPerSecond === undefined ? {} : { bytesPerSecond }),
})
