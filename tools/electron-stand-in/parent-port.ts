import { EventEmitter } from 'node:events'

/** What a child of `utilityProcess` finds as `process.parentPort`. */
const port = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => void process.send?.(message),
})
// Electron ends its services with itself.
process.on('disconnect', () => process.exit())
process.on('message', (data) => port.emit('message', { data, ports: [] }))
// The channel alone does not keep a service running.
process.channel?.unref()
Object.defineProperty(process, 'parentPort', { value: port })
