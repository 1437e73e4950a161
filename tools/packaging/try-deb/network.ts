import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process'

/** A network that leads nowhere, which all machines share: their loopback too. */
export type Network = {
  readonly name: string
  /** `fetch` of somebody on it. */
  readonly fetch: typeof globalThis.fetch
  /** Gives the files of a folder at an address. @returns ends it */
  serve(dir: string, port: number): () => void
  remove(): void
}

/** As any web server gives files. */
const SERVER = `const [dir, port] = process.argv.slice(1)
require('node:http').createServer((request, response) => {
  const body = require('node:fs').createReadStream(dir + new URL(request.url, 'http://x').pathname)
  body.once('error', () => response.writeHead(404).end())
  body.pipe(response)
}).listen(Number(port), '127.0.0.1')`

export function makeNetwork(name: string): Network {
  const ip = (...args: string[]): void => void execFileSync('ip', args)
  const inside = ['--net=/run/netns/'.concat(name), '--']
  spawnSync('ip', ['netns', 'delete', name])
  ip('netns', 'add', name)
  ip('-n', name, 'link', 'set', 'lo', 'up')
  // A cable whose both ends are here.
  ip('-n', name, 'link', 'add', 'lan0', 'type', 'veth', 'peer', 'name', 'lan1')
  ip('-n', name, 'address', 'add', '10.77.0.2/24', 'dev', 'lan0')
  for (const end of ['lan0', 'lan1']) ip('-n', name, 'link', 'set', end, 'up')
  // As in every house; nobody is there.
  ip('-n', name, 'route', 'add', 'default', 'via', '10.77.0.1', 'dev', 'lan0')

  function relay(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = [...new Headers(init.headers)].flatMap(([key, value]) => ['--header', `${key}: ${value}`])
    const body = typeof init.body === 'string' ? ['--data-binary', '@-'] : []
    const words = ['curl', '--silent', '--globoff', '--max-time', '60', '--write-out', '%{stderr}%{http_code}']
    const args = [...inside, ...words, '--request', init.method ?? 'GET', ...headers, ...body, url]
    return new Promise((resolve, reject) => {
      const child = execFile('nsenter', args, { encoding: 'buffer', maxBuffer: 2 ** 30 }, (error, stdout, stderr) => {
        if (error) return reject(new Error(`${url}: ${String(stderr)}`))
        const status = Number(String(stderr))
        resolve(new Response(status === 204 ? null : new Uint8Array(stdout), { status }))
      })
      child.stdin?.end(body.length > 0 ? init.body : undefined)
    })
  }

  return {
    name,
    fetch: (input, init) => relay(String(input), init),
    serve(dir, port) {
      const server = spawn('nsenter', [...inside, process.execPath, '-e', SERVER, dir, String(port)], {
        stdio: 'ignore',
      })
      return () => void server.kill()
    },
    remove: () => ip('netns', 'delete', name),
  }
}
