import { readFileSync, writeFileSync } from 'node:fs'
import { createSerialTransport } from '../../transports/serial.ts'

/**
 * Runs on Windows: sends a file to a printer on a serial port, and writes down what the printer answered, as
 * hexadecimal. Arguments: port, file, bytes that are answered, result.
 */
const [path = '', file = '', answered = '', result = ''] = process.argv.slice(2)

async function print(): Promise<string> {
  const heard: number[] = []
  let tell = (): void => {}
  const connection = await createSerialTransport({ path, baudRate: 921_600 }).open({
    onBytes(bytes) {
      heard.push(...bytes)
      tell()
    },
    onLost: () => undefined,
  })
  await connection.write(readFileSync(file))
  while (heard.length < Number(answered)) await new Promise<void>((resolve) => (tell = resolve))
  connection.close()
  return `${process.platform}: ${Buffer.from(heard).toString('hex')}`
}

writeFileSync(result, await print().catch((error: unknown) => String(error)))
