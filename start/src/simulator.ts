/** The simulated cars: a process of their own that ends with ours. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from './options.ts'

export interface SimulatorOptions {
  carsFile: string
  carPort: number
  estPort: number
  benchPort: number
  log(line: string): void
}

/** Starts the simulator and waits until its bench answers. Gives how to stop it. */
export async function startSimulator({ carsFile, carPort, estPort, benchPort, log }: SimulatorOptions): Promise<() => Promise<void>> {
  const words = ['--cars', carsFile, '--mqtt-port', carPort, '--est-port', estPort, '--http', benchPort]
  const child = spawn(process.execPath, [join(root, 'simulator/src/main.ts'), ...words.map(String)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => log(`cars: ${text.trimEnd()}`))
  const ended = once(child, 'exit').then(() => {
    throw new Error('The simulated cars ended before they were ready; see above.')
  })
  await Promise.race([once(child, 'message'), ended])
  ended.catch(() => {})
  return () => stop(child)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}
