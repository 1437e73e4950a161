import type { Cancel } from '../../../shared/kernel/time.ts'
import { openGateways } from '../gateways/open-gateways.ts'
import type { Gateways } from '../gateways/open-gateways.ts'
import type { Outgoing, SendOutcome } from '../usecases/messages/sender.ts'
import type { Centre } from '../centre.ts'
import type { Outcome } from '../usecases/execute.ts'
import { remindUncollected } from '../usecases/messages/remind.ts'
import { recordAnswer, recordOutcome, takeMessages } from '../usecases/messages/send.ts'
import { TOLD, isNews, tellOf } from '../usecases/messages/tell.ts'

const APART_MS = 5_000
const NOBODY = { kind: 'nobody', address: '' } as const
/** Events read at once, and messages that are on their way at the same time. */
const READ_AT_ONCE = 500
const SENT_AT_ONCE = 4
/** What is read again at most after a crash. */
const WRITTEN_APART = 2_000

/**
 * Tells citizens what happens to their dossiers: every five seconds it reads on in the journal, reminds of results that
 * nobody collects, hands to the gateways what is due, and hears what became of it. Nothing at a counter waits for it.
 * @returns what stops it
 */
export function keepTellingCitizens(centre: Centre, dir: string): Cancel {
  const { deps, executor, timers, log } = centre
  const gateways = openGateways(dir, () => configured(centre), deps.demo)
  const readOn = journalReader(centre)
  let remindedOn = ''
  let isBusy = false
  let isStopped = false
  const work = async (): Promise<void> => {
    await readOn()
    const { businessDate } = executor.context(NOBODY)
    if (remindedOn !== businessDate) await remind(centre)
    remindedOn = businessDate
    await gateways.file
      .collect((answer) => executor.execute(NOBODY, null, (ctx) => recordAnswer(deps, answer, ctx)))
      // What a province put there must not keep others from being told.
      .catch((error: unknown) => log.error({ err: error }, 'answers of a gateway could not be read'))
    while (!isStopped && (await sendSome(centre, gateways, () => isStopped)));
    await withdrawErased(centre, gateways)
  }
  const tell = async (): Promise<void> => {
    if (isBusy || isStopped) return
    isBusy = true
    try {
      await work()
    } catch (error) {
      log.error({ err: error }, 'citizens could not be told')
    } finally {
      isBusy = false
    }
  }
  void tell()
  const cancel = timers.every(APART_MS, () => void tell())
  return () => {
    isStopped = true
    cancel()
  }
}

function configured({ deps, executor }: Centre) {
  const { businessDate } = executor.context(NOBODY)
  return deps.store.config().setting('message.gateways', businessDate) ?? []
}

/**
 * Reads the journal on from where it was left, and from the head where nothing was read yet: nobody is told what happened
 * before there were messages. How far it came is written with the news, and now and then without, not after each event.
 */
function journalReader({ deps, executor, journal }: Centre): () => Promise<void> {
  let readTo = deps.store.messages.cursor(TOLD) ?? null
  let writtenTo = readTo ?? 0
  const readSome = async (): Promise<boolean> => {
    const head = journal.head().seq
    const after = readTo ?? head
    const events = after < head ? journal.read(after, head, READ_AT_ONCE) : []
    const through = events.at(-1)?.seq ?? after
    const news = events.filter(isNews)
    if (news.length > 0 || readTo === null || through - writtenTo >= WRITTEN_APART) {
      await executor.execute(NOBODY, null, (ctx) => tellOf(deps, { events: news, through }, ctx))
      writtenTo = through
    }
    readTo = through
    return events.length === READ_AT_ONCE
  }
  return async () => {
    while (await readSome());
  }
}

/** What was erased while its file waited to be picked up does not wait any longer (law-facts §7). */
async function withdrawErased({ deps, log }: Centre, { file }: Gateways): Promise<void> {
  for (const id of await file.waiting()) {
    if (deps.store.messages.byId(id)?.body != null) continue
    if (await file.withdraw(id)) log.info({ messageId: id }, 'a message that was erased is not handed out any more')
  }
}

async function remind(centre: Centre): Promise<void> {
  const { deps, executor } = centre
  const outcome = await executor.execute(NOBODY, null, (ctx) => remindUncollected(deps, ctx))
  if (valueOf<{ more: boolean }>(outcome)?.more) await remind(centre)
}

/** @returns whether there may be more */
async function sendSome(centre: Centre, gateways: Gateways, isStopped: () => boolean): Promise<boolean> {
  const { deps, executor } = centre
  const outcome = await executor.execute(NOBODY, null, (ctx) => takeMessages(deps, ctx))
  const messages = valueOf<{ messages: Outgoing[] }>(outcome)?.messages ?? []
  const rest = [...messages]
  const work = async (): Promise<void> => {
    for (let message = rest.shift(); message; message = rest.shift()) {
      const messageId = message.id
      const became = await sendOne(gateways, message)
      // The file is closing: it is sent again under its key when the centre is back.
      if (isStopped()) return
      await executor.execute(NOBODY, null, (ctx) => recordOutcome(deps, { messageId, outcome: became }, ctx))
    }
  }
  await Promise.all(Array.from({ length: SENT_AT_ONCE }, work))
  return messages.length > 0
}

async function sendOne(gateways: Gateways, message: Outgoing): Promise<SendOutcome> {
  const sender = gateways.of(message.channel)
  if (!sender) return { kind: 'failed', cause: 'no-gateway' }
  return message.to === '' ? { kind: 'failed', cause: 'bad-address' } : sender.send(message)
}

const valueOf = <A>(outcome: Outcome): A | null => (outcome.ok ? (JSON.parse(outcome.answer) as A) : null)
