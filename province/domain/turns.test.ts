import { expect, it } from 'vitest'
import { createTurns } from './turns.ts'

it('lets one name go one after the other, whatever becomes of each, and other names beside', async () => {
  const turns = createTurns()
  const said: string[] = []
  const gates = new Map<string, () => void>()
  const work = (name: string) => async () => {
    said.push(`${name} begins`)
    await new Promise<void>((resolve) => gates.set(name, resolve))
    said.push(`${name} ends`)
    if (name === 'a1') throw new Error('it broke')
  }
  const [first, second, other] = [turns('a', work('a1')), turns('a', work('a2')), turns('b', work('b1'))]
  const broken = first.catch((error: unknown) => String(error))
  await Promise.resolve()
  gates.get('b1')?.()
  await other
  gates.get('a1')?.()
  expect(await broken).toContain('it broke')
  await Promise.resolve()
  gates.get('a2')?.()
  await second
  expect(said).toEqual(['a1 begins', 'b1 begins', 'b1 ends', 'a1 ends', 'a2 begins', 'a2 ends'])
  expect(await turns('a', async () => 'again')).toBe('again')
})
