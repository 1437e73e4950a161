import type { z } from 'zod'
import type { Transport } from '../../hardware/ports.ts'
import { createSerialTransport } from '../../hardware/transports/serial.ts'
import { createTcpTransport } from '../../hardware/transports/tcp.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import type { serialLine, tcpLine } from './device-config.ts'

export type LineConfig = z.infer<typeof tcpLine> | z.infer<typeof serialLine>

/** The transport that a configuration names. Opens nothing yet. */
export const openLine = (line: LineConfig, timers: Timers): Transport =>
  line.kind === 'tcp' ? createTcpTransport({ ...line, timers }) : createSerialTransport(line)
