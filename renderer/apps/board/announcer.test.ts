import { describe, expect, test } from 'vitest'
import type { AnnouncementsView } from '../../../shared/api/voice-views.ts'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import type { Said } from '../../features/voice/speaker.ts'
import { createAnnouncer } from './announcer.ts'

const settled = () => new Promise((resolve) => void setImmediate(resolve))

/** A centre and a loudspeaker whose sentences end when the test says so. */
function hall(options: { take?: 'mine' | 'gone' | 'later'; silent?: boolean } = {}) {
  const time = createManualTime()
  const log: string[] = []
  let endOfSentence: ((said: Said) => void) | null = null
  const state = {
    take: options.take ?? ('mine' as const),
    refreshed: 0,
    stillSo: undefined as (() => boolean) | undefined,
  }
  const announcer = createAnnouncer({
    timers: time.timers,
    speaker: {
      isReady: () => !options.silent,
      say: (sentence, loudness, times, stillSo) => {
        state.stillSo = stillSo
        log.push(`say ${sentence.join(' ')} ${loudness}% x${times}`)
        return new Promise((resolve) => (endOfSentence = resolve))
      },
    },
    take: async (seq) => {
      log.push(`take ${seq}`)
      return state.take
    },
    end: async (seq, outcome) => log.push(`end ${seq} ${outcome}`),
    refresh: () => (state.refreshed += 1),
  })
  const show = (seqs: number[], more: Partial<AnnouncementsView> = {}) =>
    announcer.update({
      speaker: 'here',
      loudness: 70,
      repeat: 2,
      region: 'north',
      announcements: seqs.map((callSeq) => ({
        callSeq,
        ticketId: `t${callSeq}`,
        number: `A00${callSeq}`,
        counterNumber: 3,
        calledAt: 0,
        calls: 1,
      })),
      speaking: null,
      now: 0,
      through: 0,
      ...more,
    })
  return {
    announcer,
    time,
    log,
    state,
    show,
    async finish(said: Said = 'spoken') {
      endOfSentence?.(said)
      await settled()
    },
  }
}

const SENTENCE = (n: number) => `say invite letter-a digit-0 digit-0 digit-${n} counter digit-3 70%`

describe('announcements of a hall', () => {
  test('are spoken one after the other, each once, however often the centre is read', async () => {
    const { show, log, finish } = hall()
    show([1, 2])
    await settled()
    show([1, 2])
    show([2])
    await settled()
    expect(log).toEqual(['take 1', `${SENTENCE(1)} x2`])
    await finish()
    expect(log.slice(2)).toEqual(['end 1 spoken', 'take 2', `${SENTENCE(2)} x2`])
    await finish('broken')
    show([2])
    await settled()
    expect(log.slice(5)).toEqual(['end 2 broken'])
  })

  test('that are gone meanwhile are passed over', async () => {
    const { show, log, state, finish } = hall({ take: 'gone' })
    show([1])
    await settled()
    state.take = 'mine'
    show([1, 4])
    await settled()
    expect(log).toEqual(['take 1', 'take 4', `${SENTENCE(4)} x2`])
    await finish()
  })

  test('wait while another speaker of the hall is at it, and are asked about again', async () => {
    const { show, log, state, time, finish } = hall({ take: 'later' })
    show([1])
    await settled()
    expect([log, state.refreshed]).toEqual([['take 1'], 0])
    time.advance(3_000)
    expect(state.refreshed).toBe(1)
    state.take = 'mine'
    show([1])
    await settled()
    expect(log).toEqual(['take 1', 'take 1', `${SENTENCE(1)} x2`])
    await finish()
  })

  test('keep their order while another speaker of the hall is at it', async () => {
    const { show, log, state, finish } = hall({ take: 'later' })
    show([1, 2])
    await settled()
    state.take = 'mine'
    show([1, 2])
    await settled()
    await finish()
    expect(log).toEqual(['take 1', 'take 1', `${SENTENCE(1)} x2`, 'end 1 spoken', 'take 2', `${SENTENCE(2)} x2`])
    await finish()
  })

  test('are not said again once their number has left the counter', async () => {
    const { show, state, finish } = hall()
    show([1])
    await settled()
    // Answered before the centre knew that it was taken.
    show([1])
    expect(state.stillSo?.()).toBe(true)
    show([2], { speaking: 1 })
    expect(state.stillSo?.()).toBe(true)
    show([2])
    expect(state.stillSo?.()).toBe(false)
    await finish()
    expect(state.stillSo?.()).toBe(true)
    await finish()
  })

  test('are said once each when many wait', async () => {
    const { show, log, finish } = hall()
    show([1, 2, 3, 4])
    await settled()
    await finish()
    expect(log.filter((line) => line.startsWith('say'))).toEqual([`${SENTENCE(1)} x1`, `${SENTENCE(2)} x2`])
  })

  test.each([['elsewhere'], ['off'], ['nowhere']] as const)(
    'are not this board’s when the speaker is %s',
    async (speaker) => {
      const { show, log } = hall()
      show([1], { speaker })
      await settled()
      expect(log).toEqual([])
    },
  )

  test('are left to others by a page that cannot be heard', async () => {
    const { show, log } = hall({ silent: true })
    show([1])
    await settled()
    expect(log).toEqual([])
  })

  test('end with the page', async () => {
    const { show, log, announcer, finish } = hall()
    show([1, 2])
    await settled()
    announcer.stop()
    await finish()
    expect(log.at(-1)).toBe('end 1 spoken')
  })
})
