import type { AnnouncementsView, AnnouncementView } from '../../../shared/api/voice-views.ts'
import { announcementClips } from '../../../shared/domain/voice/announce.ts'
import type { Timers } from '../../../shared/kernel/time.ts'
import type { Said, Speaker } from '../../features/voice/speaker.ts'

export type AnnouncerOptions = {
  readonly speaker: Pick<Speaker, 'say' | 'isReady'>
  /** Begins an announcement at the centre; `gone`: it is over, `later`: another speaker of the hall is at it. */
  take(callSeq: number): Promise<'mine' | 'gone' | 'later'>
  /** Tells how it ended, however long that takes. */
  end(callSeq: number, outcome: Said): Promise<unknown>
  /** Asks the centre anew; the answer comes in by `update`. */
  refresh(): void
  readonly timers: Timers
}

export type Announcer = {
  update(view: AnnouncementsView): void
  /** Says something once beside the calls of the hall, when the sentence under way has ended. */
  trySpeaker(sentence: readonly string[], loudness: number): Promise<Said>
  stop(): void
}

/** Another speaker of the hall is asked about so often; its end is also told by an event. */
const LATER_MS = 3_000
/** With so many more waiting each is said once: twice would make the last ones come too late. */
const MANY = 2

/**
 * Speaks what the centre says is to be spoken, one after the other. The centre gives each announcement to one board
 * only, so whatever this page believes, nothing is said twice in a hall.
 */
export function createAnnouncer({ speaker, take, end, refresh, timers }: AnnouncerOptions): Announcer {
  let view: AnnouncementsView | null = null
  let busy = false
  let stopped = false
  let cancelLater = (): void => {}
  /** The call that is being spoken, and whether it still stands. */
  let speaking = { callSeq: 0, stands: false }
  /** Trials that a technician asked for: each ends, with its outcome, when the speaker is free or gone. */
  let trials: { run(): Promise<void>; giveUp(): void }[] = []
  /** Taken or given up: an answer that was under way meanwhile may still name it. */
  let done = 0

  async function speak(announcement: AnnouncementView, how: AnnouncementsView, others: number): Promise<void> {
    const { callSeq } = announcement
    const taken = await take(callSeq)
    if (taken === 'later') {
      // Nor are those behind it begun: a newer one first, and this one would count as done.
      view = null
      cancelLater()
      cancelLater = timers.after(LATER_MS, refresh)
      return
    }
    done = Math.max(done, callSeq)
    if (taken === 'mine') {
      const times = others > MANY ? 1 : how.repeat
      speaking = { callSeq, stands: true }
      const sentence = announcementClips(announcement, how.region)
      await end(callSeq, await speaker.say(sentence, how.loudness, times, () => speaking.stands))
    }
    if (!stopped) refresh()
  }

  function next(): void {
    if (stopped || busy) return
    const trial = trials.shift()
    if (trial) return occupy(trial.run())
    if (view?.speaker !== 'here' || !speaker.isReady()) return
    const waiting = view.announcements.filter(({ callSeq }) => callSeq > done)
    const [first, ...others] = waiting
    if (!first) return
    view = { ...view, announcements: others }
    occupy(speak(first, view, others.length))
  }

  function occupy(speech: Promise<void>): void {
    busy = true
    void speech.finally(() => {
      busy = false
      next()
    })
  }

  return {
    update(fresh) {
      view = fresh
      // An answer from before the taking still lists it as one to come.
      const listed = fresh.announcements.some(({ callSeq }) => callSeq === speaking.callSeq)
      if (fresh.speaking !== speaking.callSeq && !listed) speaking = { ...speaking, stands: false }
      next()
    },
    trySpeaker: (sentence, loudness) =>
      new Promise((resolve) => {
        if (stopped) return resolve('broken')
        const run = async (): Promise<void> => resolve(await speaker.say(sentence, loudness, 1))
        trials.push({ run, giveUp: () => resolve('broken') })
        next()
      }),
    stop() {
      stopped = true
      cancelLater()
      for (const { giveUp } of trials) giveUp()
      trials = []
    },
  }
}
