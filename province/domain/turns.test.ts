import { expect, it } from 'vitest'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { createTurns } from './turns.ts'

it('lets one name go one after the other in the order in which they began, and other names beside', async () => {
  const turns = createTurns(createManualTime(0).timers)
  const said: string[] = []
  const [first, second, other] = [turns('a'), turns('a'), turns('b')]
  const come = (turn: ReturnType<typeof turns>, words: string) => turn.comes().then(() => said.push(words))
  const waits = come(second, 'second')
  await come(other, 'other')
  await come(first, 'first')
  expect(said).toEqual(['other', 'first'])
  first.over()
  await waits
  second.over()
  await come(turns('a'), 'nobody before')
  expect(said).toEqual(['other', 'first', 'second', 'nobody before'])
})

it('waits for nobody whose line was cut', async () => {
  const time = createManualTime(0)
  const turns = createTurns(time.timers)
  turns('a')
  const second = turns('a')
  const said: string[] = []
  const comes = second.comes().then(() => said.push('second'))
  time.advance(2_000)
  await comes
  // Nor does the next one.
  const third = turns('a').comes()
  second.over()
  await third.then(() => said.push('third'))
  expect(said).toEqual(['second', 'third'])
})
