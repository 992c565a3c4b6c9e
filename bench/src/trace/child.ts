/** A child process that answers one question at a time. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface Child {
  pid: number
  ask<T>(act: string, given?: object): Promise<T>
  stop(): Promise<void>
}

interface Question {
  act: string
  given: object
}
interface Answer {
  answer?: unknown
  error?: string
}

/** `file` in this folder. `nodeFlags`: for a profile. */
export function startChild(file: string, env: Record<string, string>, nodeFlags: string[] = []): Child {
  const child = fork(join(import.meta.dirname, file), [], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: nodeFlags,
  })
  const gone = ended(child, file)
  return {
    pid: child.pid as number,
    async ask<T>(act: string, given: object = {}) {
      child.send({ act, given } satisfies Question)
      const [message] = (await Promise.race([once(child, 'message'), gone])) as [Answer]
      if (message.error) throw new Error(`${file}: ${message.error}`)
      return message.answer as T
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exit = once(child, 'exit')
      child.disconnect()
      await exit
    },
  }
}

function ended(child: ChildProcess, file: string): Promise<never> {
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with ${String(code)}`)
  })
  gone.catch(() => {})
  return gone
}

/** In the child: answers each question by the act of its name; ends when the parent lets go. */
export function answering(acts: Record<string, (given: never) => Promise<unknown>>, close: () => Promise<unknown> = async () => {}): void {
  process.on('message', ({ act, given }: Question) => {
    const answer = acts[act]?.(given as never) ?? Promise.reject(new Error(`no act ${act}`))
    answer.then(
      (value) => process.send?.({ answer: value } satisfies Answer),
      (error: unknown) => process.send?.({ error: String(error) } satisfies Answer),
    )
  })
  process.once('disconnect', () => {
    void close().finally(() => process.exit(0))
  })
}
