/** Structured log lines. What could identify or unlock somebody is cut out before it is written. */
import { type Logger, pino } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

const secret = ['password', 'newPassword', 'code', 'token', 'proof', 'secret', 'authorization', 'cookie', 'key', 'email', 'phone']

export function createLog(level: string, destination?: NodeJS.WritableStream): Logger {
  const paths = secret.flatMap((word) => [word, `*.${word}`, `*.*.${word}`])
  return pino({ level, redact: { paths, censor: '…' }, base: null }, destination ?? process.stdout)
}
